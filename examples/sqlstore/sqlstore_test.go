package sqlstore_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"path/filepath"
	"testing"

	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/vouchertest"
)

func TestSQLite_Conforms(t *testing.T) {
	vouchertest.Run(t, func(ctx context.Context) (vouchertest.Harness, error) {
		return openSQLite(ctx, filepath.Join(t.TempDir(), "cases.db"))
	})
}

// openSQLite is a harness over one file.
func openSQLite(ctx context.Context, path string) (vouchertest.Harness, error) {
	store, err := sqlstore.Open(ctx, path)
	if err != nil {
		return vouchertest.Harness{}, err
	}
	opened := []*sqlstore.Store{store}
	closeAll := func() (err error) {
		for ; len(opened) > 0 && err == nil; opened = opened[1:] {
			err = opened[0].Close()
		}
		return err
	}
	second := func(ctx context.Context) (voucher.Store, error) {
		store, err := sqlstore.Open(ctx, path)
		if err == nil {
			opened = append(opened, store)
		}
		return store, err
	}
	return vouchertest.Harness{
		Store: store, Second: second, Close: closeAll,
		Messages: func(ctx context.Context) ([]voucher.Message, error) { return outbox(ctx, path) },
		Reopen: func(ctx context.Context) (voucher.Store, error) {
			if err := closeAll(); err != nil {
				return nil, err
			}
			return second(ctx)
		},
	}, nil
}

// outbox reads the messages as a host's worker would, with the oldest first.
func outbox(ctx context.Context, path string) (messages []voucher.Message, err error) {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(5000)")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	rows, err := db.QueryContext(ctx, "SELECT body FROM outbox ORDER BY id")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Err(), rows.Close()) }()
	for rows.Next() {
		var body []byte
		var m voucher.Message
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(body, &m); err != nil {
			return nil, err
		}
		messages = append(messages, m)
	}
	return messages, nil
}
