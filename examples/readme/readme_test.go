// Package readme holds the programs that README.md shows, whole.
package readme

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Each program of the README stands there as it is in its file, and prints what
// the README says.
func TestReadme_ProgramsRun(t *testing.T) {
	page, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	require.Equal(t, 3, strings.Count(string(page), "```go\n"))
	for _, name := range []string{"applicant", "money", "host"} {
		source, err := os.ReadFile(name + "/main.go")
		require.NoError(t, err)
		printed, err := exec.Command("go", "run", "./"+name).CombinedOutput()
		require.NoError(t, err, "%s: %s", name, printed)
		indented := "    " + strings.ReplaceAll(strings.TrimSpace(string(printed)), "\n", "\n    ")
		require.Contains(t, string(page), "```go\n"+string(source)+"```\n\n"+indented+"\n")
	}
}

// A newcomer reads the page to its end.
func TestReadme_IsShort(t *testing.T) {
	page, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	require.LessOrEqual(t, strings.Count(string(page), "\n"), 150)
}
