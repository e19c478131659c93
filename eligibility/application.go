package eligibility

import (
	"log/slog"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/word"
)

// Application is the application for a one-time voucher (өтініш, заявление) in
// the form of Annex 1, field by field. What is left empty in it is empty in the
// form. Consent and Warned have three values: a box not ticked is No, a box that
// the host did not pass on is Unknown.
//
// It is personal data: printed and logged, it shows no number, account or name.
// JSON writes it whole, for storage.
//
// Law: annex-1.head, annex-1.1 to annex-1.14, 2023/annex-1.
type Application struct {
	Region     tanu.Region  `json:"region,omitzero"`     // head: the region of application
	Name       string       `json:"name,omitzero"`       // 1
	IIN        tanu.IIN     `json:"iin,omitzero"`        // 2
	Level      string       `json:"level,omitzero"`      // 3
	Profession Profession   `json:"profession,omitzero"` // 4
	Consent    tanu.Answer  `json:"consent,omitzero"`    // 5
	Education  Education    `json:"education,omitzero"`  // 6
	Documents  []Document   `json:"documents,omitempty"` // 7
	Skills     []string     `json:"skills,omitempty"`    // 8
	Account    tanu.Account `json:"account,omitzero"`    // 9
	Residence  Residence    `json:"residence,omitzero"`  // 10
	Warned     tanu.Answer  `json:"warned,omitzero"`     // 11
	Centre     Centre       `json:"centre,omitzero"`     // 12
	Phone      string       `json:"phone,omitzero"`      // 13
	Email      string       `json:"email,omitzero"`      // 13
	Signed     tanu.Date    `json:"signed,omitzero"`     // 14: the date beside the signature
}

// Profession is an entry of the register of professions (Кәсіптер тізілімі,
// Реестр профессий).
type Profession struct {
	Code string `json:"code,omitzero"`
	Name string `json:"name,omitzero"`
}

// Education is item 1 of the form (білімі, образование).
type Education struct {
	Organisation string    `json:"organisation,omitzero"`
	Direction    string    `json:"direction,omitzero"` // of training
	Completed    tanu.Date `json:"completed,omitzero"`
}

// Residence is item 5 of the form, the place of permanent registration (тұрақты
// тіркелген жері, место постоянной регистрации). Address is the form's text;
// Region is what the host reads from it, zero while unknown. It decides the
// material assistance of clause 14(2).
//
// Law: annex-1.10, 14(2).
type Residence struct {
	Region  tanu.Region `json:"region,omitzero"`
	Address string      `json:"address,omitzero"`
}

// Centre is the recognition centre (тану орталығы, центр признания) that the
// applicant chose.
type Centre struct {
	BIN  tanu.BIN `json:"bin,omitzero"`
	Name string   `json:"name,omitzero"`
}

// DocumentKind tells what an attached copy is a copy of. The zero DocumentKind
// is "unknown".
type DocumentKind string

const (
	// EducationDocument is the document on education (білім туралы құжат,
	// документ об образовании). Law: 3(2).
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

var documentKinds = word.Table[DocumentKind, struct{}]{
	Unknown: tanu.UnknownWord("DocumentKind"),
	Rows: []word.Row[DocumentKind, struct{}]{
		{Word: EducationDocument}, {Word: LabourBook}, {Word: LabourContract}, {Word: EmployerExtract},
		{Word: OtherDocument},
	},
}

// String returns the word of the kind, "" for none.
func (k DocumentKind) String() string { return string(k) }

// MarshalText writes the word of the kind.
func (k DocumentKind) MarshalText() ([]byte, error) { return documentKinds.Write(k) }

// UnmarshalText reads the word of a kind; an empty text is none.
func (k *DocumentKind) UnmarshalText(text []byte) error { return documentKinds.Read(text, k) }

// Document is one copy attached to the application.
//
// Law: 3(2), 3(3), annex-1.7, lc/35.
type Document struct {
	Kind      DocumentKind `json:"kind,omitzero"`      // zero: not known, and what hangs on it is undetermined
	Name      string       `json:"name,omitzero"`      // as the applicant named it
	Reference string       `json:"reference,omitzero"` // where the host keeps the copy; empty: there is none

	// Marked tells whether a labour contract bears the employer's mark of the
	// date and ground of its termination; it is asked of no other kind.
	Marked tanu.Answer `json:"marked,omitzero"`
}

// applicationFields are what Annex 1 holds.
var applicationFields = []column[Application]{
	{1, "region", func(a *Application) any { return &a.Region }},
	{2, "name", func(a *Application) any { return &a.Name }},
	{3, "iin", func(a *Application) any { return &a.IIN }},
	{4, "level", func(a *Application) any { return &a.Level }},
	{5, "profession.code", func(a *Application) any { return &a.Profession.Code }},
	{6, "profession.name", func(a *Application) any { return &a.Profession.Name }},
	{7, "consent", func(a *Application) any { return &a.Consent }},
	{8, "education.organisation", func(a *Application) any { return &a.Education.Organisation }},
	{9, "education.direction", func(a *Application) any { return &a.Education.Direction }},
	{10, "education.completed", func(a *Application) any { return &a.Education.Completed }},
	{11, "documents", func(a *Application) any { return &a.Documents }},
	{12, "skills", func(a *Application) any { return &a.Skills }},
	{13, "account", func(a *Application) any { return &a.Account }},
	{14, "residence.region", func(a *Application) any { return &a.Residence.Region }},
	{15, "residence.address", func(a *Application) any { return &a.Residence.Address }},
	{16, "warned", func(a *Application) any { return &a.Warned }},
	{17, "centre.bin", func(a *Application) any { return &a.Centre.BIN }},
	{18, "centre.name", func(a *Application) any { return &a.Centre.Name }},
	{19, "phone", func(a *Application) any { return &a.Phone }},
	{20, "email", func(a *Application) any { return &a.Email }},
	{21, "signed", func(a *Application) any { return &a.Signed }},
}

var documentFields = []column[Document]{
	{1, "kind", func(d *Document) any { return &d.Kind }},
	{2, "name", func(d *Document) any { return &d.Name }},
	{3, "reference", func(d *Document) any { return &d.Reference }},
	{4, "marked", func(d *Document) any { return &d.Marked }},
}

// Fields is for package voucher: the application, as a digest takes it in.
func (a *Application) Fields() []Field { return fieldsOf(applicationFields, a) }

// Fields is for package voucher: the document, as a digest takes it in.
func (d *Document) Fields() []Field { return fieldsOf(documentFields, d) }

// Validate returns a *tanu.FieldError of the kind ErrRequest for the first field
// whose value would be lost in JSON: an unknown word, the text "unknown" for an
// answer (want tanu.Unknown); or that is a text or a list longer than MaxText or
// MaxList. It does not judge whether the application is filled in: Review does.
func (a Application) Validate() error {
	wrong := check(applicationFields, &a, checkBounds)
	if wrong == nil {
		wrong = check(applicationFields, &a, checkWord)
	}
	if wrong != nil {
		return wrong.below("")
	}
	return nil
}

// String tells the region and the profession, and nothing of the person.
func (a Application) String() string {
	return "application to region " + a.Region.String() + ", profession " + tanu.HideDigits(a.Profession.Code)
}

// GoString is String, so that %#v shows nothing of the person either.
func (a Application) GoString() string { return "eligibility.Application(" + a.String() + ")" }

// LogValue implements slog.LogValuer: what tells cases apart on a screen, and
// nothing of the person.
func (a Application) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("region", a.Region.String()),
		slog.String("profession", tanu.HideDigits(a.Profession.Code)),
		slog.String("centre", a.Centre.BIN.String()),
		slog.Int("documents", len(a.Documents)),
		slog.String("signed", a.Signed.String()),
	)
}

// LogValue implements slog.LogValuer: the number masked.
func (c Centre) LogValue() slog.Value {
	return slog.GroupValue(slog.Any("bin", c.BIN), slog.String("name", tanu.HideDigits(c.Name)))
}
