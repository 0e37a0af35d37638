-- A code that the provider's word brought is of another kind than an invitation: it may be for HR, and for the one
-- client that knows what the challenge (PKCE, S256) was made of.
ALTER TABLE invitation ADD COLUMN way TEXT NOT NULL DEFAULT 'invitation';
ALTER TABLE invitation ADD COLUMN is_hr INTEGER NOT NULL DEFAULT 0;
ALTER TABLE invitation ADD COLUMN challenge TEXT;

-- 1: the provider said so at sign-in.
ALTER TABLE session ADD COLUMN is_hr INTEGER NOT NULL DEFAULT 0;

-- Sign-ins that came back from the provider: none comes back twice.
CREATE TABLE returned_sign_in (
    id          TEXT    NOT NULL PRIMARY KEY,
    expires_at  INTEGER NOT NULL
) STRICT;
