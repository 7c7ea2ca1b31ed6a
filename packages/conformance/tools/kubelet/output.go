package main

import (
	"bytes"
	"io"
	"os"
	"sync"
	"time"
)

// logFile holds a container's output in the format of container runtimes: time, stream, F for a full line or P for a part, text.
type logFile struct {
	lock sync.Mutex
	file *os.File
}

func openLog(path string) (*logFile, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	return &logFile{file: file}, err
}

func (l *logFile) Close() error { return l.file.Close() }

func (l *logFile) stream(name string) io.Writer { return &logStream{log: l, name: name} }

type logStream struct {
	log  *logFile
	name string
}

func (s *logStream) Write(data []byte) (int, error) {
	s.log.lock.Lock()
	defer s.log.lock.Unlock()
	stamp := time.Now().UTC().Format(time.RFC3339Nano)
	var entry bytes.Buffer
	for rest := data; len(rest) > 0; {
		tag, line := "P", rest
		if end := bytes.IndexByte(rest, '\n'); end >= 0 {
			tag, line = "F", rest[:end]
			rest = rest[end+1:]
		} else {
			rest = nil
		}
		entry.WriteString(stamp + " " + s.name + " " + tag + " ")
		entry.Write(line)
		entry.WriteByte('\n')
	}
	_, err := s.log.file.Write(entry.Bytes())
	return len(data), err
}

// fanOut hands output to those who are attached; one who fails is let go.
type fanOut struct {
	lock     sync.Mutex
	attached map[*attachment]struct{}
}

type attachment struct {
	stdout, stderr io.Writer
	gone           chan struct{}
}

func (f *fanOut) attach(stdout, stderr io.Writer) *attachment {
	f.lock.Lock()
	defer f.lock.Unlock()
	if f.attached == nil {
		f.attached = map[*attachment]struct{}{}
	}
	created := &attachment{stdout, stderr, make(chan struct{})}
	f.attached[created] = struct{}{}
	return created
}

func (f *fanOut) detach(leaving *attachment) {
	f.lock.Lock()
	defer f.lock.Unlock()
	if _, there := f.attached[leaving]; there {
		delete(f.attached, leaving)
		close(leaving.gone)
	}
}

func (f *fanOut) stdout() io.Writer {
	return writerFunc(func(data []byte) { f.write(data, func(a *attachment) io.Writer { return a.stdout }) })
}

func (f *fanOut) stderr() io.Writer {
	return writerFunc(func(data []byte) { f.write(data, func(a *attachment) io.Writer { return a.stderr }) })
}

func (f *fanOut) write(data []byte, pick func(*attachment) io.Writer) {
	f.lock.Lock()
	all := make([]*attachment, 0, len(f.attached))
	for each := range f.attached {
		all = append(all, each)
	}
	f.lock.Unlock()
	for _, each := range all {
		if target := pick(each); target != nil {
			if _, err := target.Write(data); err != nil {
				f.detach(each)
			}
		}
	}
}

type writerFunc func([]byte)

func (write writerFunc) Write(data []byte) (int, error) {
	write(data)
	return len(data), nil
}
