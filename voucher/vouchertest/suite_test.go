package vouchertest_test

import (
	"context"
	"testing"

	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/vouchertest"
)

func openMemory(context.Context) (vouchertest.Harness, error) {
	m := new(vouchertest.Memory)
	same := func(context.Context) (voucher.Store, error) { return m, nil }
	return vouchertest.Harness{
		Store: m, Reopen: same, Second: same,
		Messages: func(context.Context) ([]voucher.Message, error) { return m.Messages(), nil },
	}, nil
}

func TestMemory_Conforms(t *testing.T) { vouchertest.Run(t, openMemory) }
