package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	internalapi "k8s.io/cri-api/pkg/apis"
	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"
	"k8s.io/cri-client/pkg/logs"
	"k8s.io/cri-streaming/pkg/streaming/portforward"
	"k8s.io/cri-streaming/pkg/streaming/remotecommand"
)

const idleTimeout = 4 * time.Hour

// serve listens on a free port of the loopback interface for what kube-apiserver asks of nodes (pkg/kubelet/server/server.go).
func (n *node) serve() (int, <-chan error, error) {
	config, err := servingConfig(n.directory)
	if err != nil {
		return 0, nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/exec/{namespace}/{pod}/{container}", n.serveExec)
	mux.HandleFunc("/attach/{namespace}/{pod}/{container}", n.serveAttach)
	mux.HandleFunc("/portForward/{namespace}/{pod}", n.servePortForward)
	mux.HandleFunc("GET /containerLogs/{namespace}/{pod}/{container}", n.serveLogs)
	// HTTP/2 could not be upgraded.
	config.NextProtos = []string{"http/1.1"}
	server := &http.Server{Handler: mux, TLSConfig: config}
	failed := make(chan error, 1)
	go func() { failed <- server.ServeTLS(listener, "", "") }()
	return listener.Addr().(*net.TCPAddr).Port, failed, nil
}

func (n *node) target(response http.ResponseWriter, request *http.Request) *container {
	found, err := n.container(request.PathValue("namespace"), request.PathValue("pod"), request.PathValue("container"))
	if err != nil {
		http.Error(response, err.Error(), http.StatusNotFound)
	}
	return found
}

func (n *node) serveExec(response http.ResponseWriter, request *http.Request) {
	target := n.target(response, request)
	if target == nil {
		return
	}
	options, err := remotecommand.NewOptions(request)
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadRequest)
		return
	}
	line := request.URL.Query()["command"]
	remotecommand.ServeExec(response, request, target, request.PathValue("pod"), "", target.spec.Name, line, options,
		idleTimeout, remotecommand.DefaultStreamCreationTimeout, remotecommand.SupportedStreamingProtocols)
}

func (n *node) serveAttach(response http.ResponseWriter, request *http.Request) {
	target := n.target(response, request)
	if target == nil {
		return
	}
	options, err := remotecommand.NewOptions(request)
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadRequest)
		return
	}
	remotecommand.ServeAttach(response, request, target, request.PathValue("pod"), "", target.spec.Name, options,
		idleTimeout, remotecommand.DefaultStreamCreationTimeout, remotecommand.SupportedStreamingProtocols)
}

func (n *node) servePortForward(response http.ResponseWriter, request *http.Request) {
	options, err := portforward.NewV4Options(request)
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadRequest)
		return
	}
	portforward.ServePortForward(response, request, forwarder{}, request.PathValue("pod"), "", options,
		idleTimeout, remotecommand.DefaultStreamCreationTimeout, portforward.SupportedProtocols)
}

func (n *node) serveLogs(response http.ResponseWriter, request *http.Request) {
	target := n.target(response, request)
	if target == nil {
		return
	}
	query := request.URL.Query()
	options, err := logOptions(query)
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadRequest)
		return
	}
	target.lock.Lock()
	attempt, state, last := target.attempt, target.state, target.last
	target.lock.Unlock()
	switch {
	case query.Get("previous") == "true":
		// As kubelet_pods.go, validateContainerLogStatus, words it.
		if last.Terminated == nil {
			message := fmt.Sprintf("previous terminated container %q in pod %q not found", target.spec.Name, request.PathValue("pod"))
			http.Error(response, message, http.StatusBadRequest)
			return
		}
		attempt--
	case state.Waiting != nil:
		message := fmt.Sprintf("container %q in pod %q is waiting to start: %s", target.spec.Name, request.PathValue("pod"), state.Waiting.Reason)
		http.Error(response, message, http.StatusBadRequest)
		return
	case state.Terminated != nil && last == state:
		// Between two attempts: the log is that of the one that ended.
		attempt--
	}
	out := flushing{response, http.NewResponseController(response)}
	stdout, stderr := io.Writer(out), io.Writer(out)
	switch query.Get("stream") {
	case "Stdout":
		stderr = nil
	case "Stderr":
		stdout = nil
	}
	_, _ = out.Write(nil)
	// Too late for an error of HTTP's once something was written; the connection breaks off instead.
	err = logs.ReadLogs(request.Context(), target.logPath(attempt), strconv.Itoa(attempt), options, attempts{container: target}, stdout, stderr)
	if err != nil && request.Context().Err() == nil {
		panic(http.ErrAbortHandler)
	}
}

func logOptions(query url.Values) (*logs.LogOptions, error) {
	options := &logs.LogOptions{Follow: query.Get("follow") == "true", Timestamp: query.Get("timestamps") == "true"}
	var sinceSeconds *int64
	for name, field := range map[string]**int64{
		"sinceSeconds": &sinceSeconds, "tailLines": &options.TailLines, "limitBytes": &options.LimitBytes,
	} {
		if text := query.Get(name); text != "" {
			number, err := strconv.ParseInt(text, 10, 64)
			if err != nil {
				return nil, err
			}
			*field = &number
		}
	}
	if sinceSeconds != nil {
		options.Since = time.Now().Add(-time.Duration(*sinceSeconds) * time.Second)
	}
	if text := query.Get("sinceTime"); text != "" {
		since, err := time.Parse(time.RFC3339, text)
		if err != nil {
			return nil, err
		}
		options.Since = since
	}
	return options, nil
}

// attempts answers the one question that reading logs asks of a container runtime: whether there is more to come.
type attempts struct {
	internalapi.RuntimeService
	container *container
}

func (a attempts) ContainerStatus(_ context.Context, id string, _ bool) (*runtimeapi.ContainerStatusResponse, error) {
	a.container.lock.Lock()
	defer a.container.lock.Unlock()
	state := runtimeapi.ContainerState_CONTAINER_EXITED
	if strconv.Itoa(a.container.attempt) == id && a.container.state.Running != nil {
		state = runtimeapi.ContainerState_CONTAINER_RUNNING
	}
	return &runtimeapi.ContainerStatusResponse{Status: &runtimeapi.ContainerStatus{State: state}}, nil
}

// flushing sends what is written at once: a log is followed line by line.
type flushing struct {
	io.Writer
	response *http.ResponseController
}

func (f flushing) Write(data []byte) (int, error) {
	written, err := f.Writer.Write(data)
	if err == nil {
		err = f.response.Flush()
	}
	return written, err
}
