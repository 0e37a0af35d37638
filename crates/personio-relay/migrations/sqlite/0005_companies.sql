-- What belongs to which company; what was there before belongs to the first one that opens the database.
ALTER TABLE application ADD COLUMN company TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN company TEXT NOT NULL DEFAULT '';
ALTER TABLE request ADD COLUMN company TEXT NOT NULL DEFAULT '';

-- While the candidate waits, only the relay that took the application delivers it: it alone can pass the verdict on.
ALTER TABLE application ADD COLUMN kept_for TEXT;
ALTER TABLE application ADD COLUMN kept_until INTEGER;

DROP INDEX application_due;
CREATE INDEX application_due ON application (company, state, due_at);
DROP INDEX request_window;
CREATE INDEX request_window ON request (company, endpoint, sent_at);

-- Whose row is held counts the requests of an endpoint, and nobody else meanwhile.
CREATE TABLE endpoint (
    company     TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    PRIMARY KEY (company, name)
) STRICT;

-- A person has one invitation, and as many codes as they sign in with their company's provider.
CREATE UNIQUE INDEX invitation_person ON invitation (company, person) WHERE way = 'invitation';

-- What the encryption key opens, and no other: it shows whether the database and the key belong together.
CREATE TABLE vault (
    name        TEXT    NOT NULL PRIMARY KEY,
    sealed      BLOB    NOT NULL
) STRICT;
