package voucher

import "github.com/biliktilik/tanu"

// Role is the part that somebody plays in a case.
type Role string

const (
	Applicant         Role = "applicant"          // үміткер; претендент
	CareerCentre      Role = "career-centre"      // мансап орталығы; карьерный центр
	MobilityCentre    Role = "mobility-centre"    // еңбек мобильділігі орталығы; центр трудовой мобильности
	RecognitionCentre Role = "recognition-centre" // тану орталығы; центр признания
	System            Role = "system"             // the digital platform, by itself
)

// roles is the table of names.
var roles = []struct {
	role Role
	name tanu.Text
}{
	{Applicant, tanu.Text{KK: "үміткер", RU: "претендент", EN: "applicant"}},
	{CareerCentre, tanu.Text{KK: "мансап орталығы", RU: "карьерный центр", EN: "career centre"}},
	{MobilityCentre, tanu.Text{KK: "еңбек мобильділігі орталығы", RU: "центр трудовой мобильности", EN: "labour mobility centre"}},
	{RecognitionCentre, tanu.Text{KK: "тану орталығы", RU: "центр признания", EN: "recognition centre"}},
	{System, tanu.Text{KK: "цифрлық платформа", RU: "цифровая платформа", EN: "digital platform"}},
}

// In names the role in a language.
func (r Role) In(lang tanu.Language) string {
	for i := range roles {
		if roles[i].role == r {
			return roles[i].name.In(lang)
		}
	}
	return string(r)
}

// Known reports whether r is one of the roles.
func (r Role) Known() bool {
	for i := range roles {
		if roles[i].role == r {
			return true
		}
	}
	return false
}

// Actor is who gives a command, as the host authenticated them: an applicant by
// IIN, a recognition centre by BIN, a career centre and a labour mobility
// centre by BIN and the region they serve. The platform itself needs neither.
type Actor struct {
	Role   Role        `json:"role"`
	Person tanu.IIN    `json:"person,omitzero"`
	Centre tanu.BIN    `json:"centre,omitzero"`
	Region tanu.Region `json:"region,omitempty"`
}

// mayAct reports whether the actor plays the role that the step asks for in
// this very case: the applicant in person, the chosen recognition centre, the
// centres of the region of application.
func (a *Actor) mayAct(role Role, c *Case) bool {
	if a.Role != role {
		return false
	}
	switch role {
	case Applicant:
		return !a.Person.IsZero() && a.Person == c.Application.IIN
	case RecognitionCentre:
		return !a.Centre.IsZero() && a.Centre == c.Application.Centre.BIN
	case CareerCentre, MobilityCentre:
		return !a.Centre.IsZero() && a.Region != "" && a.Region == c.Application.Region
	}
	return role == System
}
