//go:build !linux || !(amd64 || arm64)

package main

import "errors"

func confine(uint64, uint64, uint64) (sandbox, error) {
	return sandbox{}, errors.New("there is no sandbox for this system; the renderer runs on Linux on amd64 and arm64")
}
