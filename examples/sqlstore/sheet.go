package sqlstore

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// errEncode says that a change holds something that has no JSON.
var errEncode = errors.New("sqlstore: it cannot be written as JSON")

// sheet writes records as JSON, one after the other into large pieces of memory:
// a batch makes a few of them, and not two for each record.
type sheet struct {
	text *strings.Builder
	json *json.Encoder
}

// piece is how large a piece is, and room is what is kept free in it: a longer
// record moves once.
const piece, room = 1 << 16, 1 << 12

func newSheet() *sheet {
	s := &sheet{}
	s.json = json.NewEncoder(s)
	return s
}

// Write implements io.Writer.
func (s *sheet) Write(b []byte) (int, error) { return s.text.Write(b) }

// write returns a record as it stands in the database.
func (s *sheet) write(v any) (string, error) {
	if s.text == nil || s.text.Cap()-s.text.Len() < room {
		size := piece
		if s.text == nil {
			size = 2 * room // one change seldom needs more
		}
		s.text = &strings.Builder{}
		s.text.Grow(size)
	}
	from := s.text.Len()
	if err := s.json.Encode(v); err != nil {
		return "", fmt.Errorf("%w: %w", errEncode, err)
	}
	return s.text.String()[from : s.text.Len()-1], nil // without the end of line
}
