-- +goose Up

-- One row a case, with what is searched for beside its JSON. Keys are compared
-- byte by byte. A body stays in its row and is not compressed: packing a few
-- kilobytes at every step of a case costs more than the rest of the commit.
CREATE TABLE cases (
	id      text COLLATE "C" PRIMARY KEY,
	version bigint NOT NULL,
	region  text COLLATE "C" NOT NULL,
	state   text COLLATE "C" NOT NULL,
	due     text COLLATE "C" NOT NULL, -- YYYY-MM-DD, empty where nothing is due
	body    text NOT NULL
) WITH (toast_tuple_target = 8160);
ALTER TABLE cases ALTER body SET STORAGE EXTERNAL;
CREATE INDEX cases_due ON cases (due, id) WHERE due <> '';
CREATE INDEX cases_region_due ON cases (region, due, id) WHERE due <> '';
CREATE INDEX cases_issued ON cases (due, id) WHERE state = 'issued' AND due <> ''; -- what a sweep looks for

-- The quota is a row that is written under a condition. The room left in its
-- page lets a line be written without touching an index.
CREATE TABLE places (
	region  text COLLATE "C" NOT NULL,
	year    integer NOT NULL,
	granted bigint NOT NULL CHECK (granted >= 0),
	held    bigint NOT NULL CHECK (held >= 0),
	issued  bigint NOT NULL CHECK (issued >= 0),
	PRIMARY KEY (region, year),
	CHECK (held + issued <= granted)
) WITH (fillfactor = 20);

CREATE TABLE claims (
	claim   text COLLATE "C" PRIMARY KEY,
	case_id text COLLATE "C" NOT NULL
);

CREATE TABLE events (
	case_id text COLLATE "C" NOT NULL,
	seq     bigint NOT NULL,
	body    text NOT NULL,
	PRIMARY KEY (case_id, seq)
) WITH (toast_tuple_target = 8160);
ALTER TABLE events ALTER body SET STORAGE EXTERNAL;

CREATE TABLE commands (
	id     text COLLATE "C" PRIMARY KEY,
	digest text NOT NULL,
	reply  text NOT NULL
);

CREATE TABLE outbox (
	id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	body text NOT NULL
);

-- +goose Down
DROP TABLE outbox, commands, events, claims, places, cases;
