package main

import (
	"bytes"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Every measure runs to its end on a small load, and the table has its rows.
func TestBench_Small(t *testing.T) {
	var out bytes.Buffer
	args := []string{"-stores", "sqlite", "-cost", "30ms", "-batch", "20", "-cases", "1200"}
	status := execute(t.Context(), args, &out, io.Discard)
	require.Zero(t, status, out.String())
	for _, want := range []string{
		"claim of a place, one line", "whole life", "of unbatched", "store, decided beforehand",
		"registry, whole commands", "1200 cases loaded", "agenda of region 75", "vouchers lapsed",
	} {
		require.Contains(t, out.String(), want)
	}
}

func TestBench_UnknownStore(t *testing.T) {
	var out bytes.Buffer
	require.Equal(t, 2, execute(t.Context(), []string{"-stores", "paper"}, io.Discard, &out))
	require.Contains(t, out.String(), `no store is named "paper"`)
}

// Of a hundred commits in ten seconds ten are done a second; the slowest is the
// 99th percentile.
func TestSample(t *testing.T) {
	s := sample{took: 10 * time.Second}
	require.Zero(t, (&sample{}).part(0.5))
	for i := range 100 {
		s.latency = append(s.latency, time.Duration(100-i)*time.Millisecond)
	}
	require.InDelta(t, 10, s.rate(), 1e-9)
	require.Equal(t, 51*time.Millisecond, s.part(0.5))
	require.Equal(t, 100*time.Millisecond, s.part(0.99))
}
