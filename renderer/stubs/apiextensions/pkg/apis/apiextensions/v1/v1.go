// Package v1 stands in for the types of CustomResourceDefinitions: only its name in the list of versions is needed.
package v1

import "k8s.io/client-go/kubernetes/scheme"

// AddToScheme adds the version to a list of versions.
func AddToScheme(list *scheme.Versions) error {
	return list.Add("apiextensions.k8s.io", "v1")
}
