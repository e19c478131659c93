package eligibility

import (
	"log/slog"

	"github.com/biliktilik/tanu"
)

// Application is the application for a one-time voucher (өтініш, заявление) in
// the form of Annex 1, field by field. What is left empty in it is empty in the
// form. Consent and Warned have three values: a box not ticked is No, a box that
// the host did not pass on is Unknown.
//
// It is personal data: printed and logged, it shows no number, account or name.
// JSON writes it whole, for storage.
//
// Law: 2025/annex-1.head, 2025/annex-1.1, 2025/annex-1.2, 2025/annex-1.3,
// 2025/annex-1.4, 2025/annex-1.5, 2025/annex-1.6, 2025/annex-1.7,
// 2025/annex-1.8, 2025/annex-1.9, 2025/annex-1.10, 2025/annex-1.11,
// 2025/annex-1.12, 2025/annex-1.13, 2025/annex-1.14, 2023/annex-1.
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
// Law: 2025/annex-1.10, 2025/14(2), 2023/14(2).
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
