package main

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/pflag"
)

// inventive are the default admission plug-ins that fill in or refuse things
// because of what else is in the cluster. Without them, what comes back from
// a create is the object, the defaults of the API and nothing else, also in
// a namespace that nobody created. The webhooks and the admission policies
// stay on: they do nothing until a test creates one of their objects.
var inventive = []string{
	"DefaultIngressClass",
	"DefaultStorageClass",
	"DefaultTolerationSeconds",
	"LimitRanger",
	"NamespaceLifecycle",
	"NodeRestriction",
	"PodGroupProtection",
	"PodSecurity",
	"PodTopologyLabels",
	"Priority",
	"ResourceQuota",
	"RuntimeClass",
	"ServiceAccount",
	"StorageObjectInUseProtection",
	"TaintNodesByCondition",
}

const (
	admissionPure    = "pure"
	admissionCluster = "cluster"
)

// config is what the command line asked for.
type config struct {
	admission    string
	enable       []string
	disable      []string
	featureGates []string
	logFile      string
	assets       string
	extra        []string
}

func parseFlags(args []string) (config, error) {
	c := config{assets: os.Getenv("KUBEBUILDER_ASSETS")}
	fs := pflag.NewFlagSet("apiserver serve", pflag.ContinueOnError)
	fs.StringVar(&c.admission, "admission", admissionPure,
		"pure: only the defaults of the API touch an object; cluster: the default plug-ins of Kubernetes")
	fs.StringSliceVar(&c.enable, "enable-admission-plugins", nil,
		"plug-ins to turn on, also ones that --admission=pure leaves out")
	fs.StringSliceVar(&c.disable, "disable-admission-plugins", nil, "more plug-ins to turn off")
	fs.StringSliceVar(&c.featureGates, "feature-gates", nil, "Name=true|false, handed to kube-apiserver")
	fs.StringVar(&c.logFile, "log-file", "", "keep the log here (otherwise it goes with the temporary folder)")
	if err := fs.Parse(args); err != nil {
		return config{}, err
	}
	c.extra = fs.Args()
	if dash := fs.ArgsLenAtDash(); len(c.extra) > 0 && dash != 0 {
		return config{}, fmt.Errorf("unexpected argument %q: put flags of kube-apiserver after --", c.extra[0])
	}
	if c.admission != admissionPure && c.admission != admissionCluster {
		return config{}, fmt.Errorf("unknown --admission=%s: use %s or %s", c.admission, admissionPure, admissionCluster)
	}
	if both := intersection(c.enable, c.disable); len(both) > 0 {
		return config{}, fmt.Errorf("plug-in %s is both enabled and disabled: choose one", both[0])
	}
	return c, nil
}

// disabledPlugins lists what to turn off. A kube-apiserver refuses to start
// over a plug-in name that it does not know, so `known` filters our own list;
// the user's names are passed on as they are, since a typing error must be seen.
func (c config) disabledPlugins(known func(string) bool) []string {
	off := slices.Clone(c.disable)
	if c.admission == admissionPure {
		for _, name := range inventive {
			if known(name) && !slices.Contains(c.enable, name) && !slices.Contains(off, name) {
				off = append(off, name)
			}
		}
	}
	return off
}

func intersection(a, b []string) []string {
	var both []string
	for _, s := range a {
		if slices.Contains(b, s) {
			both = append(both, s)
		}
	}
	return both
}

// isHelp says whether parsing ended because help was asked for and printed.
func isHelp(err error) bool { return errors.Is(err, pflag.ErrHelp) }
