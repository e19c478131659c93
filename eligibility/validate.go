package eligibility

import (
	"errors"
	"strconv"
	"time"
	"unicode/utf8"

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
	k.bounds(&a)
	k.form(&a)
	return k.err()
}

// Validate returns a *FieldError of the kind ErrRequest for the first field that
// JSON does not give back as it is: a word that is none of its kind, the word
// "unknown" for an answer that is not known, a moment out of the years 1 to
// 9999. Screen and Review take none of them either.
func (f Facts) Validate() error {
	var k keeping
	k.facts(&f)
	return k.err()
}

// validate holds the words and the moments of a request to be of their kinds.
func (req *Request) validate() error {
	a, f := &req.Application, &req.Facts
	if a.spelt() && f.spelt() {
		return nil
	}
	form, facts := keeping{within: "application."}, keeping{within: "facts."}
	form.form(a)
	facts.facts(f)
	if err := form.err(); err != nil {
		return err
	}
	return facts.err()
}

// spelt reports whether form would refuse nothing. It is asked of every decision,
// and so calls no parser but that of the regions, of which there are many.
func (a *Application) spelt() bool {
	for i := range a.Documents {
		switch a.Documents[i].Kind {
		case "", EducationDocument, LabourBook, LabourContract, EmployerExtract, OtherDocument:
		default:
			return false
		}
		if !comesBack(a.Documents[i].Marked) {
			return false
		}
	}
	return comesBack(a.Consent) && comesBack(a.Warned) &&
		!misspelt(a.Region, tanu.ParseRegion) && !misspelt(a.Residence.Region, tanu.ParseRegion)
}

// spelt reports whether facts would refuse nothing.
func (f *Facts) spelt() bool {
	switch f.Signature.Outcome {
	case "", Valid, Invalid, Indeterminate:
	default:
		return false
	}
	switch f.Profile {
	case "", tanu.SocialHumanitarian, tanu.Technical:
	default:
		return false
	}
	return comesBack(f.RegisteredUnemployed) && comesBack(f.VoucherAvailable) && comesBack(f.VoucherThisYear) &&
		comesBack(f.VoucherLapsed) && comesBack(f.ProfessionInRegister) && comesBack(f.CentreListed) &&
		comesBack(f.CentreAccredited) && comesBack(f.EducationRequired) && comesBack(f.WorkRequired) &&
		comesBack(f.EducationMet) && comesBack(f.QualificationMet) &&
		kept(f.Signature.Signed) && kept(f.Signature.Judged)
}

// bounds holds texts and lists to their bounds.
func (k *keeping) bounds(a *Application) {
	k.list("documents", len(a.Documents))
	k.list("skills", len(a.Skills))
	if k.wrong != nil {
		return
	}
	k.text("name", a.Name)
	k.text("level", a.Level)
	k.text("profession.code", a.Profession.Code)
	k.text("profession.name", a.Profession.Name)
	k.text("education.organisation", a.Education.Organisation)
	k.text("education.direction", a.Education.Direction)
	for i := range a.Documents {
		k.textOf("documents", i, ".name", a.Documents[i].Name)
		k.textOf("documents", i, ".reference", a.Documents[i].Reference)
	}
	for i := range a.Skills {
		k.textOf("skills", i, "", a.Skills[i])
	}
	k.text("residence.address", a.Residence.Address)
	k.text("centre.name", a.Centre.Name)
	k.text("phone", a.Phone)
	k.text("email", a.Email)
}

// form holds the words of an application to be of their kinds.
func (k *keeping) form(a *Application) {
	word(k, "region", a.Region, tanu.ParseRegion)
	k.answer("consent", a.Consent)
	for i := range a.Documents {
		d := &a.Documents[i]
		if misspelt(d.Kind, ParseDocumentKind) {
			word(k, element("documents", i)+".kind", d.Kind, ParseDocumentKind)
		}
		if !comesBack(d.Marked) {
			k.answer(element("documents", i)+".marked", d.Marked)
		}
	}
	word(k, "residence.region", a.Residence.Region, tanu.ParseRegion)
	k.answer("warned", a.Warned)
}

// facts holds the words and the moments of facts to be of their kinds.
func (k *keeping) facts(f *Facts) {
	for _, a := range f.answers() {
		k.answer(a.name, a.answer)
	}
	word(k, "signature.outcome", f.Signature.Outcome, ParseOutcome)
	k.moment("signature.signedAt", f.Signature.Signed)
	k.moment("signature.judgedAt", f.Signature.Judged)
	word(k, "profile", f.Profile, tanu.ParseProfile)
}

const noMoment = "want a moment of the years 1 to 9999, in a zone less than a day from UTC"

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
func comesBack(a tanu.Answer) bool { return a == tanu.Yes || a == tanu.No || a == tanu.Unknown }

// kept reports whether a moment, or none, comes back from JSON.
func kept(t time.Time) bool { return t.IsZero() || within(t) }

// element is the path of an element of a list.
func element(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// keeping holds fields to what JSON keeps, and remembers the first that it does
// not.
type keeping struct {
	within string // the path of the fields, with its full stop
	wrong  *FieldError
}

func (k *keeping) err() error {
	if k.wrong == nil {
		return nil
	}
	return k.wrong
}

func (k *keeping) refuse(wrong bool, field, rule string) {
	if wrong && k.wrong == nil {
		k.wrong = &FieldError{ErrRequest, k.within + field, rule}
	}
}

func (k *keeping) text(field, s string) {
	switch {
	case len(s) > MaxText:
		k.refuse(true, field, "longer than "+strconv.Itoa(MaxText)+" bytes")
	case !utf8.ValidString(s):
		k.refuse(true, field, "want UTF-8")
	}
}

func (k *keeping) textOf(list string, i int, of, s string) {
	if len(s) > MaxText || !utf8.ValidString(s) {
		k.text(element(list, i)+of, s)
	}
}

func (k *keeping) list(field string, n int) {
	if n > MaxList {
		k.refuse(true, field, "more than "+strconv.Itoa(MaxList))
	}
}

// word refuses a word that is none of its kind, with the rule of the kind.
func word[W ~string](k *keeping, field string, w W, parse func(string) (W, error)) {
	if !misspelt(w, parse) {
		return
	}
	rule := "no such word"
	var malformed *tanu.ParseError
	if _, err := parse(string(w)); errors.As(err, &malformed) {
		rule = malformed.In(tanu.English)
	}
	k.refuse(true, field, rule)
}

func (k *keeping) answer(field string, a tanu.Answer) {
	k.refuse(!comesBack(a), field, "want yes, no or none")
}

func (k *keeping) moment(field string, t time.Time) {
	k.refuse(!kept(t), field, noMoment)
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
