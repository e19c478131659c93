package eligibility

import (
	"strconv"
	"time"

	"github.com/biliktilik/tanu"
)

// The bounds of what an application may hold, wide of any real one.
const (
	MaxText = 10_000 // bytes of one text
	MaxList = 1_000  // documents, or skills
)

// Validate returns a *FieldError of the kind ErrRequest for the first field that
// JSON does not give back as it is: a word that is none of its kind, the word
// "unknown" for an answer that is not known. So it does for a text or a list that
// is out of bounds. It does not judge whether the application is filled in: Review
// does.
func (a Application) Validate() error {
	var k keeping
	if len(a.Documents) > MaxList || len(a.Skills) > MaxList {
		k.refuse(true, "documents or skills", "more than "+strconv.Itoa(MaxList))
		return k.err()
	}
	k.text("name", a.Name)
	k.text("level", a.Level)
	k.text("profession.code", a.Profession.Code)
	k.text("profession.name", a.Profession.Name)
	k.text("education.organisation", a.Education.Organisation)
	k.text("education.direction", a.Education.Direction)
	for i := range a.Skills {
		k.text("skills", a.Skills[i])
	}
	k.text("residence.address", a.Residence.Address)
	k.text("centre.name", a.Centre.Name)
	k.text("phone", a.Phone)
	k.text("email", a.Email)
	k.refuse(misspelt(a.Region, tanu.ParseRegion), "region", noWord)
	k.refuse(misspelt(a.Residence.Region, tanu.ParseRegion), "residence.region", noWord)
	k.answer("consent", a.Consent)
	k.answer("warned", a.Warned)
	for i := range a.Documents {
		if d := &a.Documents[i]; misspelt(d.Kind, ParseDocumentKind) || !comesBack(d.Marked) {
			k.refuse(true, "documents["+strconv.Itoa(i)+"]", noWord)
		}
		k.text("documents", a.Documents[i].Name)
		k.text("documents", a.Documents[i].Reference)
	}
	return k.err()
}

// Validate returns a *FieldError of the kind ErrRequest for the first field that
// JSON does not give back as it is: a word that is none of its kind, the word
// "unknown" for an answer that is not known, a moment out of the years 1 to
// 9999. What is stored must hold none of them; Screen and Review take a word that
// is no answer for one that is not known.
func (f Facts) Validate() error {
	var k keeping
	for _, a := range f.answers() {
		k.answer(a.name, a.answer)
	}
	k.refuse(misspelt(f.Signature.Outcome, ParseOutcome), "signature.outcome", noWord)
	k.moment("signature.signedAt", f.Signature.Signed)
	k.moment("signature.judgedAt", f.Signature.Judged)
	k.refuse(misspelt(f.Profile, tanu.ParseProfile), "profile", noWord)
	return k.err()
}

const (
	noWord   = "no such word"
	noMoment = "want a moment of the years 1 to 9999, in a zone less than a day from UTC"
)

// misspelt reports whether a word is none of its kind; none is not misspelt.
func misspelt[W ~string](w W, parse func(string) (W, error)) bool {
	if w == "" {
		return false
	}
	_, err := parse(string(w))
	return err != nil
}

// comesBack reports whether an answer is read as it is written. One that is not
// known is written "unknown" and read as none.
func comesBack(a tanu.Answer) bool { return a.Known() || a == tanu.Unknown }

// keeping holds fields to what JSON keeps, and remembers the first that it does
// not.
type keeping struct{ wrong *FieldError }

func (k *keeping) err() error {
	if k.wrong == nil {
		return nil
	}
	return k.wrong
}

func (k *keeping) refuse(wrong bool, field, rule string) {
	if wrong && k.wrong == nil {
		k.wrong = &FieldError{ErrRequest, field, rule}
	}
}

func (k *keeping) text(field, s string) {
	if len(s) > MaxText {
		k.refuse(true, field, "longer than "+strconv.Itoa(MaxText)+" bytes")
	}
}

func (k *keeping) answer(field string, a tanu.Answer) {
	k.refuse(!comesBack(a), field, "want yes, no or none")
}

func (k *keeping) moment(field string, t time.Time) {
	k.refuse(!t.IsZero() && !within(t), field, noMoment)
}

// The moments that come back whatever the zone: but for the first and the last
// day of the years 1 to 9999, in which another zone may have another year, and the
// first second is the zero time.
var (
	firstSecond = time.Date(1, time.January, 2, 0, 0, 0, 0, time.UTC).Unix()
	lastSecond  = time.Date(9999, time.December, 30, 23, 59, 59, 0, time.UTC).Unix()
)

// within reports whether a moment, as JSON keeps it, lies in the years 1 to 9999
// by its zone and by UTC. JSON keeps the time of day, and the zone to the minute.
func within(t time.Time) bool {
	const day = 24 * 60 * 60
	_, east := t.Zone()
	local := t.Unix() + int64(east)
	utc := local - int64(east-east%60)
	return -day < east && east < day && firstSecond <= min(utc, local) && max(utc, local) <= lastSecond
}
