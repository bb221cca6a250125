package main

import (
	"os"
	"sync"
)

// childList remembers the programs that this one started, and only those.
type childList struct {
	mu      sync.Mutex
	list    []*os.Process
	running sync.WaitGroup
}

var children childList

func (c *childList) add(p *os.Process) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = append(c.list, p)
	c.running.Add(1)
}

// kill ends the children and waits until they are reaped; in a container
// there may be nobody else who would.
func (c *childList) kill() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, p := range c.list {
		_ = p.Kill()
	}
	c.running.Wait()
}
