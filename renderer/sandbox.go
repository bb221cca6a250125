package main

import (
	"runtime"
	"runtime/debug"
)

// untidy is how much memory may be held before garbage is looked for between two steps of work.
const untidy = 24 << 20

// tidy gives back what a step of work left behind. While time stands still the collector does not keep up with one that
// never rests: it has to be asked.
func tidy() {
	var now runtime.MemStats
	if runtime.ReadMemStats(&now); now.HeapAlloc > untidy {
		debug.FreeOSMemory()
	}
}

// sandbox is what holds this process, as it saw it after it gave everything up.
type sandbox struct {
	// Seccomp tells whether only harmless system calls are let through.
	Seccomp bool `json:"seccomp"`
	// Landlock is the version of the kernel's Landlock that denies every file, 0 where the kernel has none.
	Landlock int `json:"landlock"`
	// Limits tells whether memory, processor time, files and core dumps are bounded.
	Limits bool `json:"limits"`
}
