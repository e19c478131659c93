package tanu

// The words that leave the process (languages, regions, editions, readings of
// open questions) are string constants. Their text forms share one pair of
// helpers: a word is checked when written and when read, so that a misspelt
// one is neither stored nor believed.

// marshalWord writes a word that parse accepts, or the zero word as nothing.
func marshalWord[W ~string](w W, parse func(string) (W, error)) ([]byte, error) {
	if w == "" {
		return []byte{}, nil
	}
	if _, err := parse(string(w)); err != nil {
		return nil, err
	}
	return []byte(w), nil
}

// unmarshalText reads a value that parse accepts into *v, and an empty text as
// the zero value. On an error *v keeps its value.
func unmarshalText[V any](v *V, text []byte, parse func(string) (V, error)) error {
	if len(text) == 0 {
		var none V
		*v = none
		return nil
	}
	parsed, err := parse(string(text))
	if err != nil {
		return err
	}
	*v = parsed
	return nil
}

// must is for constants: it panics on an error.
func must[V any](v V, err error) V {
	if err != nil {
		panic(err)
	}
	return v
}
