package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/creack/pty"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// restartDelay stands for the kubelet's back-off, which starts at 10 s: tests cannot wait that long.
const restartDelay = 200 * time.Millisecond

// container runs a container's command, again and again if its pod wants that.
type container struct {
	spec      *corev1.Container
	ephemeral bool
	directory string
	restarts  corev1.RestartPolicy
	changed   func()
	output    fanOut

	lock     sync.Mutex
	attempt  int
	state    corev1.ContainerState
	last     corev1.ContainerState
	process  *os.Process
	terminal *os.File
	stdin    io.WriteCloser
	stopping bool
	ended    chan struct{}
	// Closed when the current attempt is over, for those who are attached to it.
	attemptOver chan struct{}
}

func newContainer(spec *corev1.Container, directory string, restarts corev1.RestartPolicy, changed func()) *container {
	return &container{
		spec: spec, directory: directory, restarts: restarts, changed: changed, ended: make(chan struct{}), attemptOver: make(chan struct{}),
		state: corev1.ContainerState{Waiting: &corev1.ContainerStateWaiting{Reason: "ContainerCreating"}},
	}
}

// command makes the process of a command line inside the container: in its directory, with its environment.
func (c *container) command(line []string) *exec.Cmd {
	command := exec.Command(line[0], line[1:]...)
	command.Dir = c.directory
	command.Env = os.Environ()
	for _, variable := range c.spec.Env {
		command.Env = append(command.Env, variable.Name+"="+variable.Value)
	}
	return command
}

func (c *container) logPath(attempt int) string {
	return filepath.Join(c.directory, strconv.Itoa(attempt)+".log")
}

func (c *container) run() {
	defer close(c.ended)
	for {
		code, err := c.runOnce()
		c.lock.Lock()
		finished := corev1.ContainerState{Terminated: &corev1.ContainerStateTerminated{
			ExitCode: int32(code), Reason: reasonOf(code, err), StartedAt: startOf(c.state), FinishedAt: metav1.Now(),
		}}
		if err != nil {
			finished.Terminated.Message = err.Error()
		}
		again := !c.stopping && (c.restarts == corev1.RestartPolicyAlways || c.restarts == corev1.RestartPolicyOnFailure && code != 0)
		c.state = finished
		if again {
			c.last = finished
			c.attempt++
		}
		close(c.attemptOver)
		c.attemptOver = make(chan struct{})
		c.lock.Unlock()
		c.changed()
		if !again {
			return
		}
		time.Sleep(restartDelay)
	}
}

func (c *container) runOnce() (int, error) {
	if err := os.MkdirAll(c.directory, 0o700); err != nil {
		return 128, err
	}
	log, err := openLog(c.logPath(c.attempt))
	if err != nil {
		return 128, err
	}
	defer log.Close()
	line := append(append([]string{}, c.spec.Command...), c.spec.Args...)
	if len(line) == 0 {
		// There is no image that would say what to run.
		line = []string{"sleep", "infinity"}
	}
	command := c.command(line)
	stdout, stderr := io.MultiWriter(log.stream("stdout"), c.output.stdout()), io.MultiWriter(log.stream("stderr"), c.output.stderr())
	c.lock.Lock()
	if c.stopping {
		c.lock.Unlock()
		return 137, nil
	}
	copied, err := c.startLocked(command, stdout, stderr)
	if err == nil {
		c.process = command.Process
		c.state = corev1.ContainerState{Running: &corev1.ContainerStateRunning{StartedAt: metav1.Now()}}
	}
	c.lock.Unlock()
	if err != nil {
		return 128, err
	}
	c.changed()
	<-copied
	err = command.Wait()
	return exitCode(err), nil
}

// startLocked starts the process on pipes, or on a terminal, and gives what is closed once all its output was read.
func (c *container) startLocked(command *exec.Cmd, stdout, stderr io.Writer) (<-chan struct{}, error) {
	copied := make(chan struct{})
	if c.spec.TTY {
		terminal, err := pty.Start(command)
		if err != nil {
			return nil, err
		}
		c.terminal, c.stdin = terminal, terminal
		go func() {
			defer close(copied)
			_, _ = io.Copy(stdout, terminal)
		}()
		return copied, nil
	}
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if c.spec.Stdin {
		stdin, err := command.StdinPipe()
		if err != nil {
			return nil, err
		}
		c.stdin = stdin
	}
	command.Stdout, command.Stderr = stdout, stderr
	// A grandchild that keeps the pipes open does not keep the container alive.
	command.WaitDelay = time.Second
	close(copied)
	return copied, command.Start()
}

// stop ends the process and waits for that.
func (c *container) stop(grace time.Duration) {
	c.lock.Lock()
	c.stopping = true
	process := c.process
	c.lock.Unlock()
	if process != nil && grace > 0 {
		_ = syscall.Kill(-process.Pid, syscall.SIGTERM)
		select {
		case <-c.ended:
		case <-time.After(grace):
		}
	}
	if process != nil {
		_ = syscall.Kill(-process.Pid, syscall.SIGKILL)
	}
	<-c.ended
}

func (c *container) status() corev1.ContainerStatus {
	c.lock.Lock()
	defer c.lock.Unlock()
	running := c.state.Running != nil
	return corev1.ContainerStatus{
		Name: c.spec.Name, Image: c.spec.Image, ImageID: "none", ContainerID: "process://" + c.spec.Name + "/" + strconv.Itoa(c.attempt),
		RestartCount: int32(c.attempt), State: c.state, LastTerminationState: c.last, Ready: running, Started: &running,
	}
}

func exitCode(err error) int {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return 0
	}
	if status, ok := exit.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return 128 + int(status.Signal())
	}
	return exit.ExitCode()
}

func reasonOf(code int, err error) string {
	switch {
	case err != nil:
		return "StartError"
	case code != 0:
		return "Error"
	default:
		return "Completed"
	}
}

func startOf(state corev1.ContainerState) metav1.Time {
	if state.Running == nil {
		return metav1.Now()
	}
	return state.Running.StartedAt
}
