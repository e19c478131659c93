// Package word keeps the closed sets of words that leave the process: states,
// roles, verdicts, readings. Every set parses, writes and names its words the
// same way, and refuses an unknown word on reading and on writing.
package word

// Table is a closed set of words, in their order, each with its name. The zero
// word is none and stands in no table.
type Table[W ~string, N any] struct {
	Unknown error // what Parse, Write and Read say of an unknown word
	Rows    []Row[W, N]
}

// Row is one word and its name.
type Row[W ~string, N any] struct {
	Word W
	Name N
}

// Words returns the words in their order.
func (t Table[W, N]) Words() []W {
	words := make([]W, len(t.Rows))
	for i, row := range t.Rows {
		words[i] = row.Word
	}
	return words
}

// Known reports whether the table has the word.
func (t Table[W, N]) Known(w W) bool { return t.find(w) != nil }

// Name returns the name of a word, the zero name for none and for an unknown one.
func (t Table[W, N]) Name(w W) (name N) {
	if row := t.find(w); row != nil {
		name = row.Name
	}
	return name
}

// Parse reads a word.
func (t Table[W, N]) Parse(s string) (W, error) {
	if !t.Known(W(s)) {
		return "", t.Unknown
	}
	return W(s), nil
}

// Write is the body of MarshalText. It writes nothing for none.
func (t Table[W, N]) Write(w W) ([]byte, error) {
	if w != "" && !t.Known(w) {
		return nil, t.Unknown
	}
	return []byte(w), nil
}

// Read is the body of UnmarshalText. An empty text is none; an unknown word
// leaves *w as it is.
func (t Table[W, N]) Read(text []byte, w *W) error {
	if len(text) > 0 && !t.Known(W(text)) {
		return t.Unknown
	}
	*w = W(text)
	return nil
}

func (t Table[W, N]) find(w W) *Row[W, N] {
	for i := range t.Rows {
		if t.Rows[i].Word == w {
			return &t.Rows[i]
		}
	}
	return nil
}
