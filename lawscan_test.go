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

// citation is a line that cites a provision.
type citation struct {
	reference
	at    string // file:line
	pkg   string // package clause, without _test
	code  bool   // in the library's code: neither a test, nor an example, nor a table of the law itself
	guess bool   // a literal that may be a place in the text, and may be something else
}

// reference is a provision as it is written: by its id, "2025/10.3", or by its
// place in the text, "10.3", which is that of every edition that has it.
type reference struct {
	text string
	ids  []tanu.Clause // one, or the place in each edition
}

// lawTest is one test function with the references of its Law line.
type lawTest struct {
	name  string
	pkg   string
	law   []reference
	under []string // the editions that it says it decided under: "Edition2025"
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

// cite gathers the citations of a file: literals that are ids or places,
// Edition.Clause with a literal, and the references of Law lines.
func (s *survey) cite(set *token.FileSet, file *ast.File, code bool) {
	pkg := strings.TrimSuffix(file.Name.Name, "_test")
	add := func(pos token.Pos, ref reference, guess bool) {
		p := set.Position(pos)
		s.citations = append(s.citations, citation{ref, fmt.Sprintf("%s:%d", p.Filename, p.Line), pkg, code, guess})
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if text, ok := literal(n); ok && idPattern.MatchString(text) {
				add(n.Pos(), referenceTo(text), false)
			} else if ok && code && placePattern.MatchString(text) {
				add(n.Pos(), referenceTo(text), true)
			}
		case *ast.CallExpr:
			if ids := clauseCall(n); ids != nil {
				add(n.Pos(), reference{string(ids[0]), ids}, false)
			}
		}
		return true
	})
	for _, group := range file.Comments {
		for _, ref := range lawLine(group) {
			add(group.Pos(), ref, false)
		}
	}
}

// referenceTo reads an id or a place in the text.
func referenceTo(text string) reference {
	if !placePattern.MatchString(text) {
		return reference{text, []tanu.Clause{tanu.Clause(text)}}
	}
	ref := reference{text: text}
	for _, e := range tanu.Editions() {
		ref.ids = append(ref.ids, e.Clause(text))
	}
	return ref
}

// placePattern is the form of a place in the Rules: "16", "9-1", "10.3", "14(1)",
// "3.4.2", "annex-2", "annex-2.col-3".
var placePattern = regexp.MustCompile(`^(\d{1,2}(-\d)?(\(\d{1,2}\)|(\.\d){1,2})?|annex-\d(\.[a-z0-9-]+)?)$`)

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

// lawLine returns what a comment cites after "Law:", to the end of the
// paragraph. A piece between semicolons that begins with neither an id nor a
// place is free text, such as an act that the register does not know; "to"
// between two references is all from one to the other.
func lawLine(group *ast.CommentGroup) (refs []reference) {
	if group == nil {
		return nil
	}
	for paragraph := range strings.SplitSeq(group.Text(), "\n\n") {
		_, law, _ := strings.Cut(paragraph, "Law:")
		for piece := range strings.SplitSeq(law, ";") {
			refs = append(refs, referencesIn(piece)...)
		}
	}
	return refs
}

func referencesIn(piece string) (refs []reference) {
	words := strings.FieldsFunc(piece, func(r rune) bool { return strings.ContainsRune(" ,\t\n", r) })
	for i, word := range words {
		words[i] = strings.TrimRight(word, ".:")
	}
	free := len(words) > 0 && !strings.Contains(words[0], "/") && !placePattern.MatchString(words[0])
	for i, word := range words {
		switch {
		case word == "to" || free && !strings.Contains(word, "/"):
			continue
		case i > 1 && words[i-1] == "to" && len(refs) > 0:
			for _, text := range between(refs[len(refs)-1].text, word) {
				refs = append(refs, referenceTo(text))
			}
		}
		refs = append(refs, referenceTo(word))
	}
	return refs
}

// between are the texts of a range "annex-1.1 to annex-1.14" without its ends:
// the same but for the number at the end.
func between(first, last string) (texts []string) {
	split := func(text string) (stem string, n int) {
		stem = strings.TrimRight(text, "0123456789")
		n, _ = strconv.Atoi(text[len(stem):])
		return stem, n
	}
	stem, from := split(first)
	if other, to := split(last); other == stem {
		for n := from + 1; n < to; n++ {
			texts = append(texts, stem+strconv.Itoa(n))
		}
	}
	return texts
}

// addTests gathers the test functions with what they cite and decide under.
func (s *survey) addTests(file *ast.File) {
	for _, decl := range file.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Test") {
			pkg := strings.TrimSuffix(file.Name.Name, "_test")
			s.tests = append(s.tests, lawTest{f.Name.Name, pkg, lawLine(f.Doc), decidedUnder(f)})
		}
	}
}

// decidedUnder are the editions of the calls lawtest.Under(t, tanu.Edition2025, …).
func decidedUnder(f *ast.FuncDecl) (editions []string) {
	ast.Inspect(f, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 3 {
			return true
		}
		if fun, ok := call.Fun.(*ast.SelectorExpr); ok && nameOf(fun.X) == "lawtest" && fun.Sel.Name == "Under" {
			editions = append(editions, nameOf(call.Args[1]))
		}
		return true
	})
	return editions
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
