// Package rest stands in for the Kubernetes client's: this program never talks to a cluster.
package rest

// Config would hold how a cluster is reached. Nobody here makes one.
type Config struct{}
