package main

import (
	"context"
	"slices"
	"sync"
	"time"
)

// sample is what one way of doing something took.
type sample struct {
	took    time.Duration
	latency []time.Duration // of each commit
}

// rate is commits a second.
func (s *sample) rate() float64 {
	if s.took == 0 {
		return 0
	}
	return float64(len(s.latency)) / s.took.Seconds()
}

// part is the latency that a share of the commits does not exceed.
func (s *sample) part(share float64) time.Duration {
	if len(s.latency) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(s.latency))
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)]
}

// run lets workers do jobs for a time, and adds what they took to the sample. A
// job is a list of commits, done one after the other by one worker; next returns
// none where there is nothing left.
func (s *sample) run(
	ctx context.Context, workers int, lasts time.Duration, next func() []func(context.Context) error,
) error {
	var mu sync.Mutex
	var first error
	began := time.Now()
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			var mine []time.Duration
			var err error
			for err == nil && time.Since(began) < lasts {
				mu.Lock()
				job := next()
				mu.Unlock()
				if job == nil {
					break
				}
				for _, commit := range job {
					start := time.Now()
					if err = commit(ctx); err != nil {
						break
					}
					mine = append(mine, time.Since(start))
				}
			}
			mu.Lock()
			defer mu.Unlock()
			s.latency = append(s.latency, mine...)
			if first == nil {
				first = err
			}
		})
	}
	all.Wait()
	s.took += time.Since(began)
	return first
}
