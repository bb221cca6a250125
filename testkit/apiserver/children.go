package main

import (
	"os"
	"sync"
)

// childList remembers the programs that this one started, and only those.
type childList struct {
	mu   sync.Mutex
	list []*os.Process
}

var children childList

func (c *childList) add(p *os.Process) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = append(c.list, p)
}

func (c *childList) kill() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, p := range c.list {
		_ = p.Kill()
	}
}
