// Package scheme stands in for the Kubernetes client's: of all its types, only their groups and versions are needed,
// as what a chart may ask about in `.Capabilities.APIVersions`.
package scheme

import "k8s.io/apimachinery/pkg/runtime/schema"

// Versions lists groups and versions.
type Versions struct {
	list []schema.GroupVersion
}

// Scheme holds the versions that the client of this module's Kubernetes release knows, in its order. A test of the
// workspace compares them with what the real Helm program shows to a chart.
var Scheme = built()

// Add appends a version.
func (v *Versions) Add(group, version string) error {
	v.list = append(v.list, schema.GroupVersion{Group: group, Version: version})
	return nil
}

// PrioritizedVersionsAllGroups lists them all.
func (v *Versions) PrioritizedVersionsAllGroups() []schema.GroupVersion {
	return v.list
}

func built() *Versions {
	versions := &Versions{}
	for _, pair := range known {
		versions.list = append(versions.list, schema.GroupVersion{Group: pair[0], Version: pair[1]})
	}
	return versions
}

var known = [][2]string{
	{"", "v1"},
	{"admissionregistration.k8s.io", "v1"},
	{"admissionregistration.k8s.io", "v1alpha1"},
	{"admissionregistration.k8s.io", "v1beta1"},
	{"internal.apiserver.k8s.io", "v1alpha1"},
	{"apps", "v1"},
	{"apps", "v1beta1"},
	{"apps", "v1beta2"},
	{"authentication.k8s.io", "v1"},
	{"authentication.k8s.io", "v1alpha1"},
	{"authentication.k8s.io", "v1beta1"},
	{"authorization.k8s.io", "v1"},
	{"authorization.k8s.io", "v1beta1"},
	{"autoscaling", "v1"},
	{"autoscaling", "v2"},
	{"batch", "v1"},
	{"batch", "v1beta1"},
	{"certificates.k8s.io", "v1"},
	{"certificates.k8s.io", "v1beta1"},
	{"certificates.k8s.io", "v1alpha1"},
	{"coordination.k8s.io", "v1alpha2"},
	{"coordination.k8s.io", "v1beta1"},
	{"coordination.k8s.io", "v1"},
	{"discovery.k8s.io", "v1"},
	{"discovery.k8s.io", "v1beta1"},
	{"events.k8s.io", "v1"},
	{"events.k8s.io", "v1beta1"},
	{"extensions", "v1beta1"},
	{"flowcontrol.apiserver.k8s.io", "v1"},
	{"flowcontrol.apiserver.k8s.io", "v1beta1"},
	{"flowcontrol.apiserver.k8s.io", "v1beta2"},
	{"flowcontrol.apiserver.k8s.io", "v1beta3"},
	{"lifecycle.k8s.io", "v1alpha1"},
	{"networking.k8s.io", "v1"},
	{"networking.k8s.io", "v1beta1"},
	{"node.k8s.io", "v1"},
	{"node.k8s.io", "v1alpha1"},
	{"node.k8s.io", "v1beta1"},
	{"policy", "v1"},
	{"policy", "v1beta1"},
	{"rbac.authorization.k8s.io", "v1"},
	{"rbac.authorization.k8s.io", "v1beta1"},
	{"rbac.authorization.k8s.io", "v1alpha1"},
	{"resource.k8s.io", "v1"},
	{"resource.k8s.io", "v1beta2"},
	{"resource.k8s.io", "v1beta1"},
	{"resource.k8s.io", "v1alpha3"},
	{"scheduling.k8s.io", "v1alpha3"},
	{"scheduling.k8s.io", "v1beta1"},
	{"scheduling.k8s.io", "v1"},
	{"storage.k8s.io", "v1beta1"},
	{"storage.k8s.io", "v1"},
	{"storage.k8s.io", "v1alpha1"},
	{"storagemigration.k8s.io", "v1"},
	{"storagemigration.k8s.io", "v1beta1"},
}
