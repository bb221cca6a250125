package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"
)

// ready is the one line on stdout.
type ready struct {
	URL        string `json:"url"`
	Kubernetes string `json:"kubernetes"`
	StartupMS  int64  `json:"startup_ms"`
	Binaries   string `json:"binaries"`
}

// serve runs until it is told to stop or until something in it fails.
func serve(args []string, stdin io.Reader, stdout io.Writer) error {
	began := time.Now()
	c, err := parseFlags(args)
	if isHelp(err) {
		return nil
	}
	if err != nil {
		return err
	}
	debug.SetMemoryLimit(softMemoryLimit)
	debug.SetGCPercent(gcPercent)

	w, err := newWorkdir()
	if err != nil {
		return err
	}
	logFile := c.logFile
	if logFile == "" {
		logFile = w.file("log")
	}
	stderr, err := divertStderr(logFile)
	if err != nil {
		w.remove()
		return err
	}
	stop := stopSignal(stdin)
	failed := make(chan error, 8)
	line, err := start(c, w, stop, failed)
	if err == nil {
		line.StartupMS = time.Since(began).Milliseconds()
		err = json.NewEncoder(stdout).Encode(line)
	}
	if err == nil {
		err = wait(stop, failed)
	}
	finish(err, w, logFile, stderr)
	return nil
}

var errStopped = errors.New("stopped")

// start brings everything up and waits until the API answers.
func start(c config, w *workdir, stop <-chan struct{}, failed chan error) (ready, error) {
	cred, err := newCredentials(w)
	if err != nil {
		return ready{}, err
	}
	line := ready{Binaries: "linked"}
	var target string
	if c.assets == "" {
		target, err = startEmbedded(context.Background(), c, cred, w, failed)
	} else {
		line.Binaries = c.assets
		target, err = startAssets(c, cred, w, failed)
	}
	if err != nil {
		return ready{}, err
	}
	if line.URL, err = startProxy(target, cred, failed); err != nil {
		return ready{}, err
	}
	if err := waitReady(line.URL, stop, failed); err != nil {
		return ready{}, err
	}
	line.Kubernetes, err = version(c, line.URL)
	return line, err
}

// waitReady asks until every start-up hook is done and the namespace that
// tests use exists; the server itself makes it a moment after it is ready.
func waitReady(url string, stop <-chan struct{}, failed <-chan error) error {
	deadline := time.After(startupLimit)
	for _, path := range []string{"/readyz", "/api/v1/namespaces/default"} {
		for !answers(url + path) {
			select {
			case <-stop:
				return errStopped
			case err := <-failed:
				return err
			case <-deadline:
				return fmt.Errorf("%s did not answer within %s", path, startupLimit)
			case <-time.After(pollEvery):
			}
		}
	}
	return nil
}

// asker gives up early: the server's port is open before anybody accepts.
var asker = &http.Client{Timeout: askFor}

func answers(url string) bool {
	response, err := asker.Get(url)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, response.Body)
	return response.StatusCode == http.StatusOK
}

// version asks the binaries, but not the linked server: built without the
// project's script it does not know its own version.
func version(c config, url string) (string, error) {
	if c.assets == "" {
		return linkedVersion(), nil
	}
	response, err := asker.Get(url + "/version")
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	var v struct {
		GitVersion string `json:"gitVersion"`
	}
	err = json.NewDecoder(response.Body).Decode(&v)
	return v.GitVersion, err
}

// stopSignal closes when the parent closes our stdin (the kernel does so when
// it dies, however it dies), on the usual signals, or when we are orphaned.
func stopSignal(stdin io.Reader) <-chan struct{} {
	stop := make(chan struct{})
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	closed := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, stdin)
		close(closed)
	}()
	parent := os.Getppid()
	go func() {
		defer close(stop)
		for os.Getppid() == parent {
			select {
			case <-closed:
				return
			case <-signals:
				return
			case <-time.After(time.Second):
			}
		}
	}()
	return stop
}

func wait(stop <-chan struct{}, failed <-chan error) error {
	select {
	case <-stop:
		return errStopped
	case err := <-failed:
		return err
	}
}

// finish ends the process. Nothing is worth an orderly shutdown, which would
// take seconds: the data was made to be thrown away.
func finish(err error, w *workdir, logFile string, stderr io.Writer) {
	code := 0
	if !errors.Is(err, errStopped) {
		fmt.Fprintf(stderr, "apiserver: %v\nthe end of its log:\n%s", err, tail(logFile))
		code = 1
	}
	children.kill()
	w.remove()
	os.Exit(code)
}
