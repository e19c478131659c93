// Package vouchertest proves a voucher.Store. It holds the requirements of the
// storage port, numbered, each with its sentence; a Store that lives in memory;
// and stores with one fault each, by which the suite itself is proved.
//
// A host's test opens its own store, empty, once for each requirement:
//
//	func TestStore(t *testing.T) {
//		vouchertest.Run(t, func(ctx context.Context) (vouchertest.Harness, error) {
//			store, err := mystore.Open(ctx, t.TempDir())
//			return vouchertest.Harness{Store: store, Close: store.Close}, err
//		})
//	}
//
// Check does the same without the testing package, and names the requirements
// that are broken. Neither needs a network, a clock set right or a real case:
// every name and number in the records is invented.
//
// What the suite cannot see stays with the host: that a write survives a power
// cut, that a replica that lags is not read, that the outbox is delivered.
package vouchertest
