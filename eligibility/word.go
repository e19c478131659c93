package eligibility

// unmarshal reads a value that parse accepts into *v, and an empty text as the
// zero value. On an error *v keeps its value.
func unmarshal[V any](v *V, text []byte, parse func(string) (V, error)) error {
	var read V
	if len(text) > 0 {
		var err error
		if read, err = parse(string(text)); err != nil {
			return err
		}
	}
	*v = read
	return nil
}
