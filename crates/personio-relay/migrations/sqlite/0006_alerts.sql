-- What an operator was told, or is to be told. A row disappears when its cause does.
CREATE TABLE alert (
    company     TEXT    NOT NULL,
    cause       TEXT    NOT NULL,
    -- Whose trouble it is, where it is a relay's own; empty otherwise.
    relay       TEXT    NOT NULL,
    -- How far the cause had come: what lies behind it is told anew.
    mark        INTEGER NOT NULL,
    told        INTEGER NOT NULL DEFAULT 0,
    attempts    INTEGER NOT NULL DEFAULT 0,
    due_at      INTEGER NOT NULL,
    PRIMARY KEY (company, cause, relay)
) STRICT;
