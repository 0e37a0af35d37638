-- Times are milliseconds since 1970 (UTC), ids are UUIDs as text.

-- A row disappears when it is used.
CREATE TABLE invitation (
    -- A keyed hash: the code is short, so a plain one could be guessed from a stolen database.
    code_hash   BLOB    NOT NULL PRIMARY KEY,
    company     TEXT    NOT NULL,
    email       TEXT    NOT NULL,
    -- Whom Personio knew by the address (v2).
    person      TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
    -- SHA-256 of the token, which is 256 random bits and nowhere else than with its holder.
    token_hash  BLOB    NOT NULL PRIMARY KEY,
    -- What lists and the audit log call it.
    id          TEXT    NOT NULL UNIQUE,
    company     TEXT    NOT NULL,
    email       TEXT    NOT NULL,
    -- The person (v2) and the employee (v1), as Personio names them.
    person      TEXT    NOT NULL,
    employee    TEXT,
    created_at  INTEGER NOT NULL,
    used_at     INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    -- When Personio last said that the person works for the company.
    verified_at INTEGER NOT NULL
) STRICT;

CREATE INDEX session_person ON session (company, person);

-- Each write twice: when it was let through, and what became of it. A row without the second was cut off.
CREATE TABLE audit (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    at          INTEGER NOT NULL,
    -- Names what belongs together.
    request     TEXT    NOT NULL,
    company     TEXT    NOT NULL,
    -- Who: session, person and role; NULL for the operator.
    session     TEXT,
    person      TEXT,
    role        TEXT,
    -- What: POST /v2/attendance-periods, or sign_in, invite, revoke.
    action      TEXT    NOT NULL,
    -- The path with its ids, or whom it is about.
    target      TEXT    NOT NULL,
    -- NULL at the beginning; then a status of Personio's, or "no_answer".
    result      TEXT
) STRICT;

CREATE INDEX audit_request ON audit (request);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
