package eligibility

import "github.com/biliktilik/tanu"

// signatureRules judge what the verifier's answer means: clause 3(1) wants the
// application signed with the applicant's electronic digital signature. The
// cryptography is the verifier's. An answer that settles nothing refuses nobody.
//
// Law: 2025/3(1), 2023/3.
func signatureRules() []rule {
	list := []rule{signatureValidRule(), signatureMomentRule(), signedByApplicantRule(), signatureContentRule()}
	for i := range list {
		list[i].stage, list[i].clauses = StageScreen, clauses{"2023/3", "2025/3(1)"}
	}
	return list
}

func signAgain() tanu.Text {
	return tanu.Text{
		KK: "Өтінішке өз ЭЦҚ-ңызбен қол қойып, қайта беріңіз",
		RU: "Подпишите заявление своей ЭЦП и подайте его снова",
		EN: "Sign the application with your own EDS and file it again",
	}
}

func signatureValidRule() rule {
	asOfUnknown := tanu.Text{
		KK: "ЭЦҚ қол қойылған сәтке тексерілгені белгісіз болғандықтан, жарамсыз деген қорытынды ескерілмейді; қажет мәліметтер: {missing}",
		RU: "Неизвестно, проверена ли ЭЦП на момент подписания, и вывод о ее недействительности не учитывается; нужны сведения: {missing}",
		EN: "It is not known whether the EDS was judged as of the moment of signing, so that it was found invalid settles nothing; information needed: {missing}",
	}
	return rule{
		id: signatureValid, code: "signature-valid",
		title: tanu.Text{KK: "ЭЦҚ жарамдылығы", RU: "действительность ЭЦП", EN: "validity of the signature"},
		facts: []string{"signature.outcome", "signature.signedAt", "signature.judgedAt"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{KK: "Өтініштегі ЭЦҚ жарамды", RU: "ЭЦП на заявлении действительна", EN: "The EDS on the application is valid"}),
			refused(notMet, tanu.Text{
				KK: "Өтініштегі ЭЦҚ жарамсыз", RU: "ЭЦП на заявлении недействительна", EN: "The EDS on the application is not valid",
			}, signAgain()),
			lacking(unknown, "signature.outcome"),
			unclear(indeterminate, tanu.Text{
				KK: "ЭЦҚ жарамдылығын анықтау мүмкін болмады; қажет мәліметтер: {missing}",
				RU: "Установить действительность ЭЦП не удалось; нужны сведения: {missing}",
				EN: "The validity of the EDS could not be established; information needed: {missing}",
			}, "signature.outcome"),
			unclear(judgedOtherwise, tanu.Text{
				KK: "ЭЦҚ қол қойылған сәтке тексерілмегендіктен, жарамсыз деген қорытынды ескерілмейді; қажет мәліметтер: {missing}",
				RU: "ЭЦП проверена не на момент подписания, и вывод о ее недействительности не учитывается; нужны сведения: {missing}",
				EN: "The EDS was not judged as of the moment of signing, so that it was found invalid settles nothing; information needed: {missing}",
			}, "signature.judgedAt"),
			unclear(signingUnknown, asOfUnknown, "signature.signedAt"),
			unclear(judgingUnknown, asOfUnknown, "signature.judgedAt"),
			unclear(momentsUnknown, asOfUnknown, "signature.signedAt", "signature.judgedAt"),
		},
	}
}

func signatureMomentRule() rule {
	return rule{
		id: signatureMoment, code: "signature-moment",
		title: tanu.Text{
			KK: "қол қойылған және ЭЦҚ тексерілген сәт", RU: "момент подписания и момент, на который проверена ЭЦП",
			EN: "moment of signing, and the moment as of which the signature was judged"},
		facts: []string{"signature.signedAt", "signature.judgedAt", "filed"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{
				KK: "ЭЦҚ қол қойылған сәтке тексерілген ({signature.signedAt})",
				RU: "ЭЦП проверена на момент подписания ({signature.signedAt})",
				EN: "The EDS was judged as of the moment of signing ({signature.signedAt})",
			}),
			unclear(judgedOtherwise, tanu.Text{
				KK: "Қол қойылған сәт – {signature.signedAt}, ал ЭЦҚ тексерілген сәт – {signature.judgedAt}; қажет мәліметтер: {missing}",
				RU: "Момент подписания – {signature.signedAt}, а ЭЦП проверена на {signature.judgedAt}; нужны сведения: {missing}",
				EN: "Signed at {signature.signedAt}, but judged as of {signature.judgedAt}; information needed: {missing}",
			}, "signature.judgedAt"),
			unclear(afterFiling, tanu.Text{
				KK: "Өтініш берілген күн – {filed}, ал қол қойылған сәт – {signature.signedAt:legal}, яғни берілген күннен кейін; қажет мәліметтер: {missing}",
				RU: "День подачи заявления – {filed}, а момент подписания – {signature.signedAt:legal}, то есть после дня подачи; нужны сведения: {missing}",
				EN: "Filed on {filed}, but signed at {signature.signedAt:legal}, which is after the day of filing; information needed: {missing}",
			}, "signature.signedAt"),
			lacking(signingUnknown, "signature.signedAt"),
			lacking(judgingUnknown, "signature.judgedAt"),
			lacking(unknown, "signature.signedAt", "signature.judgedAt"),
		},
	}
}

// moment asks whether it was signed by the day of filing, and judged as of then.
// An application signed later was not the signed application of that day; but a
// time stamp tells by when something was signed and not since when, so that one
// of a later day is a contradiction to be cleared up and no refusal. A host that
// finds it was signed later indeed has a later day of filing.
func (r *reading) moment() ground {
	s := &r.Facts.Signature
	if !s.Signed.IsZero() && dayEnds(r.Filed) <= s.Signed.Unix() {
		return afterFiling
	}
	return s.asOf()
}

// asOf compares the moment judged with that of signing, to the second, which is
// as fine as a time stamp is.
func (e *Evidence) asOf() ground {
	switch signed, judged := !e.Signed.IsZero(), !e.Judged.IsZero(); {
	case !signed && !judged:
		return unknown
	case !signed:
		return signingUnknown
	case !judged:
		return judgingUnknown
	case e.Signed.Unix() != e.Judged.Unix():
		return judgedOtherwise
	}
	return met
}

func signedByApplicantRule() rule {
	return rule{
		id: signedByApplicant, code: "signed-by-applicant",
		title: tanu.Text{KK: "өтінішке үміткердің қол қоюы", RU: "подписание заявления претендентом", EN: "signature by the applicant"},
		facts: []string{"signerIsApplicant"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{
				KK: "Өтінішке үміткердің өзі қол қойған: ЭЦҚ-дағы ЖСН өтініштегі ЖСН-мен бірдей",
				RU: "Заявление подписано самим претендентом: ИИН в ЭЦП совпадает с ИИН в заявлении",
				EN: "The applicant signed the application: the IIN of the EDS is that of the application",
			}),
			refused(anotherPerson, tanu.Text{
				KK: "Өтінішке басқа адам қол қойған: ЭЦҚ-дағы ЖСН өтініштегі ЖСН-нен өзгеше",
				RU: "Заявление подписано другим лицом: ИИН в ЭЦП не совпадает с ИИН в заявлении",
				EN: "Another person signed the application: the IIN of the EDS is not that of the application",
			}, signAgain()),
			refused(legalEntity, tanu.Text{
				KK: "Өтінішке заңды тұлғаның ЭЦҚ-сымен қол қойылған: онда ЖСН емес, БСН көрсетілген",
				RU: "Заявление подписано ЭЦП юридического лица: в ней указан БИН, а не ИИН",
				EN: "The application is signed with the EDS of a legal entity: it holds a BIN and no IIN",
			}, signAgain()),
			lacking(noSigner, "signature.signers"),
			unclear(noNumber, tanu.Text{
				KK: "Қол қойған адамның ЭЦҚ-сында нөмір көрсетілмеген; қажет мәліметтер: {missing}",
				RU: "В ЭЦП подписавшего номер не указан; нужны сведения: {missing}",
				EN: "The EDS of the one who signed holds no number; information needed: {missing}",
			}, "signature.signers"),
			lacking(applicantUnknown, "application.iin"),
			lacking(unknown, "application.iin", "signature.signers"),
		},
	}
}

// signers looks for the applicant among those who signed. A verifier that
// calls a signature valid and names no signer has told nothing.
func (r *reading) signers() ground {
	signers, applicant := r.Facts.Signature.Signers, r.Application.IIN
	switch {
	case applicant.IsZero() && len(signers) == 0:
		return unknown
	case applicant.IsZero():
		return applicantUnknown
	}
	g := noSigner
	for _, s := range signers {
		switch {
		case s.IIN == applicant:
			return met
		case s.IIN.IsZero() && s.BIN.IsZero():
			g = noNumber
		case g == noNumber:
		case !s.IIN.IsZero():
			g = anotherPerson
		case g != anotherPerson:
			g = legalEntity
		}
	}
	return g
}

func signatureContentRule() rule {
	return rule{
		id: signatureContent, code: "signature-content",
		title: tanu.Text{KK: "қол қойылған мазмұн", RU: "подписанное содержание", EN: "content that was signed"},
		facts: []string{"contentSigned"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{
				KK: "Қол қойылған мазмұн – берілген өтініш",
				RU: "Подписано именно поданное заявление",
				EN: "What was signed is this application",
			}),
			refused(notMet, tanu.Text{
				KK: "ЭЦҚ басқа мазмұнға қойылған: ол берілген өтінішке сәйкес келмейді",
				RU: "Подписано другое содержание: оно не совпадает с поданным заявлением",
				EN: "Another content was signed: it is not that of the application filed",
			}, signAgain()),
			lacking(signedUnknown, "signature.content"),
			lacking(filedUnknown, "content"),
			lacking(unknown, "content", "signature.content"),
		},
	}
}

// validity is the verifier's outcome; "invalid" counts only as of the moment of
// signing.
func (r *reading) validity() ground {
	switch r.Facts.Signature.Outcome {
	case Valid:
		return met
	case Invalid:
		switch moment := r.Facts.Signature.asOf(); moment {
		case met:
			return notMet
		case unknown:
			return momentsUnknown
		default:
			return moment
		}
	case Indeterminate:
		return indeterminate
	}
	return unknown
}

// content compares what was signed with what was filed.
func (r *reading) content() ground {
	switch filed, signed := &r.Facts.Content, &r.Facts.Signature.Content; {
	case *filed == *signed && filed.IsZero():
		return unknown
	case *filed == *signed:
		return met
	case filed.IsZero():
		return filedUnknown
	case signed.IsZero():
		return signedUnknown
	}
	return notMet
}
