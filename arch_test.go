package tanu_test

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

const modulePath = "github.com/biliktilik/tanu"

// A room is a package of the house.
type room struct {
	dir     string   // from the root of the module, "." for the root package
	rooms   []string // the rooms it may import: the arrows of the house
	modules []string // the modules of others that it may import
	suite   bool     // a conformance suite, run by a host's tests, or what tests alone import
	shared  bool     // every room listed after it may import it
	pure    bool     // a function of its arguments: see impureImports
}

const (
	rickarModule  = "github.com/rickar/cal/v2"
	decimalModule = "github.com/shopspring/decimal"
	testifyModule = "github.com/stretchr/testify" // in tests, which the house does not hold to its arrows
)

// house lists the rooms. A new room needs a reason; it is given in the commit
// that adds the row.
var house = []room{
	{dir: "internal/strict", shared: true}, // the one reader of JSON
	{dir: "internal/word", shared: true},   // the one table of words
	{dir: "."},
	// Tests of every package prove with it which edition decided.
	{dir: "internal/lawtest", rooms: []string{"."}, suite: true},
	// Endings of Kazakh and Russian, which the sentences of three packages need.
	{dir: "internal/grammar", rooms: []string{"."}},
	{dir: "calendar", rooms: []string{".", "internal/grammar"}, modules: []string{rickarModule}},
	{dir: "eligibility", rooms: []string{".", "internal/grammar", "calendar"}},
	// Cases written without Go are run by go test and by a program alike.
	{dir: "eligibility/scenario", rooms: []string{".", "calendar", "eligibility"}},
	{dir: "allocation", rooms: []string{"."}},
	{dir: "settlement", rooms: []string{".", "internal/grammar", "calendar"}, modules: []string{decimalModule}},
	{
		dir:     "voucher",
		rooms:   []string{".", "calendar", "eligibility", "allocation", "settlement"},
		modules: []string{decimalModule},
		pure:    true,
	},
	// The port: what loads, decides and commits over the store of a host.
	{dir: "voucher/registry", rooms: []string{".", "calendar", "allocation", "eligibility", "settlement", "voucher"}},
	// Copies of records, for the store in memory and the stores of the suite's tests.
	{dir: "voucher/registry/internal/clone"},
	{
		dir:   "voucher/registry/memstore",
		rooms: []string{".", "allocation", "voucher", "voucher/registry", "voucher/registry/internal/clone"},
	},
	{
		dir:   "voucher/registry/storetest",
		rooms: []string{".", "eligibility", "allocation", "settlement", "voucher", "voucher/registry"},
		suite: true,
	},
	// The invented cases that the tests of voucher and of registry share.
	{
		dir: "voucher/internal/sample",
		rooms: []string{
			".", "calendar", "eligibility", "allocation", "settlement", "voucher", "voucher/registry",
			"voucher/registry/memstore",
		},
		modules: []string{decimalModule, testifyModule},
		suite:   true,
	},
}

// outside are the directories with modules of their own, which hosts never
// build: what they import is no host's concern.
var outside = []string{"examples", "tools"}

func TestArch_EveryPackageIsARoom(t *testing.T) {
	found := packageDirs(t)
	if !slices.Contains(found, ".") {
		t.Fatal("the root package was not found: the test looks in the wrong place")
	}
	for _, dir := range found {
		if _, ok := roomAt(dir); !ok {
			t.Errorf("package %s is no room of the house: a new room needs a reason, and then a row in arch_test.go", dir)
		}
	}
}

func TestArch_EveryRoomKeepsTheRules(t *testing.T) {
	for _, r := range house {
		t.Run(r.dir, func(t *testing.T) {
			sources := librarySources(t, r.dir)
			if len(sources) == 0 {
				t.Fatal("the house lists a room that is not in this tree")
			}
			for _, b := range r.breaches(sources) {
				t.Error(b)
			}
		})
	}
}

// The arrows have no way round: a room imports only rooms listed before it.
func TestArch_ArrowsPointDown(t *testing.T) {
	for i, r := range house {
		for _, dir := range r.rooms {
			if !slices.ContainsFunc(house[:i], func(lower room) bool { return lower.dir == dir }) {
				t.Errorf("%s may import %s, which does not stand below it", r.dir, dir)
			}
		}
	}
}

func TestArch_RootModuleKeepsItsThreeRequirements(t *testing.T) {
	for _, b := range moduleBreaches(readText(t, "go.mod")) {
		t.Error(b)
	}
}

// A go.mod anywhere else would take its directory out of the root module, and
// out of these tests.
func TestArch_NoOtherModules(t *testing.T) {
	for _, file := range goTree(t) {
		dir := path.Dir(file)
		if path.Base(file) == "go.mod" && dir != "." && !slices.Contains(outside, dir) {
			t.Errorf("%s: modules stand at the root and in %s only", file, strings.Join(outside, ", "))
		}
	}
}

func roomAt(dir string) (room, bool) {
	i := slices.IndexFunc(house, func(r room) bool { return r.dir == dir })
	if i < 0 {
		return room{}, false
	}
	return house[i], true
}

// packageDirs returns the directories of the root module that hold Go files.
func packageDirs(t *testing.T) (dirs []string) {
	for _, file := range goTree(t) {
		top, _, _ := strings.Cut(file, "/")
		if path.Ext(file) == ".go" && !slices.Contains(outside, top) {
			dirs = append(dirs, path.Dir(file))
		}
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

// librarySources returns the Go files of a directory that are no tests, by name.
func librarySources(t *testing.T, dir string) map[string]string {
	sources := map[string]string{}
	for _, file := range goTree(t) {
		if path.Dir(file) == dir && path.Ext(file) == ".go" && !strings.HasSuffix(file, "_test.go") {
			sources[file] = readText(t, file)
		}
	}
	return sources
}

// goTree returns the files below the root.
func goTree(t *testing.T) []string {
	t.Helper()
	list, err := filesOf(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// filesOf returns the slash-separated paths of the files of a tree, without those
// that the go command ignores.
func filesOf(tree fs.FS) (list []string, err error) {
	err = fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		base := path.Base(name)
		ignored := name != "." && (base[0] == '.' || base[0] == '_' || base == "testdata")
		switch {
		case err != nil:
			return err
		case entry.IsDir() && ignored:
			return fs.SkipDir
		case !entry.IsDir() && !ignored:
			list = append(list, name)
		}
		return nil
	})
	return list, err
}

func readText(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
