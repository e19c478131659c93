package voucher_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

var update = flag.Bool("update", false, "write the golden files")

// Both pictures hold every step of their edition, and always in the same order.
func TestPictures(t *testing.T) {
	for _, edition := range tanu.Editions() {
		mermaid, dot := voucher.Mermaid(edition), voucher.DOT(edition)
		for key := range allowed {
			e, rest, _ := strings.Cut(key, "/")
			_, action, _ := strings.Cut(rest, "/")
			if e != edition.String() {
				continue
			}
			require.Contains(t, mermaid, ": "+action+" by ")
			require.Contains(t, dot, action+" by ")
		}
		require.Equal(t, mermaid, voucher.Mermaid(edition))
		golden(t, "steps-"+edition.String()+".mmd", mermaid)
		golden(t, "steps-"+edition.String()+".dot", dot)
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}
