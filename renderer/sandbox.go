package main

// sandbox is what holds this process, as it saw it after it gave everything up.
type sandbox struct {
	// Seccomp tells whether only harmless system calls are let through.
	Seccomp bool `json:"seccomp"`
	// Landlock is the version of the kernel's Landlock that denies every file, 0 where the kernel has none.
	Landlock int `json:"landlock"`
	// Limits tells whether memory, processor time, files and core dumps are bounded.
	Limits bool `json:"limits"`
}
