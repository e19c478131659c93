-- One row a case, with what is searched for beside its JSON.
CREATE TABLE cases (
	id      TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	region  TEXT NOT NULL,
	due     TEXT NOT NULL, -- YYYY-MM-DD, empty where nothing is due
	body    TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX cases_due ON cases (due, id) WHERE due <> '';
CREATE INDEX cases_region_due ON cases (region, due, id) WHERE due <> '';

-- The quota is a row that is written under a condition.
CREATE TABLE lines (
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

CREATE TABLE events (
	case_id TEXT NOT NULL,
	seq     INTEGER NOT NULL,
	body    TEXT NOT NULL,
	PRIMARY KEY (case_id, seq)
) WITHOUT ROWID;

CREATE TABLE commands (
	id     TEXT PRIMARY KEY,
	digest TEXT NOT NULL,
	reply  TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE outbox (
	id   INTEGER PRIMARY KEY,
	body TEXT NOT NULL
);
