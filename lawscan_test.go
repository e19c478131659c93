package tanu_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
)

// survey is what the sources say of the law: what they cite, which symbols they
// declare, which tests are named for a provision.
type survey struct {
	citations []citation
	symbols   map[string]bool // "tanu.EditionOn", "tanu.Edition.FilingLimit", "tanu.Figures.Validity"
	tests     []lawTest
}

// citation is one place that cites a provision.
type citation struct {
	at   string        // file:line
	ids  []tanu.Clause // one; the same clause of each edition where the edition is not written down
	pkg  string        // package clause, without _test
	code bool          // in the library's code: neither a test, nor an example, nor a table of the law itself
}

// lawTest is one test function with the ids of its Law line.
type lawTest struct {
	name string
	pkg  string
	ids  []tanu.Clause
}

// lawTables cite provisions to list them, not to decide by them.
var lawTables = map[string]bool{"provision.go": true, "provisions.go": true, "question.go": true}

// readSources returns the Go files of a tree by path.
func readSources(tree fs.FS) (map[string]string, error) {
	names, err := filesOf(tree)
	files := map[string]string{}
	for _, name := range names {
		if err != nil || path.Ext(name) != ".go" {
			continue
		}
		var text []byte
		text, err = fs.ReadFile(tree, name)
		files[name] = string(text)
	}
	return files, err
}

// surveyOf parses the files and gathers what they say. Generated files say
// nothing.
func surveyOf(files map[string]string) (survey, error) {
	s := survey{symbols: map[string]bool{}}
	for name, text := range files {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return s, err
		}
		if ast.IsGenerated(file) {
			continue
		}
		test, example := strings.HasSuffix(name, "_test.go"), strings.HasPrefix(name, "examples/")
		s.cite(set, file, !test && !example && !lawTables[name])
		if test {
			s.addTests(file)
		} else if !example {
			s.addSymbols(file)
		}
	}
	return s, nil
}

// cite gathers the citations of a file: literals that are ids, Edition.Clause
// with a literal, and the ids of Law lines.
func (s *survey) cite(set *token.FileSet, file *ast.File, code bool) {
	pkg := strings.TrimSuffix(file.Name.Name, "_test")
	add := func(pos token.Pos, ids ...tanu.Clause) {
		p := set.Position(pos)
		s.citations = append(s.citations, citation{fmt.Sprintf("%s:%d", p.Filename, p.Line), ids, pkg, code})
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if text, ok := literal(n); ok && idPattern.MatchString(text) {
				add(n.Pos(), tanu.Clause(text))
			}
		case *ast.CallExpr:
			if ids := clauseCall(n); ids != nil {
				add(n.Pos(), ids...)
			}
		}
		return true
	})
	for _, group := range file.Comments {
		for _, id := range lawLine(group) {
			add(group.Pos(), id)
		}
	}
}

// idPattern is the form of an id: a source of the register, a slash, and what
// a place in an act is written with.
var idPattern = func() *regexp.Regexp {
	var sources []string
	for _, source := range tanu.Sources() {
		sources = append(sources, regexp.QuoteMeta(string(source)))
	}
	return regexp.MustCompile(`^(` + strings.Join(sources, "|") + `)/[A-Za-z0-9().-]+$`)
}()

func literal(n ast.Expr) (text string, ok bool) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

// clauseCall reads edition.Clause("14(1)"), or a package's own clause("14(1)"):
// the clause of the edition that is written down, else of each.
func clauseCall(call *ast.CallExpr) (ids []tanu.Clause) {
	if len(call.Args) != 1 {
		return nil
	}
	rest, ok := literal(call.Args[0])
	if !ok || idPattern.MatchString(rest) { // a conversion: the literal was seen
		return nil
	}
	editions := tanu.Editions()
	switch fun := call.Fun.(type) {
	case *ast.Ident:
		if fun.Name == "Clause" { // the root package's own conversion
			return []tanu.Clause{tanu.Clause(rest)}
		}
		if fun.Name != "clause" {
			return nil
		}
	case *ast.SelectorExpr:
		if fun.Sel.Name != "Clause" {
			return nil
		}
		for _, edition := range tanu.Editions() {
			if nameOf(fun.X) == "Edition"+string(edition) {
				editions = []tanu.Edition{edition}
			}
		}
		if nameOf(fun.X) == "tanu" { // the conversion of what does not even look like an id
			return []tanu.Clause{tanu.Clause(rest)}
		}
	default:
		return nil
	}
	for _, edition := range editions {
		ids = append(ids, edition.Clause(rest))
	}
	return ids
}

// nameOf is the last name of "Edition2025" or "tanu.Edition2025".
func nameOf(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return x.Sel.Name
	}
	return ""
}

// lawLine returns the ids that a comment gives after "Law:", to the end of the
// paragraph. Every word with a slash is held to be one, "to" between two is all
// from one to the other; other words are free text, such as an act that the
// register does not know.
func lawLine(group *ast.CommentGroup) (ids []tanu.Clause) {
	if group == nil {
		return nil
	}
	for paragraph := range strings.SplitSeq(group.Text(), "\n\n") {
		_, law, _ := strings.Cut(paragraph, "Law:")
		before := ""
		for _, word := range strings.FieldsFunc(law, func(r rune) bool { return strings.ContainsRune(" ,;\t\n", r) }) {
			if word = strings.TrimRight(word, ".:"); strings.Contains(word, "/") {
				if before == "to" && len(ids) > 0 {
					ids = append(ids, between(ids[len(ids)-1], tanu.Clause(word))...)
				}
				ids = append(ids, tanu.Clause(word))
			}
			before = word
		}
	}
	return ids
}

// between are the ids of a range "annex-1.1 to annex-1.14" without its ends:
// the same but for the number at the end.
func between(first, last tanu.Clause) (ids []tanu.Clause) {
	split := func(id tanu.Clause) (stem string, n int) {
		stem = strings.TrimRight(string(id), "0123456789")
		n, _ = strconv.Atoi(string(id)[len(stem):])
		return stem, n
	}
	stem, from := split(first)
	if other, to := split(last); other == stem {
		for n := from + 1; n < to; n++ {
			ids = append(ids, tanu.Clause(stem+strconv.Itoa(n)))
		}
	}
	return ids
}

// addTests gathers the test functions with the ids of their Law lines.
func (s *survey) addTests(file *ast.File) {
	for _, decl := range file.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Test") {
			s.tests = append(s.tests, lawTest{f.Name.Name, strings.TrimSuffix(file.Name.Name, "_test"), lawLine(f.Doc)})
		}
	}
}

// addSymbols gathers what the file declares: functions, methods, types with
// their fields, constants and variables.
func (s *survey) addSymbols(file *ast.File) {
	declare := func(names ...string) { s.symbols[file.Name.Name+"."+strings.Join(names, ".")] = true }
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil {
				declare(decl.Name.Name)
			} else {
				declare(receiver(decl.Recv.List[0].Type), decl.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						declare(name.Name)
					}
				case *ast.TypeSpec:
					declare(spec.Name.Name)
					for _, member := range members(spec.Type) {
						declare(spec.Name.Name, member)
					}
				}
			}
		}
	}
}

func receiver(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.StarExpr:
		return receiver(x.X)
	case *ast.IndexExpr:
		return receiver(x.X)
	case *ast.IndexListExpr:
		return receiver(x.X)
	}
	return nameOf(x)
}

// members are the named fields of a struct, or the methods of an interface.
func members(x ast.Expr) (names []string) {
	var list *ast.FieldList
	switch x := x.(type) {
	case *ast.StructType:
		list = x.Fields
	case *ast.InterfaceType:
		list = x.Methods
	default:
		return nil
	}
	for _, field := range list.List {
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	return names
}
