package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os/exec"
	"strconv"
	"syscall"
	"time"

	"github.com/creack/pty"
	"k8s.io/cri-streaming/pkg/streaming/remotecommand"
	utilexec "k8s.io/utils/exec"
)

// ExecInContainer runs a command beside the container's own.
func (c *container) ExecInContainer(
	_ context.Context, _, _, _ string, line []string, in io.Reader, out, errs io.WriteCloser, tty bool, resize <-chan remotecommand.TerminalSize, _ time.Duration,
) error {
	if len(line) == 0 {
		return errors.New("there is no command")
	}
	command := c.command(line)
	if tty {
		return exited(onTerminal(command, in, out, resize))
	}
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if out != nil {
		command.Stdout = out
	}
	if errs != nil {
		command.Stderr = errs
	}
	if in != nil {
		// Not command.Stdin: waiting for the process would then wait for the end of its input, too.
		stdin, err := command.StdinPipe()
		if err != nil {
			return err
		}
		go func() {
			_, _ = io.Copy(stdin, in)
			_ = stdin.Close()
		}()
	}
	return exited(command.Run())
}

func onTerminal(command *exec.Cmd, in io.Reader, out io.Writer, resize <-chan remotecommand.TerminalSize) error {
	terminal, err := pty.Start(command)
	if err != nil {
		return err
	}
	defer terminal.Close()
	go func() {
		for size := range resize {
			_ = pty.Setsize(terminal, &pty.Winsize{Cols: size.Width, Rows: size.Height})
		}
	}()
	if in != nil {
		go func() {
			_, _ = io.Copy(terminal, in)
			// Whoever typed has gone.
			_ = syscall.Kill(-command.Process.Pid, syscall.SIGHUP)
		}()
	}
	if out != nil {
		// Reading a terminal ends with an error once nobody has it open; that is no failure of the command's.
		_, _ = io.Copy(out, terminal)
	}
	return command.Wait()
}

// exited makes an exit code of an error where there is one.
func exited(err error) error {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return err
	}
	code := exitCode(err)
	return utilexec.CodeExitError{Err: fmt.Errorf("command terminated with exit code %d", code), Code: code}
}

// AttachContainer joins the container's own process until that ends, or until the other side goes.
func (c *container) AttachContainer(
	_ context.Context, _, _, name string, in io.Reader, out, errs io.WriteCloser, _ bool, resize <-chan remotecommand.TerminalSize,
) error {
	c.lock.Lock()
	running, stdin, terminal, over := c.state.Running != nil, c.stdin, c.terminal, c.attemptOver
	c.lock.Unlock()
	if !running {
		return fmt.Errorf("container %s is not running", name)
	}
	var stdout, stderr io.Writer
	if out != nil {
		stdout = out
	}
	if errs != nil {
		stderr = errs
	}
	attached := c.output.attach(stdout, stderr)
	defer c.output.detach(attached)
	go func() {
		for size := range resize {
			if terminal != nil {
				_ = pty.Setsize(terminal, &pty.Winsize{Cols: size.Width, Rows: size.Height})
			}
		}
	}()
	if in != nil && stdin != nil {
		go func() {
			_, _ = io.Copy(stdin, in)
			if c.spec.StdinOnce {
				_ = stdin.Close()
			}
			if out == nil && errs == nil {
				c.output.detach(attached)
			}
		}()
	}
	select {
	case <-over:
	case <-attached.gone:
	}
	return nil
}

// forwarder connects to ports of this machine: pods have no network of their own.
type forwarder struct{}

func (forwarder) PortForward(_ context.Context, _, _ string, port int32, stream io.ReadWriteCloser) error {
	connection, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(int(port))))
	if err != nil {
		return err
	}
	defer connection.Close()
	sent := make(chan error, 1)
	go func() {
		_, err := io.Copy(connection, stream)
		// The end of one direction is no end of the other.
		_ = connection.(*net.TCPConn).CloseWrite()
		sent <- err
	}()
	_, err = io.Copy(stream, connection)
	if err != nil {
		return err
	}
	// The pod has said all it will say. What is on its way to it may still arrive, for as long as containerd gives it.
	select {
	case err = <-sent:
	case <-time.After(time.Second):
	}
	return err
}
