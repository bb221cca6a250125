package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"time"
)

// credentials are made anew for each run and die with its folder: a
// certificate for the server, whose key also signs service account tokens,
// and one token of an administrator.
type credentials struct {
	certFile, keyFile, tokenFile string
	token                        string
	pool                         *x509.CertPool
}

func newCredentials(w *workdir) (credentials, error) {
	c := credentials{
		certFile:  w.file("server.crt"),
		keyFile:   w.file("server.key"),
		tokenFile: w.file("tokens.csv"),
		token:     rand.Text(),
		pool:      x509.NewCertPool(),
	}
	// An elliptic key takes no time to make; an RSA key takes a noticeable part of the start.
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return credentials{}, err
	}
	cert, err := selfSigned(key)
	if err != nil {
		return credentials{}, err
	}
	c.pool.AddCert(cert)
	keyBytes, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return credentials{}, err
	}
	if err := writePEM(c.certFile, "CERTIFICATE", cert.Raw); err != nil {
		return credentials{}, err
	}
	if err := writePEM(c.keyFile, "EC PRIVATE KEY", keyBytes); err != nil {
		return credentials{}, err
	}
	line := c.token + ",test-admin,test-admin,\"system:masters\"\n"
	return c, os.WriteFile(c.tokenFile, []byte(line), 0o600)
}

func selfSigned(key *ecdsa.PrivateKey) (*x509.Certificate, error) {
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(now.UnixNano()),
		Subject:               pkix.Name{CommonName: "plimsoll-test-apiserver"},
		NotBefore:             now.Add(-time.Hour),
		NotAfter:              now.Add(7 * 24 * time.Hour),
		KeyUsage:              x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		BasicConstraintsValid: true,
		IsCA:                  true,
		DNSNames:              []string{"localhost"},
		IPAddresses:           []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	return x509.ParseCertificate(der)
}

func writePEM(path, kind string, der []byte) error {
	return os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600)
}
