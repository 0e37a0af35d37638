-- Times are milliseconds since 1970 (UTC). Nothing here names anybody.

-- What may be used once: solved challenges and tickets of forms, until they expire.
CREATE TABLE spent (
    -- A hash.
    id         BLOB    NOT NULL PRIMARY KEY,
    -- A keyed hash of what it was used for; empty where nothing may repeat it.
    used_for   BLOB    NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX spent_expiry ON spent (expires_at);

-- The key of an hour, encrypted; deleted when the hour no longer counts.
CREATE TABLE tally_key (
    -- Hours since 1970.
    period     INTEGER NOT NULL PRIMARY KEY,
    sealed     BLOB    NOT NULL
) STRICT;

-- How much there was of what in an hour.
CREATE TABLE tally (
    period     INTEGER NOT NULL,
    -- A hash of an address or a job, with the hour's key.
    subject    BLOB    NOT NULL,
    amount     INTEGER NOT NULL,
    PRIMARY KEY (period, subject)
) STRICT;
