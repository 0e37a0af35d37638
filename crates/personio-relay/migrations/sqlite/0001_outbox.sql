-- Times are milliseconds since 1970 (UTC), ids are UUIDs as text, sealed columns are encrypted.

CREATE TABLE application (
    id             TEXT    NOT NULL PRIMARY KEY,
    -- Keyed hashes: of the Idempotency-Key, of the whole body, and (while pending) of email and position.
    key_hash       BLOB    UNIQUE,
    body_hash      BLOB    NOT NULL,
    applicant_hash BLOB,
    state          TEXT    NOT NULL CHECK (state IN ('pending', 'delivered', 'dead')),
    -- What the candidate sent; NULL once delivered.
    sealed         BLOB,
    -- 1: somebody was told that this application is on its way, so it may no longer disappear with a refusal.
    promised       INTEGER NOT NULL DEFAULT 0,
    -- 1: an attempt was started whose result is not known; "already exists" then means "delivered".
    unclear        INTEGER NOT NULL DEFAULT 0,
    attempts       INTEGER NOT NULL DEFAULT 0,
    due_at         INTEGER NOT NULL,
    -- The lease: which worker delivers it, and until when nobody else may.
    claimed_by     TEXT,
    claimed_until  INTEGER,
    -- Why it is dead, in codes only.
    reason         TEXT,
    created_at     INTEGER NOT NULL,
    settled_at     INTEGER
) STRICT;

CREATE UNIQUE INDEX application_applicant ON application (applicant_hash) WHERE state = 'pending';
CREATE INDEX application_due ON application (state, due_at);

CREATE TABLE document (
    id             TEXT    NOT NULL PRIMARY KEY,
    -- NULL until an application takes it.
    application_id TEXT    REFERENCES application (id),
    size           INTEGER NOT NULL,
    -- Its name.
    sealed         BLOB    NOT NULL,
    -- Its id at Personio, once it was uploaded there.
    personio_uuid  TEXT,
    created_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX document_application ON document (application_id);

-- Requests sent to Personio in the last minute, for the limit that all workers share.
CREATE TABLE request (
    endpoint       TEXT    NOT NULL,
    sent_at        INTEGER NOT NULL
) STRICT;

CREATE INDEX request_window ON request (endpoint, sent_at);
