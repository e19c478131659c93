package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
	"golang.org/x/image/font/sfnt"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

func TestRun_WritesEveryDocument(t *testing.T) {
	out := t.TempDir()
	var said bytes.Buffer
	require.NoError(t, run(out, &said))
	require.Contains(t, said.String(), "25,950 tenge")
	require.Contains(t, said.String(), "19 May 2026")
	files, err := os.ReadDir(out)
	require.NoError(t, err)
	require.Len(t, files, 13)
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(out, f.Name()))
		require.NoError(t, err)
		require.NotEmpty(t, data)
		if filepath.Ext(f.Name()) == ".pdf" {
			require.True(t, bytes.HasPrefix(data, []byte("%PDF-")), f.Name())
			require.Equal(t, 1, bytes.Count(data, []byte("/Type /Page\n")), "one page: %s", f.Name())
		}
	}
}

// The same act gives the same file, to the byte.
func TestRender_IsRepeatable(t *testing.T) {
	act, entitlements, err := sample()
	require.NoError(t, err)
	first, err := render(act, entitlements[0])
	require.NoError(t, err)
	second, err := render(act, entitlements[0])
	require.NoError(t, err)
	require.Equal(t, first, second)
}

// A long act goes on to further pages.
func TestActPDF_OfManyLines(t *testing.T) {
	act, _, err := sample()
	require.NoError(t, err)
	for range 99 {
		act.Lines = append(act.Lines, act.Lines[0])
		act.Persons = append(act.Persons, act.Persons[0])
	}
	var b bytes.Buffer
	require.NoError(t, writeActPDF(&b, act, tanu.Russian))
	require.Greater(t, bytes.Count(b.Bytes(), []byte("/Type /Page\n")), 3)
}

// Every letter of the Kazakh alphabet, the sign of the tenge and of the number
// have a glyph in both fonts.
func TestFont_HasEveryKazakhLetterAndTheTenge(t *testing.T) {
	const letters = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя" + "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ" +
		"₸№«»–−×*"
	for name, data := range map[string][]byte{"sans": dejavusans.TTF, "bold": dejavusansbold.TTF} {
		font, err := sfnt.Parse(data)
		require.NoError(t, err)
		for _, r := range letters {
			glyph, err := font.GlyphIndex(nil, r)
			require.NoError(t, err)
			require.NotZero(t, glyph, "%s has no %q", name, r)
		}
	}
}

// The act's document is what the library's schema describes; one that is
// spoilt is not.
func TestActJSON_FitsItsSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	described, err := jsonschema.UnmarshalJSON(bytes.NewReader(settlement.ActSchema()))
	require.NoError(t, err)
	require.NoError(t, compiler.AddResource("act.schema.json", described))
	schema, err := compiler.Compile("act.schema.json")
	require.NoError(t, err)
	act, entitlements, err := sample()
	require.NoError(t, err)
	files, err := render(act, entitlements[0])
	require.NoError(t, err)
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(files["act.json"]))
	require.NoError(t, err)
	require.NoError(t, schema.Validate(document))

	for field, bad := range map[string]any{"total": "-1", "format": "tanu.act/v2", "extra": 1, "date": "8 May"} {
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(files["act.json"]))
		require.NoError(t, err)
		document.(map[string]any)[field] = bad
		require.Error(t, schema.Validate(document), field)
	}
}
