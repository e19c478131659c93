-- +goose Up

-- One row a case, with what is searched for beside its JSON. Keys are bytes: no
-- collation makes two of them one.
CREATE TABLE IF NOT EXISTS cases (
	id      VARBINARY(255) PRIMARY KEY,
	version BIGINT NOT NULL,
	region  VARBINARY(8) NOT NULL,
	state   VARBINARY(32) NOT NULL,
	due     VARBINARY(10) NOT NULL, -- YYYY-MM-DD, empty where nothing is due
	body    MEDIUMTEXT NOT NULL,
	INDEX cases_due (due, id),
	INDEX cases_region_due (region, due, id),
	INDEX cases_state_due (state, due, id) -- what a sweep looks for
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- The quota is a row that is written under a condition.
CREATE TABLE IF NOT EXISTS places (
	region  VARBINARY(8) NOT NULL,
	year    INT NOT NULL,
	granted BIGINT NOT NULL CHECK (granted >= 0),
	held    BIGINT NOT NULL CHECK (held >= 0),
	issued  BIGINT NOT NULL CHECK (issued >= 0),
	PRIMARY KEY (region, year),
	CHECK (held + issued <= granted)
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS claims (
	claim   VARBINARY(255) PRIMARY KEY,
	case_id VARBINARY(255) NOT NULL
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS events (
	case_id VARBINARY(255) NOT NULL,
	seq     BIGINT NOT NULL,
	body    MEDIUMTEXT NOT NULL,
	PRIMARY KEY (case_id, seq)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS commands (
	id     VARBINARY(255) PRIMARY KEY,
	digest CHAR(64) NOT NULL,
	reply  MEDIUMTEXT NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS outbox (
	id   BIGINT AUTO_INCREMENT PRIMARY KEY,
	body MEDIUMTEXT NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- +goose Down
DROP TABLE outbox;
DROP TABLE commands;
DROP TABLE events;
DROP TABLE claims;
DROP TABLE places;
DROP TABLE cases;
