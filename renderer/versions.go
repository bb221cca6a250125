package main

import (
	"runtime"
	"runtime/debug"
)

// version is that of a module of this build.
func version(module string) string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dependency := range info.Deps {
			if dependency.Path == module {
				return dependency.Version
			}
		}
	}
	return "unknown"
}

func helmVersion() string      { return version("helm.sh/helm/v3") }
func kustomizeVersion() string { return version("sigs.k8s.io/kustomize/api") }
func goVersion() string        { return runtime.Version() }
