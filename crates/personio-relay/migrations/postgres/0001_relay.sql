-- The same tables as in SQLite, whose migrations explain them. Times are milliseconds since 1970 (UTC), ids are UUIDs
-- as text, sealed columns are encrypted. Only types that both databases have: TEXT, BIGINT, BYTEA.

CREATE TABLE application (
    id             TEXT   NOT NULL PRIMARY KEY,
    company        TEXT   NOT NULL,
    key_hash       BYTEA  UNIQUE,
    body_hash      BYTEA  NOT NULL,
    applicant_hash BYTEA,
    state          TEXT   NOT NULL CHECK (state IN ('pending', 'delivered', 'dead')),
    sealed         BYTEA,
    promised       BIGINT NOT NULL DEFAULT 0,
    unclear        BIGINT NOT NULL DEFAULT 0,
    attempts       BIGINT NOT NULL DEFAULT 0,
    due_at         BIGINT NOT NULL,
    kept_for       TEXT,
    kept_until     BIGINT,
    claimed_by     TEXT,
    claimed_until  BIGINT,
    reason         TEXT,
    created_at     BIGINT NOT NULL,
    settled_at     BIGINT
);

CREATE UNIQUE INDEX application_applicant ON application (applicant_hash) WHERE state = 'pending';
CREATE INDEX application_due ON application (company, state, due_at);

CREATE TABLE document (
    id             TEXT   NOT NULL PRIMARY KEY,
    company        TEXT   NOT NULL,
    application_id TEXT   REFERENCES application (id),
    size           BIGINT NOT NULL,
    sealed         BYTEA  NOT NULL,
    personio_uuid  TEXT,
    created_at     BIGINT NOT NULL
);

CREATE INDEX document_application ON document (application_id);

-- What is in documents, where every relay reaches it; with SQLite it lies in files. It is written before the document
-- has its row, and is swept when it never gets one.
CREATE TABLE document_content (
    id             TEXT   NOT NULL PRIMARY KEY,
    header         BYTEA  NOT NULL,
    created_at     BIGINT NOT NULL
);

CREATE TABLE document_chunk (
    content_id     TEXT   NOT NULL REFERENCES document_content (id) ON DELETE CASCADE,
    number         BIGINT NOT NULL,
    sealed         BYTEA  NOT NULL,
    PRIMARY KEY (content_id, number)
);

-- Encrypted bytes do not become smaller.
ALTER TABLE document_chunk ALTER COLUMN sealed SET STORAGE EXTERNAL;

CREATE TABLE endpoint (
    company        TEXT   NOT NULL,
    name           TEXT   NOT NULL,
    PRIMARY KEY (company, name)
);

CREATE TABLE request (
    company        TEXT   NOT NULL,
    endpoint       TEXT   NOT NULL,
    sent_at        BIGINT NOT NULL
);

CREATE INDEX request_window ON request (company, endpoint, sent_at);

CREATE TABLE invitation (
    code_hash      BYTEA  NOT NULL PRIMARY KEY,
    company        TEXT   NOT NULL,
    email          TEXT   NOT NULL,
    person         TEXT   NOT NULL,
    way            TEXT   NOT NULL DEFAULT 'invitation',
    is_hr          BIGINT NOT NULL DEFAULT 0,
    challenge      TEXT,
    created_at     BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL
);

CREATE UNIQUE INDEX invitation_person ON invitation (company, person) WHERE way = 'invitation';

CREATE TABLE session (
    token_hash     BYTEA  NOT NULL PRIMARY KEY,
    id             TEXT   NOT NULL UNIQUE,
    company        TEXT   NOT NULL,
    email          TEXT   NOT NULL,
    person         TEXT   NOT NULL,
    employee       TEXT,
    is_hr          BIGINT NOT NULL DEFAULT 0,
    created_at     BIGINT NOT NULL,
    used_at        BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL,
    verified_at    BIGINT NOT NULL
);

CREATE INDEX session_person ON session (company, person);

CREATE TABLE returned_sign_in (
    id             TEXT   NOT NULL PRIMARY KEY,
    expires_at     BIGINT NOT NULL
);

CREATE TABLE audit (
    number         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at             BIGINT NOT NULL,
    request        TEXT   NOT NULL,
    company        TEXT   NOT NULL,
    session        TEXT,
    person         TEXT,
    role           TEXT,
    action         TEXT   NOT NULL,
    target         TEXT   NOT NULL,
    result         TEXT
);

CREATE INDEX audit_request ON audit (request);

CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END
$$;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();

CREATE TABLE vault (
    name           TEXT   NOT NULL PRIMARY KEY,
    sealed         BYTEA  NOT NULL
);

CREATE TABLE alert (
    company        TEXT   NOT NULL,
    cause          TEXT   NOT NULL,
    relay          TEXT   NOT NULL,
    mark           BIGINT NOT NULL,
    told           BIGINT NOT NULL DEFAULT 0,
    attempts       BIGINT NOT NULL DEFAULT 0,
    due_at         BIGINT NOT NULL,
    PRIMARY KEY (company, cause, relay)
);

CREATE TABLE spent (
    id             BYTEA  NOT NULL PRIMARY KEY,
    used_for       BYTEA  NOT NULL,
    expires_at     BIGINT NOT NULL
);

CREATE INDEX spent_expiry ON spent (expires_at);

CREATE TABLE tally_key (
    period         BIGINT NOT NULL PRIMARY KEY,
    sealed         BYTEA  NOT NULL
);

CREATE TABLE tally (
    period         BIGINT NOT NULL,
    subject        BYTEA  NOT NULL,
    amount         BIGINT NOT NULL,
    PRIMARY KEY (period, subject)
);
