//go:build amd64 || arm64

package main

import (
	"fmt"
	"runtime/debug"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// confine gives up, for every thread of this process and for good, all that rendering does not need.
func confine(memory, calm, processor uint64) (sandbox, error) {
	if err := limit(memory, calm, processor); err != nil {
		return sandbox{}, fmt.Errorf("limits cannot be set: %w", err)
	}
	held := sandbox{Limits: true}
	if err := unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0); err != nil {
		return held, fmt.Errorf("tracing cannot be given up: %w", err)
	}
	if _, _, code := syscall.AllThreadsSyscall6(unix.SYS_PRCTL, unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0, 0); code != 0 {
		return held, fmt.Errorf("new privileges cannot be given up: %w", code)
	}
	held.Landlock = landlock()
	if err := seccomp(); err != nil {
		return held, fmt.Errorf("system calls cannot be given up: %w", err)
	}
	held.Seccomp = true
	return held, nil
}

// limit bounds what this process takes. Address space is bounded widely: the runtime reserves more than it uses.
func limit(memory, calm, processor uint64) error {
	debug.SetMemoryLimit(int64(min(calm, memory/4*3)))
	debug.SetMaxStack(int(memory / 4))
	for _, bound := range []struct {
		what int
		most uint64
	}{
		{unix.RLIMIT_CORE, 0},
		{unix.RLIMIT_FSIZE, 0},
		{unix.RLIMIT_NOFILE, 32},
		{unix.RLIMIT_CPU, processor},
		{unix.RLIMIT_DATA, memory},
		{unix.RLIMIT_AS, memory + 4<<30},
	} {
		if err := unix.Setrlimit(bound.what, &unix.Rlimit{Cur: bound.most, Max: bound.most}); err != nil {
			return err
		}
	}
	return nil
}

// landlock denies every way to a file that the kernel knows of, and tells its version; 0 where there is none. Seccomp
// denies opening files in any case.
func landlock() int {
	version, _, code := syscall.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, 0, 0, unix.LANDLOCK_CREATE_RULESET_VERSION)
	if code != 0 || int(version) < 1 {
		return 0
	}
	rules := unix.LandlockRulesetAttr{Access_fs: handled(int(version))}
	if version >= 4 {
		rules.Access_net = unix.LANDLOCK_ACCESS_NET_BIND_TCP | unix.LANDLOCK_ACCESS_NET_CONNECT_TCP
	}
	set, _, code := syscall.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, uintptr(unsafe.Pointer(&rules)), unsafe.Sizeof(rules.Access_fs)+unsafe.Sizeof(rules.Access_net), 0)
	if code != 0 {
		return 0
	}
	defer unix.Close(int(set))
	if _, _, code := syscall.AllThreadsSyscall(unix.SYS_LANDLOCK_RESTRICT_SELF, set, 0, 0); code != 0 {
		return 0
	}
	return int(version)
}

// handled are the kinds of access that a version of Landlock can deny.
func handled(version int) uint64 {
	all := uint64(unix.LANDLOCK_ACCESS_FS_MAKE_SYM<<1 - 1)
	if version >= 2 {
		all |= unix.LANDLOCK_ACCESS_FS_REFER
	}
	if version >= 3 {
		all |= unix.LANDLOCK_ACCESS_FS_TRUNCATE
	}
	if version >= 5 {
		all |= unix.LANDLOCK_ACCESS_FS_IOCTL_DEV
	}
	return all
}
