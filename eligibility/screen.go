package eligibility

import "github.com/biliktilik/tanu"

// screenRules are the checks at filing: the window, and the questions that
// edition 2025 has the platform ask and edition 2023 the information system.
//
// Law: 2025/3.2, 2025/3.4.2, 2025/3.4.3, 2025/3.4.4, 2023/3, 2023/4.
func screenRules() []rule {
	return []rule{filedInTimeRule(), registeredUnemployedRule(), voucherAvailableRule(), noVoucherThisYearRule()}
}

func filedInTimeRule() rule {
	byLetter := tanu.Text{
		KK: "Сіз өтінішті {filed:in} бердіңіз; өтініштер {filingLimit:to} дейін қабылданады",
		RU: "Вы подали заявление {filed}; заявления принимаются до {filingLimit}",
		EN: "You applied on {filed}; applications are accepted before {filingLimit}",
	}
	byPolicy := tanu.Text{
		KK: "Сіз өтінішті {filed:in} бердіңіз; Қағидаларды түсіндірудің қабылданған нұсқасы бойынша өтініш берудің соңғы күні – {lastFilingDay}{provisional}",
		RU: "Вы подали заявление {filed}; последний день подачи заявления, по принятому прочтению Правил, – {lastFilingDay}{provisional}",
		EN: "You applied on {filed}; by the reading of the Rules adopted, the last day to apply is {lastFilingDay}{provisional}",
	}
	nextYear := tanu.Text{
		KK: "Өтінішті келесі күнтізбелік жылы, Қағидаларда белгіленген күнге дейін беруге болады",
		RU: "Заявление можно подать в следующем календарном году, до дня, установленного Правилами",
		EN: "You may apply in the next calendar year, before the day that the Rules set",
	}
	return rule{
		id: filedInTime, code: "filed-in-time", stage: StageScreen, clauses: clauses{"2023/3", "2025/3.2"},
		title: tanu.Text{KK: "өтініш беру мерзімі", RU: "срок подачи заявления", EN: "time for filing"},
		facts: []string{"filed", "filingLimit", "lastFilingDay", "lastFilingDayProvisional"},
		outcomes: []outcome{
			satisfied(inTime, byLetter), untilNextYear(late, byLetter, nextYear),
			satisfied(inTimeByPolicy, byPolicy), untilNextYear(lateByPolicy, byPolicy, nextYear),
		},
	}
}

func registeredUnemployedRule() rule {
	return rule{
		id: registeredUnemployed, code: "registered-unemployed", stage: StageScreen, clauses: clauses{"2023/4", "2025/3.4.2"},
		title: tanu.Text{KK: "жұмыссыз ретінде тіркелу", RU: "регистрация в качестве безработного", EN: "registration as unemployed"},
		facts: []string{"registeredUnemployed"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{
				KK: "Сіз жұмыссыз ретінде тіркелгенсіз",
				RU: "Вы зарегистрированы в качестве безработного",
				EN: "You are registered as unemployed",
			}),
			refused(notMet, tanu.Text{
				KK: "Сіз жұмыссыз ретінде тіркелмегенсіз",
				RU: "Вы не зарегистрированы в качестве безработного",
				EN: "You are not registered as unemployed",
			}, tanu.Text{
				KK: "Мансап орталығында жұмыссыз ретінде тіркеліп, өтінішті қайта беріңіз",
				RU: "Зарегистрируйтесь в карьерном центре в качестве безработного и подайте заявление снова",
				EN: "Register as unemployed at the career centre and apply again",
			}),
			lacking(unknown, "registeredUnemployed"),
		},
	}
}

func voucherAvailableRule() rule {
	return rule{
		id: voucherAvailable, code: "voucher-available", stage: StageScreen, since: tanu.Edition2025, clauses: clauses{"2023/3", "2025/3.4.3"},
		title: tanu.Text{
			KK: "өтініш берілген өңірде біржолғы ваучердің болуы", RU: "наличие единоразового ваучера в регионе подачи заявления",
			EN: "availability of a voucher in the region of application"},
		facts: []string{"voucherAvailable", "application.region"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{
				KK: "Сіз өтініш берген өңірде ({application.region}) біржолғы ваучер бар",
				RU: "В регионе, в котором Вы подали заявление ({application.region}), имеется единоразовый ваучер",
				EN: "A one-time voucher is available in the region where you applied ({application.region})",
			}),
			refused(notMet, tanu.Text{
				KK: "Сіз өтініш берген өңірде ({application.region}) біржолғы ваучер жоқ",
				RU: "В регионе, в котором Вы подали заявление ({application.region}), единоразового ваучера нет",
				EN: "No one-time voucher is available in the region where you applied ({application.region})",
			}, tanu.Text{
				KK: "Өңірде біржолғы ваучер болған кезде өтінішті Қағидаларда белгіленген күнге дейін қайта беруге болады",
				RU: "Заявление можно подать снова до дня, установленного Правилами, если в регионе будет единоразовый ваучер",
				EN: "You may apply again, before the day that the Rules set, when the region has a voucher",
			}),
			lacking(unknown, "voucherAvailable"),
			lacking(regionUnknown, "application.region"),
			lacking(bothUnknown, "application.region", "voucherAvailable"),
			absent(),
		},
	}
}

func noVoucherThisYearRule() rule {
	return rule{
		id: noVoucherThisYear, code: "no-voucher-this-year", stage: StageScreen, clauses: clauses{"2023/4", "2025/3.4.4"},
		title: tanu.Text{
			KK: "ағымдағы жылы біржолғы ваучер алмау", RU: "неполучение единоразового ваучера в текущем году",
			EN: "no voucher received in the current year"},
		facts: []string{"voucherThisYear", "year", "voucherYear", "voucherLapsed"},
		outcomes: []outcome{
			satisfied(noneReceived, tanu.Text{
				KK: "Сіз {year} жылы біржолғы ваучер алған жоқсыз",
				RU: "В {year} году Вы не получали единоразовый ваучер",
				EN: "You have received no one-time voucher in {year}",
			}),
			satisfied(lapsed, tanu.Text{
				KK: "Сіз {year} жылы алған біржолғы ваучер пайдаланылмай жойылды және Қағидаларды түсіндірудің қабылданған нұсқасы бойынша алынған болып есептелмейді",
				RU: "Единоразовый ваучер, полученный Вами в {year} году, аннулирован неиспользованным и, по принятому прочтению Правил, полученным не считается",
				EN: "The one-time voucher you received in {year} was annulled unused and, by the reading of the Rules adopted, does not count as received",
			}),
			untilNextYear(received, tanu.Text{
				KK: "Сіз {year} жылы біржолғы ваучерді алғансыз; ол жылына бір рет беріледі",
				RU: "В {year} году Вы уже получили единоразовый ваучер; он предоставляется один раз в год",
				EN: "You have already received a one-time voucher in {year}; it is given once a year",
			}, tanu.Text{
				KK: "Өтінішті келесі күнтізбелік жылы беруге болады",
				RU: "Заявление можно подать в следующем календарном году",
				EN: "You may apply in the next calendar year",
			}),
			lacking(unknown, "voucherThisYear"),
			unclear(otherYear, tanu.Text{
				KK: "Біржолғы ваучер туралы мәлімет {voucherYear} жылға қатысты; өтініш берілген {year} жыл туралы мәлімет қажет",
				RU: "Сведения о единоразовом ваучере относятся к {voucherYear} году; нужны сведения о годе подачи заявления, {year}",
				EN: "The answer about a voucher speaks of {voucherYear}; needed is the year of filing, {year}",
			}, "voucherThisYear"),
			lacking(lapseUnknown, "voucherLapsed"),
		},
	}
}

// voucherThisYear reads "current year" as the year of filing, whenever the
// decision is taken (Q12), and a lapsed voucher by the policy (Q4).
func (r *reading) voucherThisYear() ground {
	switch k := r.kept; {
	case k.voucherThisYear == untold:
		return unknown
	case k.voucherYear != r.year:
		return otherYear
	case k.voucherThisYear == no:
		return noneReceived
	case r.Policy.LapsedVoucher == tanu.LapsedCounts || k.voucherLapsed == no:
		return received
	case k.voucherLapsed == yes:
		return lapsed
	}
	return lapseUnknown
}

// filing compares the day of filing with the last day of its year.
func (r *reading) filing() ground {
	tooLate, literal := r.Filed.After(r.kept.lastDay), r.Policy.Filing == tanu.FilingStrict
	switch {
	case literal && !tooLate:
		return inTime
	case literal:
		return late
	case !tooLate:
		return inTimeByPolicy
	}
	return lateByPolicy
}

// place asks for a voucher in the region of application: an answer about no
// region answers nothing.
func (r *reading) place() ground {
	switch available := r.kept.voucherAvailable; {
	case r.Application.Region != "":
		return byAnswer(available)
	case available != untold:
		return regionUnknown
	}
	return bothUnknown
}
