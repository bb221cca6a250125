package main

import (
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
)

// probed is what came of trying something that the sandbox forbids; an attempt without a limit never answers.
type probed struct {
	Denied  bool   `json:"denied"`
	Message string `json:"message"`
}

// probe tries to break out, so that the parent can see that it does not succeed.
func probe(what string) probed {
	switch what {
	case "open":
		_, err := os.ReadFile("/etc/hostname")
		return outcome(err)
	case "create":
		return outcome(os.WriteFile("/tmp/plimsoll-probe", []byte("x"), 0o600))
	case "socket":
		_, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
		return outcome(err)
	case "connect":
		_, err := net.Dial("tcp", "127.0.0.1:1")
		return outcome(err)
	case "start":
		return outcome(exec.Command("/bin/true").Run())
	case "executable-memory":
		_, err := syscall.Mmap(-1, 0, 4096, syscall.PROT_READ|syscall.PROT_EXEC, syscall.MAP_ANON|syscall.MAP_PRIVATE)
		return outcome(err)
	case "panic":
		panic("as it was asked")
	case "memory":
		hoard()
	case "loop":
		for {
		}
	case "print":
		for {
			os.NewFile(answersTo, "answers").WriteString(strings.Repeat("x", 1<<20))
		}
	}
	return probed{Message: "no such probe"}
}

func outcome(err error) probed {
	if err == nil {
		return probed{Message: "it was let through"}
	}
	return probed{Denied: true, Message: err.Error()}
}

// hoard takes memory until there is no more.
func hoard() {
	var kept [][]byte
	for {
		block := make([]byte, 16<<20)
		for at := 0; at < len(block); at += 4096 {
			block[at] = 1
		}
		kept = append(kept, block)
		_ = kept
	}
}
