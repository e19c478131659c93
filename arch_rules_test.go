package tanu_test

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// The rules that keep the library a pure function of its arguments. They read
// the source alone: a name is resolved by its scope, imports stay closed.

// forbiddenImports are the packages that reach out of the program, each with
// all below it.
var forbiddenImports = []string{
	"C", "crypto/rand", "database/sql", "expvar", "io/ioutil", "log", "math/rand", "net", "os",
	"plugin", "runtime", "syscall", "testing", "unsafe",
}

// impureImports are what a pure room has no use for: it waits for nothing, shares
// nothing and has no secret.
var impureImports = []string{"context", "crypto/hmac", "sync"}

// forbiddenNames are what lets the clock, the machine's zone or its terminal
// into packages that are good for other things.
var forbiddenNames = map[string][]string{
	"time": {
		"After", "AfterFunc", "LoadLocation", "Local", "NewTicker", "NewTimer", "Now", "Since",
		"Sleep", "Tick", "Until",
	},
	"fmt": {"Print", "Printf", "Println", "Scan", "Scanf", "Scanln"},
}

// slogNames are the part of log/slog by which a value says how it is logged.
var slogNames = []string{
	"Any", "AnyValue", "Attr", "Bool", "BoolValue", "Group", "GroupAttrs", "GroupValue", "Int",
	"Int64", "Int64Value", "IntValue", "LogValuer", "String", "StringValue", "Value",
}

// breaches returns what the sources of the room, by file name, do that the
// house forbids: one line each, with the place.
func (r room) breaches(sources map[string]string) []string {
	j := judge{room: r, fset: token.NewFileSet(), info: &types.Info{Uses: map[*ast.Ident]types.Object{}}}
	var parsed []*ast.File
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		file, err := parser.ParseFile(j.fset, name, sources[name], 0)
		if err != nil {
			return []string{err.Error()}
		}
		parsed = append(parsed, file)
	}
	names := types.Config{Importer: closedImporter{}, Error: func(error) {}}
	// The errors are those of the closed imports; what counts is j.info.
	j.pkg, _ = names.Check(path.Join(modulePath, r.dir), j.fset, parsed, j.info)
	j.declarations()
	for _, file := range parsed {
		j.imports(file)
		ast.Inspect(file, j.node)
	}
	return j.found
}

// closedImporter is an importer that opens no package.
type closedImporter struct{}

func (closedImporter) Import(string) (*types.Package, error) { return nil, errors.New("closed") }

type judge struct {
	room
	fset  *token.FileSet
	info  *types.Info
	pkg   *types.Package
	found []string
}

func (j *judge) breach(at token.Pos, format string, args ...any) {
	j.found = append(j.found, fmt.Sprintf("%s: %s", j.fset.Position(at), fmt.Sprintf(format, args...)))
}

func (j *judge) declarations() {
	for _, name := range j.pkg.Scope().Names() {
		if v, ok := j.pkg.Scope().Lookup(name).(*types.Var); ok && v.Exported() {
			j.breach(v.Pos(), "exported variable %s: anyone could set it", name)
		}
	}
}

func (j *judge) imports(file *ast.File) {
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			j.breach(spec.Pos(), "import %s: %v", spec.Path.Value, err)
			continue
		}
		if spec.Name != nil && spec.Name.Name == "." {
			j.breach(spec.Pos(), "import . %q: names without their package", imported)
		}
		if !j.mayImport(imported) {
			j.breach(spec.Pos(), "%s may not import %s", j.dir, imported)
		}
	}
}

func (j *judge) mayImport(imported string) bool {
	below := func(top string) bool { return imported == top || strings.HasPrefix(imported, top+"/") }
	first, _, _ := strings.Cut(imported, "/")
	switch {
	case below(modulePath):
		return j.mayEnter(strings.TrimPrefix(strings.TrimPrefix(imported, modulePath), "/"))
	case strings.Contains(first, "."):
		return slices.ContainsFunc(j.modules, below)
	case imported == "log/slog", imported == "testing" && j.suite:
		return true
	}
	return !slices.ContainsFunc(forbiddenImports, below) && !(j.pure && slices.ContainsFunc(impureImports, below))
}

// mayEnter reports whether the room may import another, by its directory.
func (j *judge) mayEnter(dir string) bool {
	shared := slices.ContainsFunc(house, func(r room) bool { return r.shared && r.dir == dir })
	return shared || slices.Contains(j.rooms, cmp.Or(dir, "."))
}

// node judges one node of the syntax.
func (j *judge) node(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncDecl:
		if n.Recv == nil && n.Name.Name == "init" {
			j.breach(n.Pos(), "func init: it runs whether the host wants it or not")
		}
		if name := n.Name.Name; !j.suite && name != "must" && !strings.HasPrefix(name, "Must") {
			ast.Inspect(n, j.panics)
		}
	case *ast.GoStmt:
		if !j.suite {
			j.breach(n.Pos(), "go statement: the host decides what runs beside what")
		}
	case *ast.SelectorExpr:
		j.selected(n)
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			j.written(n.Lhs...)
		}
	case *ast.IncDecStmt:
		j.written(n.X)
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			j.written(n.Key, n.Value)
		}
	case *ast.CallExpr:
		j.called(n)
	case *ast.ReturnStmt:
		for _, result := range n.Results {
			j.handedOut(result)
		}
	}
	return true
}

// selected judges a name of another package.
func (j *judge) selected(n *ast.SelectorExpr) {
	ident, _ := n.X.(*ast.Ident)
	name, ok := j.info.Uses[ident].(*types.PkgName)
	if !ok {
		return
	}
	of, sel := name.Imported().Path(), n.Sel.Name
	switch {
	case of == "time" && j.suite:
	case slices.Contains(forbiddenNames[of], sel):
		j.breach(n.Pos(), "%s.%s: the host reads the clock, the zone and the terminal", of, sel)
	case of == "log/slog" && !slices.Contains(slogNames, sel):
		j.breach(n.Pos(), "%s.%s: the library does not log; it may say how its values are logged", of, sel)
	}
}

// called judges a call of a builtin function.
func (j *judge) called(n *ast.CallExpr) {
	ident, _ := n.Fun.(*ast.Ident)
	builtin, ok := j.info.Uses[ident].(*types.Builtin)
	if !ok {
		return
	}
	switch builtin.Name() {
	case "print", "println":
		j.breach(n.Pos(), "%s: the library prints nothing", builtin.Name())
	case "append", "clear", "copy", "delete":
		j.written(n.Args[:min(1, len(n.Args))]...)
	}
}

// panics judges a node of a function that is not for constants.
func (j *judge) panics(n ast.Node) bool {
	if call, ok := n.(*ast.CallExpr); ok {
		ident, _ := call.Fun.(*ast.Ident)
		if builtin, ok := j.info.Uses[ident].(*types.Builtin); ok && builtin.Name() == "panic" {
			j.breach(n.Pos(), "panic outside a Must function: a failure is an error")
		}
	}
	return true
}

// written judges the places that a statement writes to.
func (j *judge) written(places ...ast.Expr) {
	for _, place := range places {
		switch v := j.info.Uses[writtenRoot(place)].(type) {
		case *types.PkgName:
			j.breach(place.Pos(), "writes to a variable of package %s", v.Imported().Path())
		case *types.Var:
			if v.Parent() == j.pkg.Scope() {
				j.breach(place.Pos(), "writes to the package's variable %s", v.Name())
			}
		}
	}
}

// handedOut judges a result: a package's table that is returned as it is could
// be written to by whoever gets it.
func (j *judge) handedOut(result ast.Expr) {
	sliced, ok := result.(*ast.SliceExpr)
	if ok {
		result = sliced.X
	}
	ident, _ := result.(*ast.Ident)
	v, isVar := j.info.Uses[ident].(*types.Var)
	if !isVar || v.Parent() != j.pkg.Scope() {
		return
	}
	switch v.Type().Underlying().(type) {
	case *types.Array:
		if !ok { // a copy
			return
		}
	case *types.Slice, *types.Map:
	default:
		return
	}
	j.breach(result.Pos(), "hands out the package's table %s: return a copy", v.Name())
}

// writtenRoot returns the variable or package that a place to write to begins with.
func writtenRoot(place ast.Expr) *ast.Ident {
	switch e := place.(type) {
	case *ast.Ident:
		return e
	case *ast.IndexExpr:
		return writtenRoot(e.X)
	case *ast.ParenExpr:
		return writtenRoot(e.X)
	case *ast.SelectorExpr:
		return writtenRoot(e.X)
	case *ast.SliceExpr:
		return writtenRoot(e.X)
	case *ast.StarExpr:
		return writtenRoot(e.X)
	}
	return nil
}

// moduleBreaches returns what the text of the root module's go.mod does that
// the house forbids.
func moduleBreaches(gomod string) (found []string) {
	allowed := []string{rickarModule, decimalModule, testifyModule}
	var required []string
	block := ""
	for line := range strings.Lines(gomod) {
		text, comment, _ := strings.Cut(line, "//")
		words := strings.Fields(text)
		switch {
		case len(words) == 0:
			continue
		case words[0] == ")":
			block = ""
			continue
		case len(words) == 2 && words[1] == "(":
			block = words[0]
			continue
		case block != "":
			words = append([]string{block}, words...)
		}
		switch words[0] {
		case "module", "go":
		case "require":
			required = append(required, words[1])
			if strings.TrimSpace(comment) != "indirect" && !slices.Contains(allowed, words[1]) {
				found = append(found, "go.mod requires "+words[1]+": a host would have to take it in")
			}
		default:
			found = append(found, "go.mod: "+words[0]+" holds for this module alone, and not for its hosts")
		}
	}
	for _, want := range allowed {
		if !slices.Contains(required, want) {
			found = append(found, "go.mod no longer requires "+want+": take it out of arch_rules_test.go")
		}
	}
	return found
}
