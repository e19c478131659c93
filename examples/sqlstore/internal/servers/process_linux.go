package servers

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// process is one running server. It dies with the program that started it.
type process struct {
	name  string
	log   string
	cmd   *exec.Cmd
	ended chan struct{}
}

// command prepares a program that runs as the owner of a home.
func (h *home) command(path string, args ...string) *exec.Cmd {
	cmd := exec.Command(path, args...)
	cmd.Dir = h.dir
	cmd.Env = []string{"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=" + h.dir, "LC_ALL=C", "TZ=UTC"}
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if h.owner != nil {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: uint32(h.owner.uid), Gid: uint32(h.owner.gid)}
	}
	return cmd
}

// run runs a program to its end.
func (h *home) run(path string, args ...string) error {
	out, err := h.command(path, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("servers: %s: %w\n%s", path, err, out)
	}
	return nil
}

// start starts a server.
func (h *home) start(name, path string, args ...string) (*process, error) {
	p := &process{name: name, log: h.path(name + ".log"), ended: make(chan struct{})}
	log, err := os.OpenFile(p.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	p.cmd = h.command(path, args...)
	p.cmd.Stdout, p.cmd.Stderr = log, log
	started := make(chan error)
	go func() {
		runtime.LockOSThread() // the thread that starts a process is the parent whose death it follows
		defer runtime.UnlockOSThread()
		defer close(p.ended)
		defer func() { _ = log.Close() }()
		err := p.cmd.Start()
		started <- err
		if err == nil {
			_ = p.cmd.Wait()
		}
	}()
	return p, <-started
}

// kill ends the server at once, as a power cut does.
func (p *process) kill() error { return p.end(syscall.SIGKILL) }

// abort asks the server to end at once, its helpers with it.
func (p *process) abort() error { return p.end(syscall.SIGQUIT) }

func (p *process) end(signal syscall.Signal) error {
	select {
	case <-p.ended:
		return nil
	default:
	}
	_ = p.cmd.Process.Signal(signal) // it may have ended meanwhile
	select {
	case <-p.ended:
		return nil
	case <-time.After(patience / 3):
	}
	_ = p.cmd.Process.Kill()
	select {
	case <-p.ended:
		return nil
	case <-time.After(patience / 3):
		return fmt.Errorf("servers: %s does not end", p.name)
	}
}

// lastWords is the end of the server's log.
func (p *process) lastWords() []byte {
	const most = 3000
	log, _ := os.ReadFile(p.log)
	return bytes.TrimSpace(log[max(0, len(log)-most):])
}
