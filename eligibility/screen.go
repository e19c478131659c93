package eligibility

import "github.com/biliktilik/tanu"

// The questions of Screen, in the order of the table.

// filedInTime compares the day of filing with the last day of its year.
//
// Law: 3.2, 2023/3.
func (r *reading) filedInTime() ground {
	tooLate, literal := r.Filed.After(r.lastDay), r.Policy.Filing == tanu.FilingStrict
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

// voucherAvailable asks for a voucher in the region of application: an answer about
// no region answers nothing.
//
// Law: 3.4.3.
func (r *reading) voucherAvailable() ground {
	switch available := r.Facts.VoucherAvailable; {
	case r.Application.Region != "":
		return byAnswer(available)
	case available.Known():
		return regionUnknown
	}
	return bothUnknown
}

// noVoucherThisYear reads "current year" as the year of filing, whenever the
// decision is taken (Q12), and a lapsed voucher by the policy (Q4).
//
// Law: 3.4.4, 2023/4.
func (r *reading) noVoucherThisYear() ground {
	switch f := &r.Facts; {
	case !f.VoucherThisYear.Known():
		return unknown
	case r.voucherYear() != r.Filed.Year():
		return otherYear
	case f.VoucherThisYear == tanu.No:
		return noneReceived
	case r.Policy.LapsedVoucher == tanu.LapsedCounts || f.VoucherLapsed == tanu.No:
		return received
	case f.VoucherLapsed == tanu.Yes:
		return lapsed
	}
	return lapseUnknown
}

// voucherYear is the year that the answer about a voucher speaks of.
func (r *reading) voucherYear() int {
	if r.Facts.VoucherYear == 0 {
		return r.Filed.Year()
	}
	return r.Facts.VoucherYear
}

// signatureValid is the verifier's outcome; "invalid" counts only as of the moment
// of signing.
//
// Law: 3(1), 2023/3.
func (r *reading) signatureValid() ground {
	switch r.Facts.Signature.Outcome {
	case Valid:
		return met
	case Indeterminate:
		return indeterminate
	case Invalid:
		switch moment := r.Facts.Signature.judgedAsOfSigning(); moment {
		case met:
			return notMet
		case unknown:
			return momentsUnknown
		default:
			return moment
		}
	}
	return unknown
}

// signatureMoment asks whether it was signed by the day of filing, and judged as of
// then. An application signed later was not the signed application of that day; but a
// time stamp tells by when something was signed and not since when, so that one
// of a later day is a contradiction to be cleared up and no refusal. A host that
// finds it was signed later indeed has a later day of filing.
//
// Law: 3.2, 3(1), 2023/3.
func (r *reading) signatureMoment() ground {
	signature := &r.Facts.Signature
	if !signature.Signed.IsZero() && signedAfter(r.Filed, signature.Signed) {
		return afterFiling
	}
	return signature.judgedAsOfSigning()
}

// judgedAsOfSigning compares the moment judged with that of signing, to the second,
// which is as fine as a time stamp is.
func (e *Evidence) judgedAsOfSigning() ground {
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

// signedByApplicant looks for the applicant among those who signed. A verifier that
// calls a signature valid and names no signer has told nothing.
//
// Law: 3(1), 2023/3.
func (r *reading) signedByApplicant() ground {
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

// signerIsApplicant is what the comparison of the numbers came to, as a fact.
func (r *reading) signerIsApplicant() string {
	switch r.signedByApplicant() {
	case met:
		return string(tanu.Yes)
	case anotherPerson, legalEntity:
		return string(tanu.No)
	}
	return ""
}

// signatureContent compares what was signed with what was filed.
//
// Law: 3(1), 2023/3.
func (r *reading) signatureContent() ground {
	switch filed, signed := r.Facts.Content, r.Facts.Signature.Content; {
	case filed.IsZero() && signed.IsZero():
		return unknown
	case filed.IsZero():
		return filedUnknown
	case signed.IsZero():
		return signedUnknown
	case filed == signed:
		return met
	}
	return notMet
}

// contentSigned is what the comparison of the contents came to, as a fact.
func (r *reading) contentSigned() string {
	switch r.signatureContent() {
	case met:
		return string(tanu.Yes)
	case notMet:
		return string(tanu.No)
	}
	return ""
}
