// Package stepbench times the bare step of a voucher's life beside two state
// machine libraries that carry the same table:
//
//	go test -bench . ./examples/stepbench
//
// It stands here so that their modules reach no host.
package stepbench
