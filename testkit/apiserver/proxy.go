package main

import (
	"crypto/tls"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"time"
)

// startProxy serves the API in plain HTTP on loopback, as system:masters, so
// that a test needs neither TLS nor a token.
func startProxy(target string, cred credentials, failed chan<- error) (string, error) {
	upstream, err := url.Parse(target)
	if err != nil {
		return "", err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	proxy := &httputil.ReverseProxy{
		Transport:     transport(cred),
		FlushInterval: -1, // watches must not wait for a full buffer
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(upstream)
			// A test that brings a token of its own wants to be that user.
			if r.In.Header.Get("Authorization") == "" {
				r.Out.Header.Set("Authorization", "Bearer "+cred.token)
			}
		},
	}
	address := listener.Addr().String()
	server := &http.Server{Handler: onlyLocal(address, proxy), ReadHeaderTimeout: 10 * time.Second}
	go func() { failed <- server.Serve(listener) }()
	return "http://" + address, nil
}

func transport(cred credentials) *http.Transport {
	return &http.Transport{
		TLSClientConfig:     &tls.Config{RootCAs: cred.pool},
		ForceAttemptHTTP2:   true,
		MaxIdleConnsPerHost: 8,
	}
}

// onlyLocal refuses what a web page in a browser on this machine could send:
// the proxy is an administrator without a password.
func onlyLocal(address string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Host != address || r.Header.Get("Origin") != "" {
			http.Error(w, "this address serves the tests of this machine only", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}
