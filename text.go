package tanu

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
