package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"
)

const (
	workdirPrefix = "plimsoll-apiserver-"
	lockName      = "lock"
)

// workdir is the temporary folder of one run. A lock inside is held for as
// long as the process lives, so that a later run can tell a folder in use
// from one that a killed process left behind.
type workdir struct {
	path string
	lock *os.File
}

func newWorkdir() (*workdir, error) {
	sweepStale()
	path, err := os.MkdirTemp("", workdirPrefix)
	if err != nil {
		return nil, fmt.Errorf("cannot create a temporary folder (set TMPDIR to one that is writable): %w", err)
	}
	lock, err := os.Create(filepath.Join(path, lockName))
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(lock.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		return nil, fmt.Errorf("cannot lock the temporary folder %s: %w", path, err)
	}
	return &workdir{path: path, lock: lock}, nil
}

func (w *workdir) file(name string) string { return filepath.Join(w.path, name) }

// remove tries twice: etcd, which is being abandoned rather than closed, may
// write one more file in between.
func (w *workdir) remove() {
	if os.RemoveAll(w.path) != nil {
		_ = os.RemoveAll(w.path)
	}
}

// sweepStale removes what earlier, killed runs left. It is best effort.
func sweepStale() {
	paths, err := filepath.Glob(filepath.Join(os.TempDir(), workdirPrefix+"*"))
	if err != nil {
		return
	}
	for _, path := range paths {
		if isStale(path) {
			_ = os.RemoveAll(path)
		}
	}
}

func isStale(path string) bool {
	info, err := os.Lstat(path)
	// A young folder may belong to a process that has not locked it yet.
	if err != nil || !info.IsDir() || time.Since(info.ModTime()) < time.Minute {
		return false
	}
	lock, err := os.Open(filepath.Join(path, lockName))
	if err != nil {
		return errors.Is(err, os.ErrNotExist)
	}
	defer lock.Close()
	return unix.Flock(int(lock.Fd()), unix.LOCK_EX|unix.LOCK_NB) == nil
}

// divertStderr sends everything that the linked libraries and the children
// write to stderr into a file, and returns the real stderr. The log of an API
// server would drown the output of a test.
func divertStderr(path string) (*os.File, error) {
	log, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fmt.Errorf("cannot write the log %s (choose another --log-file): %w", path, err)
	}
	defer log.Close()
	saved, err := unix.FcntlInt(2, unix.F_DUPFD_CLOEXEC, 3)
	if err != nil {
		return nil, err
	}
	if err := unix.Dup2(int(log.Fd()), 2); err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(saved), "stderr"), nil
}

// tail returns the end of a log, for a message about a failed start.
func tail(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > logTail {
		if _, err := f.Seek(-logTail, io.SeekEnd); err != nil {
			return ""
		}
	}
	text, _ := io.ReadAll(io.LimitReader(f, logTail))
	return string(text)
}
