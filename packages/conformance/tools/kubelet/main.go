// Command kubelet is the least that kube-apiserver needs of a node: it registers one, runs the commands of the pods that are bound to it as
// processes of this machine, and serves exec, attach, logs and port-forward with the code that container runtimes serve them with
// (k8s.io/cri-streaming, k8s.io/cri-client). Images, volumes, probes and isolation do not exist. For tests.
//
//	kubelet certificates DIR         writes what kube-apiserver and the node know each other by
//	kubelet run DIR KUBECONFIG NAME  runs the node NAME until standard input ends; writes "ready" once it is registered
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"k8s.io/client-go/kubernetes/typed/core/v1"
	"k8s.io/client-go/tools/clientcmd"
)

func main() {
	if err := start(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func start(args []string) error {
	switch {
	case len(args) == 2 && args[0] == "certificates":
		return writeCertificates(args[1])
	case len(args) == 4 && args[0] == "run":
		return run(args[1], args[2], args[3])
	default:
		return fmt.Errorf("usage: kubelet certificates DIR | kubelet run DIR KUBECONFIG NAME")
	}
}

func run(directory, kubeconfig, name string) error {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return err
	}
	// Tests create pods by the dozen; the default of 5 requests a second is for programs that share a server.
	config.QPS, config.Burst = 500, 1000
	client, err := v1.NewForConfig(config)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	go func() {
		// Whoever started us is gone when its end of the pipe is.
		_, _ = io.Copy(io.Discard, os.Stdin)
		stop()
	}()
	node := &node{name: name, client: client, directory: directory, pods: map[podKey]*pod{}}
	defer node.stopAll()
	port, failed, err := node.serve()
	if err != nil {
		return err
	}
	if err := node.register(ctx, port); err != nil {
		return err
	}
	go node.followPods(ctx)
	fmt.Println("ready")
	select {
	case <-ctx.Done():
		return nil
	case err := <-failed:
		return err
	}
}
