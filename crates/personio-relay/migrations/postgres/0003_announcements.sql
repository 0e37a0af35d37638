CREATE TABLE announcement (
    company        TEXT   NOT NULL,
    day            TEXT   NOT NULL,
    state          TEXT   NOT NULL CHECK (state IN ('open', 'sending', 'done', 'unclear')),
    attempts       BIGINT NOT NULL DEFAULT 0,
    due_at         BIGINT NOT NULL,
    PRIMARY KEY (company, day)
);
