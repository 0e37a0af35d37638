CREATE TABLE attempt (
    id             TEXT   NOT NULL PRIMARY KEY,
    company        TEXT   NOT NULL,
    door           TEXT   NOT NULL,
    subject        BYTEA  NOT NULL,
    at             BIGINT NOT NULL
);

CREATE INDEX attempt_window ON attempt (company, door, at);
