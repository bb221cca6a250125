package main

import (
	"fmt"
	"strings"
)

// apiserverArgs is the command line of kube-apiserver, the same for the
// linked one and for a binary. The caller's own flags come last, so they win.
func apiserverArgs(c config, cred credentials, etcdURL string, known func(string) bool) []string {
	args := []string{
		"--etcd-servers=" + etcdURL,
		"--bind-address=127.0.0.1",
		// Never dialled. Left out, the server looks for a network interface,
		// and a sandbox may have none but loopback.
		"--advertise-address=192.0.2.1",
		"--external-hostname=localhost",
		"--tls-cert-file=" + cred.certFile,
		"--tls-private-key-file=" + cred.keyFile,
		"--token-auth-file=" + cred.tokenFile,
		"--service-account-issuer=https://kubernetes.default.svc.cluster.local",
		"--service-account-key-file=" + cred.keyFile,
		"--service-account-signing-key-file=" + cred.keyFile,
		"--service-cluster-ip-range=10.0.0.0/24",
		"--authorization-mode=RBAC",
		// A cluster that refuses privileged pods outright could not be asked
		// about their defaults.
		"--allow-privileged=true",
		// Nobody dials this server but us: no endpoints to keep, nothing to
		// share out fairly, no profiles.
		"--endpoint-reconciler-type=none",
		"--enable-priority-and-fairness=false",
		"--profiling=false",
		fmt.Sprintf("--max-requests-inflight=%d", maxRequestsInFlight),
		fmt.Sprintf("--max-mutating-requests-inflight=%d", maxRequestsInFlight),
	}
	if off := c.disabledPlugins(known); len(off) > 0 {
		args = append(args, "--disable-admission-plugins="+strings.Join(off, ","))
	}
	if len(c.enable) > 0 {
		args = append(args, "--enable-admission-plugins="+strings.Join(c.enable, ","))
	}
	if len(c.featureGates) > 0 {
		args = append(args, "--feature-gates="+strings.Join(c.featureGates, ","))
	}
	return append(args, c.extra...)
}
