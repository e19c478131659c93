package tanu_test

import (
	"strings"
	"testing"
)

// Every rule of the house catches the source that breaks it, and says where.
func TestArch_EachBreachIsFound(t *testing.T) {
	for _, c := range []struct{ name, dir, source, want string }{
		{"arrow upwards", "calendar", `import _ "github.com/biliktilik/tanu/voucher"`,
			"calendar may not import github.com/biliktilik/tanu/voucher"},
		{"arrow sideways", "settlement", `import _ "github.com/biliktilik/tanu/allocation"`,
			"settlement may not import github.com/biliktilik/tanu/allocation"},
		{"arrow out of the root", ".", `import _ "github.com/biliktilik/tanu/calendar"`,
			". may not import github.com/biliktilik/tanu/calendar"},
		{"arrow into the examples", "voucher", `import _ "github.com/biliktilik/tanu/examples/desk"`,
			"voucher may not import github.com/biliktilik/tanu/examples/desk"},
		{"a package below a room", "voucher", `import _ "github.com/biliktilik/tanu/calendar/inner"`,
			"voucher may not import github.com/biliktilik/tanu/calendar/inner"},
		{"the suite in the library", "voucher", `import _ "github.com/biliktilik/tanu/voucher/registry/storetest"`,
			"voucher may not import github.com/biliktilik/tanu/voucher/registry/storetest"},

		{"module nobody asked for", "calendar", `import _ "github.com/google/uuid"`, "may not import github.com/google/uuid"},
		{"rickar/cal beside calendar", "voucher", `import _ "github.com/rickar/cal/v2"`, "may not import github.com/rickar/cal/v2"},
		{"rickar/cal's own holidays", ".", `import _ "github.com/rickar/cal/v2/kz"`, "may not import github.com/rickar/cal/v2/kz"},
		{"decimal in eligibility", "eligibility", `import _ "github.com/shopspring/decimal"`, "may not import github.com/shopspring/decimal"},
		{"testify outside tests", "settlement", `import _ "github.com/stretchr/testify/require"`, "may not import github.com/stretchr/testify/require"},
		{"testify in the suite", "voucher/registry/storetest",
			`import _ "github.com/stretchr/testify/require"`, "may not import github.com/stretchr/testify/require"},

		{"os", ".", `import _ "os"`, "may not import os"},
		{"os/exec", ".", `import _ "os/exec"`, "may not import os/exec"},
		{"net", ".", `import _ "net"`, "may not import net"},
		{"net/http", "voucher", `import _ "net/http"`, "may not import net/http"},
		{"log", ".", `import _ "log"`, "may not import log"},
		{"database/sql", "voucher", `import _ "database/sql"`, "may not import database/sql"},
		{"database/sql/driver", "voucher", `import _ "database/sql/driver"`, "may not import database/sql/driver"},
		{"math/rand", "allocation", `import _ "math/rand"`, "may not import math/rand"},
		{"math/rand/v2", "allocation", `import _ "math/rand/v2"`, "may not import math/rand/v2"},
		{"crypto/rand", "voucher", `import _ "crypto/rand"`, "may not import crypto/rand"},
		{"io/ioutil", ".", `import _ "io/ioutil"`, "may not import io/ioutil"},
		{"syscall", ".", `import _ "syscall"`, "may not import syscall"},
		{"unsafe", ".", `import _ "unsafe"`, "may not import unsafe"},
		{"cgo", ".", `import "C"`, "may not import C"},
		{"context in a pure room", "voucher", `import _ "context"`, "voucher may not import context"},
		{"sync in a pure room", "voucher", `import _ "sync"`, "voucher may not import sync"},
		{"sync/atomic in a pure room", "voucher", `import _ "sync/atomic"`, "voucher may not import sync/atomic"},
		{"a secret in a pure room", "voucher", `import _ "crypto/hmac"`, "voucher may not import crypto/hmac"},
		{"the port in a pure room", "voucher", `import _ "github.com/biliktilik/tanu/voucher/registry"`,
			"voucher may not import github.com/biliktilik/tanu/voucher/registry"},
		{"the clock in the port", "voucher/registry", `import "time"; func f() { _ = time.Now() }`, "time.Now"},
		{"testing outside the suite", "voucher", `import _ "testing"`, "may not import testing"},
		{"dot import", ".", `import . "strings"; var _ = ToUpper`, `import . "strings"`},

		{"the clock", "voucher", `import "time"; func f() { _ = time.Now() }`, "time.Now"},
		{"the clock under another name", "voucher", `import clock "time"; var now = clock.Now`, "time.Now"},
		{"time.Since", ".", `import "time"; func f(t time.Time) { _ = time.Since(t) }`, "time.Since"},
		{"time.Until", ".", `import "time"; func f(t time.Time) { _ = time.Until(t) }`, "time.Until"},
		{"time.Sleep", ".", `import "time"; func f() { time.Sleep(1) }`, "time.Sleep"},
		{"time.After", ".", `import "time"; func f() { <-time.After(1) }`, "time.After"},
		{"the machine's zone", "calendar", `import "time"; func f(t time.Time) { _ = t.In(time.Local) }`, "time.Local"},
		{"the terminal", ".", `import "fmt"; func f() { fmt.Println("1") }`, "fmt.Println"},
		{"println", ".", `func f() { println("1") }`, "println: the library prints nothing"},
		{"a line of log", ".", `import "log/slog"; func f() { slog.Info("1") }`, "log/slog.Info"},
		{"a logger", ".", `import "log/slog"; func f(l *slog.Logger) {}`, "log/slog.Logger"},

		{"panic", ".", `func f() { func() { panic(1) }() }`, "panic outside a Must function"},
		{"goroutine", "voucher", `func f() { go f() }`, "go statement"},
		{"init", ".", `func init() {}`, "func init"},
		{"exported variable", ".", `var ErrGone = 1`, "exported variable ErrGone"},
		{"exported variable in a block", ".", `var ( a = 1; Table = []int{a} )`, "exported variable Table"},

		{"assignment", ".", `var n int; func f() { n = 1 }`, "writes to the package's variable n"},
		{"assignment to two", ".", `var n int; func f() (e error) { e, n = nil, 1; return }`, "writes to the package's variable n"},
		{"assignment to a part", ".", `var t [2]struct{ n []int }; func f() { (t[1]).n[0] += 1 }`, "writes to the package's variable t"},
		{"assignment through a pointer", ".", `var p = new(int); func f() { *p = 1 }`, "writes to the package's variable p"},
		{"increment", ".", `var n int; func f() { n++ }`, "writes to the package's variable n"},
		{"range", ".", `var n int; func f() { for n = range 3 {} }`, "writes to the package's variable n"},
		{"delete", ".", `var m map[int]int; func f() { delete(m, 1) }`, "writes to the package's variable m"},
		{"clear", ".", `var m map[int]int; func f() { clear(m) }`, "writes to the package's variable m"},
		{"copy", ".", `var s []int; func f(t []int) { copy(s[1:], t) }`, "writes to the package's variable s"},
		{"append", ".", `var s []int; func f() []int { return append(s, 1) }`, "writes to the package's variable s"},
		{"another package's variable", "settlement",
			`import "github.com/shopspring/decimal"; func f() { decimal.DivisionPrecision = 5 }`,
			"writes to a variable of package github.com/shopspring/decimal"},
		{"in a function literal", ".", `var n int; var f = func() { n = 1 }`, "writes to the package's variable n"},
		{"slice handed out", ".", `var s []int; func f() []int { return s }`, "hands out the package's table s"},
		{"array handed out", ".", `var a [2]int; func f() []int { return a[:] }`, "hands out the package's table a"},
		{"map handed out", ".", `type names map[int]string; var m names; func f() names { return m }`, "hands out the package's table m"},

		{"no Go", ".", `func {`, "expected 'IDENT'"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, ok := roomAt(c.dir)
			if !ok {
				t.Fatalf("no room %s", c.dir)
			}
			found := r.breaches(map[string]string{"x.go": "package x\n" + c.source})
			if len(found) != 1 || !strings.HasPrefix(found[0], "x.go:") || !strings.Contains(found[0], c.want) {
				t.Errorf("found %q, want one breach with %q", found, c.want)
			}
		})
	}
}

// A name is judged by what it stands for, not by its letters.
func TestArch_WhatIsAllowedIsNotFound(t *testing.T) {
	for _, c := range []struct{ name, dir, source string }{
		{"the arrows", "voucher", `import (
			_ "github.com/biliktilik/tanu"
			_ "github.com/biliktilik/tanu/calendar"
			_ "github.com/biliktilik/tanu/eligibility"
			_ "github.com/biliktilik/tanu/allocation"
			_ "github.com/biliktilik/tanu/settlement"
			_ "github.com/shopspring/decimal"
			_ "embed"
		)`},
		{"the port", "voucher/registry", `import (
			_ "context"
			_ "crypto/hmac"
			_ "github.com/biliktilik/tanu/voucher"
		)`},
		{"rickar/cal in calendar", "calendar", `import _ "github.com/rickar/cal/v2"`},
		{"time without the clock", ".", `import "time"; func f(t time.Time) { _ = t.In(time.UTC).AddDate(0, 0, int(time.Monday)) }`},
		{"a variable named time", ".", `type clock struct{}; func (clock) Now() int { return 1 }; func f(time clock) int { return time.Now() }`},
		{"how a value is logged", ".", `import "log/slog"; type n int; func (n) LogValue() slog.Value { return slog.StringValue("*") }`},
		{"a variable of the function", ".", `var n int; func f(n int) { n = 1; n++; for n = range 3 {} }`},
		{"a new variable", ".", `var n = 1; func f() int { n := n; n += 1; return n }`},
		{"a field of the same name", ".", `var n int; type t struct{ n int }; func f(v *t) { v.n = n }`},
		{"a panic on constants", ".", `func MustDay(s string) { panic(s) }; func must(err error) { panic(err) }`},
		{"an interface kept", ".", `type t struct{}; var _ interface{} = t{}`},
		{"a method named init", ".", `type t struct{}; func (t) init() {}`},
		{"a copy of the table", ".", `var s = []int{1}; func f() []int { return append([]int(nil), s...) }`},
		{"a copied array", ".", `var a [2]int; func f() [2]int { return a }`},
		{"a row of the table", ".", `var s = []string{"a"}; var x = "word"; func f() (string, string) { return s[0], x[:1] }`},
		{"Fprint", ".", `import ("fmt"; "io"); func f(w io.Writer) { fmt.Fprintln(w) }`},
		{"the suite at work", "voucher/registry/storetest",
			`import ("testing"; "time"); func Run(t *testing.T) { go func() { time.Sleep(1) }(); _ = time.Now() }`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, ok := roomAt(c.dir)
			if !ok {
				t.Fatalf("no room %s", c.dir)
			}
			for _, b := range r.breaches(map[string]string{"x.go": "package x\n" + c.source}) {
				t.Error(b)
			}
		})
	}
}

// A package is judged as one: what one file declares, another may not write to.
func TestArch_BreachAcrossFilesIsFound(t *testing.T) {
	found := house[0].breaches(map[string]string{
		"a.go": "package x\nvar table = map[int]int{}",
		"b.go": "package x\nfunc f() { table[1] = 2 }",
	})
	if len(found) != 1 || !strings.Contains(found[0], "b.go:2:12: writes to the package's variable table") {
		t.Errorf("found %q", found)
	}
}

func TestArch_UnknownRoomIsFound(t *testing.T) {
	for _, dir := range []string{"report", "calendar/inner", "voucher/internal/store"} {
		if _, ok := roomAt(dir); ok {
			t.Errorf("%s passes for a room of the house", dir)
		}
	}
}

func TestArch_RequirementIsFound(t *testing.T) {
	const (
		head  = "module github.com/biliktilik/tanu\n\ngo 1.25.0\n\n"
		three = "require (\n\tgithub.com/rickar/cal/v2 v2.1.13\n\tgithub.com/shopspring/decimal v1.4.0\n\tgithub.com/stretchr/testify v1.11.1\n)\n"
	)
	for _, c := range []struct{ name, text, want string }{
		{"the three", head + three, ""},
		{"what the three bring along", head + three + "require gopkg.in/yaml.v3 v3.0.1 // indirect\n", ""},
		{"a fourth", head + three + "require github.com/google/uuid v1.6.0\n", "go.mod requires github.com/google/uuid"},
		{"a fourth in a block", head + three + "require (\n\tcloud.google.com/go v1.0.0 // for civil\n)\n", "go.mod requires cloud.google.com/go"},
		{"one less", head + strings.Replace(three, "\tgithub.com/shopspring/decimal v1.4.0\n", "", 1), "no longer requires github.com/shopspring/decimal"},
		{"replaced", head + three + "replace github.com/rickar/cal/v2 => ../cal\n", "go.mod: replace"},
		{"a tool", head + three + "tool (\n\thonnef.co/go/tools/cmd/staticcheck\n)\n", "go.mod: tool"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := moduleBreaches(c.text)
			if c.want == "" && len(found) > 0 || c.want != "" && (len(found) != 1 || !strings.Contains(found[0], c.want)) {
				t.Errorf("found %q, want %q", found, c.want)
			}
		})
	}
}
