package voucher_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

var update = flag.Bool("update", false, "write the golden files")

const readme = "../README.md"

// block returns the fenced block of a language that begins with a text.
func block(t *testing.T, lang, begin string) string {
	t.Helper()
	page, err := os.ReadFile(readme)
	require.NoError(t, err)
	found := regexp.MustCompile("(?s)```" + lang + "\n(" + begin + ".*?)```").FindSubmatch(page)
	require.NotNil(t, found, "the README has no such block")
	return string(found[1])
}

// The README's code stands in examples, which run.
func TestReadme_CodeIsInExamples(t *testing.T) {
	page, err := os.ReadFile(readme)
	require.NoError(t, err)
	var examples strings.Builder
	for _, pattern := range []string{"example*_test.go", "registry/example*_test.go", "../eligibility/example*_test.go"} {
		names, err := filepath.Glob(pattern)
		require.NoError(t, err)
		for _, name := range names {
			source, err := os.ReadFile(name)
			require.NoError(t, err)
			examples.WriteString(regexp.MustCompile(`(?m)^\t`).ReplaceAllString(string(source), ""))
		}
	}
	blocks := regexp.MustCompile("(?s)```go\n(.*?)```").FindAllSubmatch(page, -1)
	require.Len(t, blocks, 3)
	for _, block := range blocks {
		require.Contains(t, examples.String(), string(block[1]))
	}
}

// The README's picture is drawn from the table; -update draws it again.
func TestReadme_PictureIsTheTable(t *testing.T) {
	drawn := voucher.Mermaid(tanu.Edition2025)
	if *update {
		page, err := os.ReadFile(readme)
		require.NoError(t, err)
		page = regexp.MustCompile("(?s)(```mermaid\n)(?:MERMAID\n|stateDiagram.*?)(```)").ReplaceAll(page, []byte("${1}"+drawn+"${2}"))
		require.NoError(t, os.WriteFile(readme, page, 0o644))
	}
	require.Equal(t, drawn, block(t, "mermaid", "stateDiagram"))
}

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
