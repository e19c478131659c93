// Package ncanode reads what NCANode, the usual service for checking electronic
// digital signatures (ЭЦҚ, ЭЦП) of Kazakhstan, replies to POST /cms/verify. Import it
// or copy it. It does no networking: it takes the bytes of the reply.
//
// Evidence turns a reply into eligibility.Evidence. Nobody is refused because a
// service was silent: a signature is invalid only if a revocation service said that
// the key was revoked, or NCANode said that the signature does not fit what was
// signed. If a service did not answer, or the reply does not say why it is not
// valid, the evidence is indeterminate: ask again.
//
// MaySign tells from the role in the certificate whether a signer of an act may
// sign for the recognition centre. It is about the role only; whether the signature
// is good, Evidence tells.
//
//	evidence, err := ncanode.Evidence(body)
//	if err != nil {
//		return err // not a reply of /cms/verify: a broken gateway, another version; no refusal
//	}
//	evidence.Content = eligibility.DigestOf(signed) // the content that the host sent to be checked
//	facts.Signature = evidence
//
// Ask NCANode for revocations ("revocationCheck": ["OCSP"], or with "CRL"). Without
// it a reply has no revocation answers, and is indeterminate here. For a detached
// signature send the data too.
//
// # The format
//
// It is not our format, and it grows: members that are unknown are skipped. Read
// strictly are those that decide; a reply that lacks one, has it twice or with
// another type is an error. Sources (MIT licence, read in November 2026):
//
//   - github.com/malikzh/NCANode, 3.0 to 3.3: openapi.yml, dto/cms/CmsSignerInfo,
//     dto/certificate/CertificateInfo, CertificateKeyUser and
//     CertificateRevocationStatus, service/CmsService and OcspService;
//   - github.com/ncanode-kz/NCANode, where it goes on, at commit 5562c05: the
//     members status, subIndication and bestSignatureTime of a signer, and
//     service/AdesVerificationService, which fills them;
//   - its issues 198 ("ocsp.pki.gov.kz: Try again" beside revoked: false), 144 and
//     184 (other errors in the same place).
//
// The older versions judge as of the moment of the request and do not say which
// that was. Here a key is taken as judged as of the moment of signing where that
// follows: it is good now and was within its dates then (revocation is final), or
// it was revoked before. They also print the time stamp without checking that it
// belongs to the signature. Prefer a version that fills bestSignatureTime.
//
// # Trying it with test keys
//
// The keys in the SDK of the certification centre (НУЦ РК) name IIN123456789011 and
// BIN123456789021. Their check digits are wrong (it would be 3 and 5), so
// tanu.ParseIIN and tanu.ParseBIN refuse them. Such a certificate names no number
// here: who signed stays undetermined, and MaySign is unknown. That is no fault of
// the key, the reply or the host. Use numbers of your own, as testdata does.
package ncanode
