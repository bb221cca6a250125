// Package dynamic stands in for the Kubernetes client's: it has the shapes that Helm's engine names, and no network.
package dynamic

import (
	"context"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/rest"
)

// ResourceInterface reads objects of one resource.
type ResourceInterface interface {
	Get(ctx context.Context, name string, options metav1.GetOptions, subresources ...string) (*unstructured.Unstructured, error)
	List(ctx context.Context, options metav1.ListOptions) (*unstructured.UnstructuredList, error)
}

// NamespaceableResourceInterface reads them in one namespace too.
type NamespaceableResourceInterface interface {
	Namespace(name string) ResourceInterface
	ResourceInterface
}

// Interface finds the resources of a cluster.
type Interface interface {
	Resource(resource schema.GroupVersionResource) NamespaceableResourceInterface
}

// NewForConfig refuses: there is no cluster here.
func NewForConfig(*rest.Config) (Interface, error) {
	return nil, discovery.ErrNoCluster
}
