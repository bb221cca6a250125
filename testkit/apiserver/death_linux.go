package main

import "syscall"

// dieWithParent has the kernel end a child even when we are killed outright.
func dieWithParent() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}
