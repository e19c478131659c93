package storetest_test

import (
	"context"
	"testing"

	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
	"github.com/biliktilik/tanu/voucher/registry/storetest"
)

// open opens a store of the host's that holds nothing yet: a new directory, a new
// schema. Here it is the one in memory.
func open(context.Context) (storetest.Harness, error) {
	store := new(memstore.Store)
	return storetest.Harness{
		Store:    store,
		Messages: func(context.Context) ([]voucher.Message, error) { return store.Messages(), nil },
		Close:    func() error { return nil },
	}, nil
}

// The test of a store, in the file store_test.go of a host. It is run as
//
//	go test -run TestStore      # all requirements
//	go test -run TestStore/R12  # one
func ExampleRun() {
	TestStore := func(t *testing.T) { storetest.Run(t, open) }
	_ = TestStore
}

func TestStore(t *testing.T) { storetest.Run(t, open) }
