package settlement

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
)

// unread is malformed for a text that could not be read, with the path of the
// field inside data whose it is.
func unread(field string, err error, data []byte, read func([]byte) error) *FieldError {
	wrong := malformed(field, err)
	var parse *tanu.ParseError
	if errors.As(err, &parse) {
		wrong.Field = strings.Trim(field+"."+whose(data, read), ".")
	}
	return wrong
}

// whose returns the path of the field whose text read refuses, which
// encoding/json does not name: it reads each field of the object alone, and the
// fields of the one that is refused. It is asked only after a refusal.
func whose(data []byte, read func([]byte) error) string {
	var fields map[string]json.RawMessage
	if json.Unmarshal(data, &fields) != nil {
		return ""
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		alone := func(value []byte) error {
			object, err := json.Marshal(map[string]json.RawMessage{name: value})
			if err != nil {
				return err
			}
			return read(object)
		}
		var parse *tanu.ParseError
		if !errors.As(alone(fields[name]), &parse) {
			continue
		}
		if inside := whose(fields[name], alone); inside != "" {
			return name + "." + inside
		}
		return name
	}
	return ""
}

// nth is the item of a list at a place at which the list could be read to.
func nth(data []byte, n int) (item json.RawMessage) {
	dec := strict(data)
	_, err := dec.Token()
	for i := 0; err == nil && i <= n; i++ {
		err = dec.Decode(&item)
	}
	return item
}

// readAs reads a value strictly, for its error.
func readAs[T any](data []byte) error { return strict(data).Decode(new(T)) }
