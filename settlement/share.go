package settlement

import "github.com/shopspring/decimal"

// Only returns what the act says of one voucher, as an act of that voucher: its
// lines and its person, with totals of their own. The rest, number and parties
// and protocol and days, is the whole act's. The act is one that Validate
// accepts.
func (a Act) Only(voucherID string) Act {
	share := a
	share.Lines, share.Persons = nil, nil
	share.Total, share.TotalQuantity = decimal.Decimal{}, decimal.Decimal{}
	for _, line := range a.Lines {
		if line.VoucherID == voucherID {
			share.Lines = append(share.Lines, line)
			share.Total, share.TotalQuantity = share.Total.Add(line.Cost), share.TotalQuantity.Add(line.Quantity)
		}
	}
	for _, p := range a.Persons {
		if p.VoucherID == voucherID {
			share.Persons = append(share.Persons, p)
		}
	}
	return share
}

// Vouchers returns the ids of the vouchers of the act's lines, each once, in
// their order.
func (a Act) Vouchers() []string {
	seen := make(map[string]bool, len(a.Lines))
	var ids []string
	for _, line := range a.Lines {
		if !seen[line.VoucherID] {
			seen[line.VoucherID] = true
			ids = append(ids, line.VoucherID)
		}
	}
	return ids
}
