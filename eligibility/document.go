package eligibility

import "github.com/biliktilik/tanu"

// DocumentKind tells what an attached copy is a copy of. The zero DocumentKind
// is "unknown".
type DocumentKind string

const (
	// EducationDocument is the document on education (білім туралы құжат,
	// документ об образовании). Law: 2025/3(2).
	EducationDocument DocumentKind = "education"

	// LabourBook is item 1) of article 35 (еңбек кітапшасы, трудовая книжка).
	LabourBook DocumentKind = "labour-book"

	// LabourContract is item 2), the labour contract (еңбек шарты, трудовой
	// договор); it counts with the employer's mark of the date and ground of
	// its termination.
	LabourContract DocumentKind = "labour-contract"

	// EmployerExtract is item 3), extracts from the employer's acts that confirm
	// the beginning or end of employment (жұмыс берушінің актілерінен үзінділер,
	// выписки из актов работодателя).
	EmployerExtract DocumentKind = "employer-extract"

	// OtherDocument is any other, items 4) to 9) of article 35 among them: it
	// confirms no work for the Rules.
	OtherDocument DocumentKind = "other"
)

// ParseDocumentKind reads the word of a kind.
func ParseDocumentKind(s string) (DocumentKind, error) {
	switch k := DocumentKind(s); k {
	case EducationDocument, LabourBook, LabourContract, EmployerExtract, OtherDocument:
		return k, nil
	}
	return "", &tanu.ParseError{
		Type: "DocumentKind",
		Rule: "want education, labour-book, labour-contract, employer-extract or other",
	}
}

// String returns the word of the kind, "" for none.
func (k DocumentKind) String() string { return string(k) }

// MarshalText writes the word of the kind.
func (k DocumentKind) MarshalText() ([]byte, error) {
	if k == "" {
		return []byte{}, nil
	}
	_, err := ParseDocumentKind(string(k))
	return []byte(k), err
}

// UnmarshalText reads the word of a kind; an empty text is none.
func (k *DocumentKind) UnmarshalText(text []byte) error { return unmarshal(k, text, ParseDocumentKind) }

// Document is one copy attached to the application.
//
// Law: 2025/3(2), 2025/3(3), 2025/annex-1.7, lc/35.
type Document struct {
	Kind      DocumentKind `json:"kind,omitzero"`      // zero: not known, and what hangs on it is undetermined
	Name      string       `json:"name,omitzero"`      // as the applicant named it
	Reference string       `json:"reference,omitzero"` // where the host keeps the copy; empty: there is none

	// Marked tells whether a labour contract bears the employer's mark of the
	// date and ground of its termination; it is asked of no other kind.
	Marked tanu.Answer `json:"marked,omitzero"`
}

// copied tells whether there is a copy of a document of the kind: untold where one
// whose kind is not known may be it.
func copied(documents []Document, kind DocumentKind) told {
	answer := no
	for i := range documents {
		switch d := &documents[i]; {
		case d.Reference == "":
		case d.Kind == kind:
			return yes
		case d.Kind == "":
			answer = untold
		}
	}
	return answer
}

// workConfirmed tells whether a copy confirms work by one of the three kinds
// that count: untold where it hangs on the mark on a labour contract, or on the
// kind of a document.
func workConfirmed(documents []Document) told {
	answer := no
	for i := range documents {
		d := &documents[i]
		switch {
		case d.Reference == "":
		case d.Kind == LabourBook, d.Kind == EmployerExtract:
			return yes
		case d.Kind == LabourContract && d.Marked == tanu.Yes:
			return yes
		case d.Kind == LabourContract && d.Marked == tanu.Unknown, d.Kind == "":
			answer = untold
		}
	}
	return answer
}
