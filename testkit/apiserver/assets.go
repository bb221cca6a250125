package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// startAssets runs the kube-apiserver and etcd binaries of a folder instead
// of the linked ones, for testing against another version of Kubernetes.
func startAssets(c config, cred credentials, w *workdir, failed chan<- error) (string, error) {
	ports, err := freePorts(3)
	if err != nil {
		return "", err
	}
	etcdURL := "http://" + loopback(ports[0])
	peerURL := "http://" + loopback(ports[1])
	err = startChild(filepath.Join(c.assets, "etcd"), []string{
		"--data-dir=" + w.file("etcd"),
		"--listen-client-urls=" + etcdURL, "--advertise-client-urls=" + etcdURL,
		"--listen-peer-urls=" + peerURL, "--initial-advertise-peer-urls=" + peerURL,
		"--initial-cluster=default=" + peerURL,
		"--quota-backend-bytes=" + strconv.Itoa(etcdQuota),
		"--unsafe-no-fsync", "--heartbeat-interval=10", "--election-timeout=100",
		"--log-level=warn",
	}, failed)
	if err != nil {
		return "", err
	}
	binary := filepath.Join(c.assets, "kube-apiserver")
	help, err := exec.Command(binary, "--help").Output()
	if err != nil {
		return "", cannotRun(binary, err)
	}
	known := func(name string) bool { return strings.Contains(string(help), name) }
	args := append([]string{"--secure-port=" + strconv.Itoa(ports[2])}, apiserverArgs(c, cred, etcdURL, known)...)
	return "https://" + loopback(ports[2]), startChild(binary, args, failed)
}

// startChild starts a program that dies with us, and reports when it ends.
func startChild(path string, args []string, failed chan<- error) error {
	started := make(chan error, 1)
	go func() {
		// The kernel's death signal is tied to the thread that forked, so
		// that thread must live exactly as long as we do.
		runtime.LockOSThread()
		cmd := exec.Command(path, args...)
		cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
		cmd.SysProcAttr = dieWithParent()
		err := cmd.Start()
		if err != nil {
			started <- cannotRun(path, err)
			return
		}
		children.add(cmd.Process)
		started <- nil
		err = orEnded(cmd.Wait())
		children.running.Done()
		failed <- fmt.Errorf("%s ended: %w", filepath.Base(path), err)
	}()
	return <-started
}

func cannotRun(path string, err error) error {
	return fmt.Errorf("cannot run %s (unset KUBEBUILDER_ASSETS to use the linked one): %w", path, err)
}

// freePorts asks the kernel for ports and gives them back. Another process
// may take one before the child does; then the start fails and says so.
func freePorts(n int) ([]int, error) {
	var ports []int
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, fmt.Errorf("cannot listen on loopback: %w", err)
		}
		// Kept open until all are chosen, so that no port comes twice.
		defer l.Close()
		ports = append(ports, l.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}

func loopback(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) }
