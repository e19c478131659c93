// Package sqlstore keeps cases in SQL: one voucher.Store over database/sql for
// SQLite (embedded, in pure Go), PostgreSQL, and MariaDB, alone or as a Galera
// cluster. README.md tells how to choose.
//
//	store, err := sqlstore.Open(ctx, "cases.db")
//	store, err := sqlstore.OpenPostgres(ctx, "postgres://tanu@db.example/tanu")
//	store, err := sqlstore.OpenMariaDB(ctx, "tanu@tcp(db.example:3306)/tanu")
//	store, err := sqlstore.OpenMariaDB(ctx, nodeA, nodeB, nodeC)
//
// Each precondition of a Change is one conditional statement inside one
// transaction: nothing is read first and saved afterwards. Lines are written
// last and in the order of their keys, so that the row everybody wants is held
// for the shortest time and two changes do not wait for each other in a circle.
//
// A deadlock, a failed serialisation and a certification that a Galera cluster
// refuses applied nothing: the change is tried again a few times, and what then
// still fails is voucher.ErrConflict. A connection that is lost while a commit
// is under way leaves voucher.ErrOutcomeUnknown.
//
// What is found broken in the database is reported as a *BadData with its key,
// and never repaired.
//
// The records hold personal data (the application, the events): protect the
// database as you protect the data.
package sqlstore
