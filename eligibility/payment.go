package eligibility

import "github.com/biliktilik/tanu"

// paymentRules look ahead to clause 14: without the profile no cap can be
// applied (Q8), without the region of permanent registration no one can tell
// whether material assistance is due (Q13). They stop nothing now.
//
// Law: 2025/14(1), 2025/14(2), 2023/14(1), 2023/14(2).
func paymentRules() []rule {
	list := []rule{profileKnownRule(), registrationKnownRule()}
	for i := range list {
		list[i].stage, list[i].payment = StageReview, true
	}
	return list
}

func profileKnownRule() rule {
	return rule{
		id: profileKnown, code: "profile-known", clauses: clauses{"2023/14(1)", "2025/14(1)"},
		title: tanu.Text{KK: "кәсіптің бейіні", RU: "профиль профессии", EN: "profile of the profession"},
		facts: []string{"profile"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{
				KK: "Кәсіптің бейіні белгілі: {profile}",
				RU: "Профиль профессии известен: {profile}",
				EN: "The profile of the profession is known: {profile}",
			}),
			forPayment("profile"),
		},
	}
}

func registrationKnownRule() rule {
	return rule{
		id: registrationKnown, code: "registration-known", clauses: clauses{"2023/14(2)", "2025/14(2)"},
		title: tanu.Text{KK: "тұрақты тіркелген өңір", RU: "регион постоянной регистрации", EN: "region of permanent registration"},
		facts: []string{"application.residence.region"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{
				KK: "Тұрақты тіркелген өңір белгілі: {application.residence.region}",
				RU: "Регион постоянной регистрации известен: {application.residence.region}",
				EN: "The region of permanent registration is known: {application.residence.region}",
			}),
			forPayment("application.residence.region"),
		},
	}
}

func forPayment(missing string) outcome {
	return unclear(unknown, tanu.Text{
		KK: "Ваучер беруге кедергі емес, бірақ төлем үшін мына мәліметтер қажет болады: {missing}",
		RU: "Выдаче ваучера не препятствует, но для выплаты понадобятся сведения: {missing}",
		EN: "It does not stand in the way of the voucher, but information will be needed for the payment: {missing}",
	}, missing)
}

// profile knows the two profiles of the Rules and guesses no other.
func (r *reading) profile() ground {
	p := r.Facts.Profile
	return byAnswer(knownIf(p == tanu.SocialHumanitarian || p == tanu.Technical))
}

func (r *reading) registration() ground {
	return byAnswer(knownIf(r.Application.Residence.Region != ""))
}
