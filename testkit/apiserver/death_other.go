//go:build !linux

package main

import "syscall"

// dieWithParent can do nothing here: only Linux has a death signal. Children
// are still ended on every orderly way out.
func dieWithParent() *syscall.SysProcAttr { return nil }
