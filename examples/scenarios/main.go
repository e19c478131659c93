// Scenarios runs the cases of a directory and tells which came out otherwise
// than expected; see package scenario for how a case is written.
//
//	go run ./examples/scenarios eligibility/testdata/scenarios
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/biliktilik/tanu/eligibility/scenario"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: scenarios DIR")
		os.Exit(2)
	}
	failed, err := run(os.Stdout, os.Args[1])
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	case failed > 0:
		os.Exit(1)
	}
}

// run writes a line for each file and for each case that differs, and returns
// how many do.
func run(out io.Writer, dir string) (failed int, err error) {
	results, err := scenario.Run(os.DirFS(dir))
	if err != nil {
		return 0, err
	}
	for start := 0; start < len(results); {
		end, bad := start, 0
		for ; end < len(results) && results[end].File == results[start].File; end++ {
			if r := results[end]; len(r.Differences) > 0 {
				fmt.Fprintln(out, "DIFFERS", r)
				bad++
			}
		}
		fmt.Fprintf(out, "%-22s %3d of %d as expected\n", results[start].File, end-start-bad, end-start)
		failed += bad
		start = end
	}
	fmt.Fprintf(out, "%d cases, %d differ\n", len(results), failed)
	return failed, nil
}
