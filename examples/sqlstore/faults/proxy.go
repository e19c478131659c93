package main

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
)

// proxy stands between a client and a server on loopback, and cuts a connection
// now and then in the middle of a commit: before the server has heard of it or of
// all of it, or after it has answered and before the client has heard.
type proxy struct {
	listener net.Listener
	server   string
	oneIn    int // commits
	cuts     atomic.Int64
	open     sync.WaitGroup
	mu       sync.Mutex
	conns    map[net.Conn]bool
}

func newProxy(port, oneIn int) (*proxy, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &proxy{listener: listener, server: fmt.Sprintf("127.0.0.1:%d", port), oneIn: oneIn, conns: map[net.Conn]bool{}}
	p.open.Go(p.accept)
	return p, nil
}

func (p *proxy) port() int { return p.listener.Addr().(*net.TCPAddr).Port }

// close ends every connection and waits until all are ended.
func (p *proxy) close() {
	_ = p.listener.Close()
	p.mu.Lock()
	for conn := range p.conns {
		_ = conn.Close()
	}
	p.mu.Unlock()
	p.open.Wait()
}

func (p *proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", p.server)
		if err != nil {
			_ = client.Close()
			continue
		}
		p.mu.Lock()
		p.conns[client], p.conns[server] = true, true
		p.mu.Unlock()
		p.open.Go(func() { p.carry(client, server) })
	}
}

// carry carries bytes both ways until one side ends.
func (p *proxy) carry(client, server net.Conn) {
	var swallow atomic.Bool // the server's next answer does not reach the client
	var back sync.WaitGroup
	end := func() { _, _ = client.Close(), server.Close() }
	back.Go(func() {
		defer end()
		buffer := make([]byte, 64<<10)
		for {
			n, err := server.Read(buffer)
			if err != nil || swallow.Load() {
				return
			}
			if _, err := client.Write(buffer[:n]); err != nil {
				return
			}
		}
	})
	p.forward(client, server, &swallow)
	back.Wait()
	end()
	p.mu.Lock()
	delete(p.conns, client)
	delete(p.conns, server)
	p.mu.Unlock()
}

func (p *proxy) forward(client io.Reader, server net.Conn, swallow *atomic.Bool) {
	buffer := make([]byte, 64<<10)
	for {
		n, err := client.Read(buffer)
		if err != nil {
			_ = server.Close()
			return
		}
		if commits(buffer[:n]) && rand.IntN(p.oneIn) == 0 {
			p.cuts.Add(1)
			switch rand.IntN(4) {
			case 0, 1: // the server hears of none of it, or of half
				_, _ = server.Write(buffer[:n/2*rand.IntN(2)])
				_ = server.Close()
				return
			}
			swallow.Store(true)
		}
		if _, err := server.Write(buffer[:n]); err != nil {
			return
		}
	}
}

// commits reports whether a packet commits: it is a COMMIT, or a pipeline of
// several statements that ends with the message at which PostgreSQL commits it.
func commits(packet []byte) bool {
	const longest = 32
	if len(packet) <= longest {
		return bytes.Contains(bytes.ToLower(packet), []byte("commit"))
	}
	return bytes.HasSuffix(packet, finish) && bytes.Count(packet, run) > 1
}

// Two messages of PostgreSQL's protocol: run a statement to its end, and commit.
var (
	run    = []byte("E\x00\x00\x00\x09\x00\x00\x00\x00\x00")
	finish = []byte("S\x00\x00\x00\x04")
)
