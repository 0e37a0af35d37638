-- The morning's message of each day, which one relay sends. Nothing here says what was in it.
CREATE TABLE announcement (
    company    TEXT    NOT NULL,
    -- Such as 2026-06-10, where the company is.
    day        TEXT    NOT NULL,
    -- open: it is to be sent; sending: a relay does; done: it was sent, or there was nothing to tell; unclear: it may
    -- have arrived, and is not sent again.
    state      TEXT    NOT NULL CHECK (state IN ('open', 'sending', 'done', 'unclear')),
    attempts   INTEGER NOT NULL DEFAULT 0,
    -- When it may be tried; of one that is being sent, when its relay is taken for dead.
    due_at     INTEGER NOT NULL,
    PRIMARY KEY (company, day)
) STRICT;
