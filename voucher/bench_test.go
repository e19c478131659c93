package voucher_test

import (
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

// BenchmarkLife decides the nine commands of a whole life, by the rules alone.
func BenchmarkLife(b *testing.B) {
	r := rules()
	b.ReportAllocs()
	for b.Loop() {
		var c voucher.Case
		for _, cmd := range life {
			out, err := r.Decide(c, cmd)
			if err != nil {
				b.Fatal(err)
			}
			c = out.Case
		}
	}
}

// BenchmarkDecide decides one command of each kind on the case it finds.
func BenchmarkDecide(b *testing.B) {
	r := rules()
	var c voucher.Case
	for _, cmd := range life {
		b.Run(string(cmd.Action), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Decide(c, cmd); err != nil {
					b.Fatal(err)
				}
			}
		})
		c = done(b, r, c, cmd).Case
	}
}

// BenchmarkRegistryLife carries whole lives of many people through a registry
// over the memory store: digests, claims, events and all. As many go through it
// at once as there are cores; see -cpu.
func BenchmarkRegistryLife(b *testing.B) {
	const people = 800
	lives := make([][]voucher.Command, people)
	for i := range lives {
		for _, cmd := range life {
			lives[i] = append(lives[i], rename(cmd, strconv.Itoa(i), person(i)))
		}
	}
	b.ReportAllocs()
	b.ResetTimer()
	for left := b.N; left > 0; left -= people {
		reg, _ := newRegistry(b, tanu.Policy{}, people)
		var begun atomic.Int64
		var all sync.WaitGroup
		for range runtime.GOMAXPROCS(0) {
			all.Go(func() {
				for i := begun.Add(1) - 1; i < int64(min(left, people)); i = begun.Add(1) - 1 {
					for _, cmd := range lives[i] {
						if _, err := reg.Do(ctx, cmd); err != nil {
							b.Error(err)
						}
					}
				}
			})
		}
		all.Wait()
	}
}

// BenchmarkVerify takes the digests of a whole life again: those of the nine
// commands, and of the nine events that they became.
func BenchmarkVerify(b *testing.B) {
	reg, store := newRegistry(b, tanu.Policy{}, 1)
	live(b, reg, "c1", iin, voucher.Pay)
	events, err := store.Events(ctx, "c1", 0, len(life))
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		if err := voucher.Verify(events); err != nil {
			b.Fatal(err)
		}
	}
}
