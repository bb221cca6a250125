package main

import (
	"io"
	"math/rand"
	randv2 "math/rand/v2"
	"sync"
	_ "unsafe" // for go:linkname
)

// Charts may ask for passwords, certificates and identifiers. Their randomness starts anew with every request, so
// that the same chart gives the same bytes; time stands still by the build tag faketime.

//go:linkname setTestingReader crypto/internal/rand.SetTestingReader
func setTestingReader(r io.Reader)

type locked struct {
	sync.Mutex
	source *randv2.ChaCha8
}

func (l *locked) Read(bytes []byte) (int, error) {
	l.Lock()
	defer l.Unlock()
	return l.source.Read(bytes)
}

func seed() {
	setTestingReader(&locked{source: randv2.NewChaCha8([32]byte{'p', 'l', 'i', 'm', 's', 'o', 'l', 'l'})})
	rand.Seed(1)
}
