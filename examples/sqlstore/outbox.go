package sqlstore

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/biliktilik/tanu/voucher"
)

// Parcel is a message in the outbox.
type Parcel struct {
	ID int64
	voucher.Message
}

// Outbox returns at most limit messages that are not delivered yet, those that
// came in first, first. A worker delivers them, then calls Delivered; where it
// fails in between they are delivered again, and the receiver tells them apart
// by case and number of event.
//
// Messages of two cases may change places, those of one case do not.
func (s *Store) Outbox(ctx context.Context, limit int) ([]Parcel, error) {
	return query(ctx, s, parcelOf, "SELECT id, body FROM outbox ORDER BY id LIMIT ?", max(limit, 0))
}

func parcelOf(rows *sql.Rows) (p Parcel, err error) {
	var body sql.RawBytes
	if err := rows.Scan(&p.ID, &body); err != nil {
		return p, err
	}
	if err := decode(body, &p.Message); err != nil {
		return p, &BadData{"outbox", fmt.Sprint(p.ID), "it cannot be read", err}
	}
	return p, nil
}

// Delivered takes messages out of the outbox.
func (s *Store) Delivered(ctx context.Context, ids ...int64) error {
	return s.within(ctx, func(w writer) error {
		out := step{write: write{one: deliver}}
		for _, id := range ids {
			out.rows.add(id)
		}
		return w.run(&out, false)
	})
}

const deliver = "DELETE FROM outbox WHERE id = ?"
