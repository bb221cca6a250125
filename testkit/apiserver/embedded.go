package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"runtime/debug"
	"slices"
	"time"

	"github.com/spf13/pflag"
	"go.etcd.io/etcd/server/v3/embed"
	"go.etcd.io/etcd/server/v3/storage/wal"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/client-go/rest"
	"k8s.io/component-base/featuregate"
	logsapi "k8s.io/component-base/logs/api/v1"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
	"k8s.io/kubernetes/cmd/kube-apiserver/app/options"
	kubeoptions "k8s.io/kubernetes/pkg/kubeapiserver/options"
)

// startEmbedded runs the linked etcd and the linked API server inside this process.
func startEmbedded(ctx context.Context, c config, cred credentials, w *workdir, failed chan<- error) (string, error) {
	etcdURL, err := startEtcd(w.file("etcd"), failed)
	if err != nil {
		return "", fmt.Errorf("the embedded etcd did not start: %w", err)
	}
	// Listening before the server exists leaves no moment in which another
	// process could take the port.
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("cannot listen on loopback: %w", err)
	}
	known := func(name string) bool { return slices.Contains(kubeoptions.AllOrderedPlugins, name) }
	completed, err := completeOptions(ctx, listener, apiserverArgs(c, cred, etcdURL, known))
	if err != nil {
		return "", fmt.Errorf("kube-apiserver refuses its options: %w", err)
	}
	go func() {
		err := app.Run(ctx, completed)
		failed <- fmt.Errorf("kube-apiserver ended: %w", orEnded(err))
	}()
	return "https://" + listener.Addr().String(), nil
}

func startEtcd(dir string, failed chan<- error) (string, error) {
	wal.SegmentSizeBytes = walSegment
	free := url.URL{Scheme: "http", Host: "127.0.0.1:0"}
	cfg := embed.NewConfig()
	cfg.Name = "test"
	cfg.Dir = dir
	cfg.LogLevel = "warn"
	cfg.LogOutputs = []string{"stderr"}
	cfg.ListenClientUrls, cfg.AdvertiseClientUrls = []url.URL{free}, []url.URL{free}
	cfg.ListenPeerUrls, cfg.AdvertisePeerUrls = []url.URL{free}, []url.URL{free}
	cfg.InitialCluster = cfg.InitialClusterFromName(cfg.Name)
	cfg.QuotaBackendBytes = etcdQuota
	// The data is thrown away, so there is no reason to wait for the disk;
	// and a cluster of one has nobody to hold an election with.
	cfg.UnsafeNoFsync = true
	cfg.TickMs, cfg.ElectionMs = 10, 100
	etcd, err := embed.StartEtcd(cfg)
	if err != nil {
		return "", err
	}
	select {
	case <-etcd.Server.ReadyNotify():
	case err := <-etcd.Err():
		return "", orEnded(err)
	case <-time.After(startupLimit):
		etcd.Close()
		return "", errors.New("not ready in time")
	}
	go func() { failed <- fmt.Errorf("etcd ended: %w", orEnded(<-etcd.Err())) }()
	return "http://" + etcd.Clients[0].Addr().String(), nil
}

// completeOptions does for the linked server what its own command does
// between reading the flags and running.
func completeOptions(ctx context.Context, listener net.Listener, args []string) (options.CompletedOptions, error) {
	var none options.CompletedOptions
	s := options.NewServerRunOptions()
	fs := pflag.NewFlagSet("kube-apiserver", pflag.ContinueOnError)
	for _, set := range s.Flags().FlagSets {
		fs.AddFlagSet(set)
	}
	if err := fs.Parse(args); err != nil {
		return none, err
	}
	s.SecureServing.Listener = listener
	s.SecureServing.BindPort = listener.Addr().(*net.TCPAddr).Port

	registry := s.GenericServerRunOptions.ComponentGlobalsRegistry
	if err := registry.Set(); err != nil {
		return none, err
	}
	rest.SetDefaultWarningHandler(rest.NoWarnings{})
	gates, _ := registry.FeatureGateFor("kube").(featuregate.FeatureGate)
	if err := logsapi.ValidateAndApply(s.Logs, gates); err != nil {
		return none, err
	}
	completed, err := s.Complete(ctx)
	if err != nil {
		return none, err
	}
	return completed, utilerrors.NewAggregate(completed.Validate())
}

// linkedVersion is the version of the Kubernetes that is compiled in.
func linkedVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, dep := range info.Deps {
		if dep.Path == "k8s.io/kubernetes" {
			return dep.Version
		}
	}
	return ""
}

func orEnded(err error) error {
	if err == nil {
		return errors.New("it stopped by itself")
	}
	return err
}
