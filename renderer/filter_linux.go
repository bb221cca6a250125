//go:build amd64 || arm64

package main

import (
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Where the parts of a system call stand in what a filter is shown.
const (
	numberAt = 0
	archAt   = 4
	firstAt  = 16
	thirdAt  = 32
)

// allowed are the system calls that the language's runtime needs once the program runs: reading and writing what is
// open, memory, threads, time and signals. Nothing opens, connects, starts or looks.
var allowed = []uint32{
	unix.SYS_READ, unix.SYS_WRITE, unix.SYS_CLOSE, unix.SYS_FCNTL, unix.SYS_FSTAT,
	unix.SYS_MUNMAP, unix.SYS_MADVISE, unix.SYS_BRK, unix.SYS_MINCORE,
	unix.SYS_FUTEX, unix.SYS_NANOSLEEP, unix.SYS_CLOCK_NANOSLEEP, unix.SYS_CLOCK_GETTIME, unix.SYS_GETTIMEOFDAY,
	unix.SYS_SCHED_YIELD, unix.SYS_SCHED_GETAFFINITY, unix.SYS_RESTART_SYSCALL,
	unix.SYS_RT_SIGACTION, unix.SYS_RT_SIGPROCMASK, unix.SYS_RT_SIGRETURN, unix.SYS_SIGALTSTACK,
	unix.SYS_GETPID, unix.SYS_GETTID, unix.SYS_TGKILL,
	unix.SYS_EPOLL_CREATE1, unix.SYS_EPOLL_CTL, unix.SYS_EPOLL_PWAIT, unix.SYS_EVENTFD2,
	unix.SYS_GETRANDOM, unix.SYS_EXIT, unix.SYS_EXIT_GROUP,
}

func load32(at uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: at}
}

// jump compares; the distances are in steps.
func jump(how uint16, with uint32, yes, no uint8) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_JMP | how | unix.BPF_K, Jt: yes, Jf: no, K: with}
}

func leave(with uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: with}
}

var (
	allow = leave(unix.SECCOMP_RET_ALLOW)
	deny  = leave(unix.SECCOMP_RET_ERRNO | uint32(unix.EPERM))
	kill  = leave(unix.SECCOMP_RET_KILL_PROCESS)
)

// filter lets the allowed calls through, threads but no processes, and memory but none that can be executed.
func filter() []unix.SockFilter {
	arch := uint32(unix.AUDIT_ARCH_X86_64)
	if runtime.GOARCH == "arm64" {
		arch = unix.AUDIT_ARCH_AARCH64
	}
	out := []unix.SockFilter{load32(archAt), jump(unix.BPF_JEQ, arch, 1, 0), kill, load32(numberAt)}
	for _, call := range allowed {
		out = append(out, jump(unix.BPF_JEQ, call, 0, 1), allow)
	}
	for _, call := range []uint32{unix.SYS_MMAP, unix.SYS_MPROTECT} {
		out = append(out, jump(unix.BPF_JEQ, call, 0, 4), load32(thirdAt), jump(unix.BPF_JSET, unix.PROT_EXEC, 1, 0), allow, deny)
	}
	out = append(out, jump(unix.BPF_JEQ, unix.SYS_CLONE, 0, 4), load32(firstAt), jump(unix.BPF_JSET, unix.CLONE_THREAD, 0, 1), allow, deny)
	return append(out, deny)
}

// seccomp puts the filter over every thread.
func seccomp() error {
	steps := filter()
	program := unix.SockFprog{Len: uint16(len(steps)), Filter: &steps[0]}
	_, _, code := syscall.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&program)))
	if code != 0 {
		return code
	}
	return nil
}
