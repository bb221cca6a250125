package main

import "time"

// Every bound of this program.
const (
	// softMemoryLimit makes the collector work harder rather than let the
	// heap of the API server grow on a small machine. It is not a hard wall.
	softMemoryLimit = 768 << 20
	// gcPercent trades some processor time for a smaller heap.
	gcPercent = 50
	// etcdQuota bounds the database; a test stores a few hundred objects.
	etcdQuota = 256 << 20
	// walSegment replaces 64 MB segments, which are allocated in advance.
	walSegment = 4 << 20
	// maxRequestsInFlight bounds the requests that are served at once.
	maxRequestsInFlight = 200
	// startupLimit is generous, since tests share small machines.
	startupLimit = 120 * time.Second
	// pollEvery is how often readiness is asked for.
	pollEvery = 50 * time.Millisecond
	// askFor is how long one such question may take.
	askFor = 2 * time.Second
	// logTail is how much of the log is shown when the start fails.
	logTail = 4 << 10
	// maxPodLine bounds one line of `pss` (etcd would refuse far less).
	maxPodLine = 4 << 20
)
