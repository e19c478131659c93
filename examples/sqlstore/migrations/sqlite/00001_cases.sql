-- +goose Up

-- One row a case, with what is searched for beside its JSON.
CREATE TABLE cases (
	id      TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	region  TEXT NOT NULL,
	state   TEXT NOT NULL,
	due     TEXT NOT NULL, -- YYYY-MM-DD, empty where nothing is due
	body    TEXT NOT NULL
);
CREATE INDEX cases_due ON cases (due, id) WHERE due <> '';
CREATE INDEX cases_region_due ON cases (region, due, id) WHERE due <> '';
CREATE INDEX cases_issued ON cases (due, id) WHERE state = 'issued' AND due <> ''; -- what a sweep looks for

-- The quota is a row that is written under a condition.
CREATE TABLE places (
	region  TEXT NOT NULL,
	year    INTEGER NOT NULL,
	granted INTEGER NOT NULL CHECK (granted >= 0),
	held    INTEGER NOT NULL CHECK (held >= 0),
	issued  INTEGER NOT NULL CHECK (issued >= 0),
	PRIMARY KEY (region, year),
	CHECK (held + issued <= granted)
) WITHOUT ROWID;

CREATE TABLE claims (
	claim   TEXT PRIMARY KEY,
	case_id TEXT NOT NULL
) WITHOUT ROWID;

-- In the order in which they were appended, so that appending writes one end of
-- the table; the key is an index beside it.
CREATE TABLE events (
	place   INTEGER PRIMARY KEY,
	case_id TEXT NOT NULL,
	seq     INTEGER NOT NULL,
	body    TEXT NOT NULL,
	UNIQUE (case_id, seq)
);

CREATE TABLE commands (
	id     TEXT PRIMARY KEY,
	digest TEXT NOT NULL,
	reply  TEXT NOT NULL
);

CREATE TABLE outbox (
	id   INTEGER PRIMARY KEY AUTOINCREMENT,
	body TEXT NOT NULL
);

-- +goose Down
DROP TABLE outbox;
DROP TABLE commands;
DROP TABLE events;
DROP TABLE claims;
DROP TABLE places;
DROP TABLE cases;
