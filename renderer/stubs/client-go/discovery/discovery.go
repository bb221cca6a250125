// Package discovery stands in for the Kubernetes client's: it has the shapes that Helm's engine names, and no network.
package discovery

import (
	"errors"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/rest"
)

// ErrNoCluster is the answer to every question about a cluster.
var ErrNoCluster = errors.New("charts are rendered without a cluster")

// DiscoveryClient would list what a cluster serves.
type DiscoveryClient struct{}

// NewDiscoveryClientForConfig refuses: there is no cluster here.
func NewDiscoveryClientForConfig(*rest.Config) (*DiscoveryClient, error) {
	return nil, ErrNoCluster
}

// ServerResourcesForGroupVersion refuses: there is no cluster here.
func (*DiscoveryClient) ServerResourcesForGroupVersion(string) (*metav1.APIResourceList, error) {
	return nil, ErrNoCluster
}
