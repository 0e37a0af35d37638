-- Guesses at codes of the last minutes, counted by all relays of a database together.
CREATE TABLE attempt (
    id         TEXT    NOT NULL PRIMARY KEY,
    company    TEXT    NOT NULL,
    -- What was tried.
    door       TEXT    NOT NULL,
    -- A hash of an address, with the key of its hour.
    subject    BLOB    NOT NULL,
    at         INTEGER NOT NULL
) STRICT;

CREATE INDEX attempt_window ON attempt (company, door, at);
