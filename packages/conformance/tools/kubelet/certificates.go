package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// The files of writeCertificates. Both ends prove who they are: whoever reaches the node's port could run commands otherwise.
const (
	authorityFile         = "kubelet-ca.crt"
	servingCertFile       = "kubelet.crt"
	servingKeyFile        = "kubelet.key"
	apiserverCertFile     = "kubelet-client.crt"
	apiserverKeyFile      = "kubelet-client.key"
	certificateValidHours = 24
)

func writeCertificates(directory string) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	authority := certificate(1, "kubelet CA")
	authority.IsCA, authority.BasicConstraintsValid, authority.KeyUsage = true, true, x509.KeyUsageCertSign
	der, err := x509.CreateCertificate(rand.Reader, authority, authority, key.Public(), key)
	if err != nil {
		return err
	}
	if err := writePem(filepath.Join(directory, authorityFile), "CERTIFICATE", der); err != nil {
		return err
	}
	serving := certificate(2, "kubelet")
	serving.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1)}
	serving.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	client := certificate(3, "kube-apiserver")
	client.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	if err := issue(directory, servingCertFile, servingKeyFile, serving, authority, key); err != nil {
		return err
	}
	return issue(directory, apiserverCertFile, apiserverKeyFile, client, authority, key)
}

func certificate(serial int64, name string) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: big.NewInt(serial),
		Subject:      pkix.Name{CommonName: name},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(certificateValidHours * time.Hour),
		KeyUsage:     x509.KeyUsageDigitalSignature,
	}
}

func issue(directory, certFile, keyFile string, template, authority *x509.Certificate, authorityKey *ecdsa.PrivateKey) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	der, err := x509.CreateCertificate(rand.Reader, template, authority, key.Public(), authorityKey)
	if err != nil {
		return err
	}
	if err := writePem(filepath.Join(directory, certFile), "CERTIFICATE", der); err != nil {
		return err
	}
	private, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return err
	}
	return writePem(filepath.Join(directory, keyFile), "EC PRIVATE KEY", private)
}

func writePem(path, kind string, der []byte) error {
	return os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600)
}

// servingConfig lets nobody in but the API server.
func servingConfig(directory string) (*tls.Config, error) {
	pair, err := tls.LoadX509KeyPair(filepath.Join(directory, servingCertFile), filepath.Join(directory, servingKeyFile))
	if err != nil {
		return nil, err
	}
	authority, err := os.ReadFile(filepath.Join(directory, authorityFile))
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(authority)
	return &tls.Config{Certificates: []tls.Certificate{pair}, ClientCAs: pool, ClientAuth: tls.RequireAndVerifyClientCert}, nil
}
