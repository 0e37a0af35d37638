//! A place in a text.

/// Reads a text from left to right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a>(&'a str);

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(text)
    }

    pub(super) fn rest(self) -> &'a str {
        self.0
    }

    pub(super) fn peek(self) -> Option<u8> {
        self.0.as_bytes().first().copied()
    }

    /// Takes a text if it comes next, in any case.
    pub(super) fn take(&mut self, expected: &str) -> bool {
        match self.0.split_at_checked(expected.len()) {
            Some((found, rest)) if found.eq_ignore_ascii_case(expected) => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    /// Skips the next byte, which must be ASCII.
    pub(super) fn skip_ascii(&mut self) {
        self.split(1);
    }

    /// Takes what comes before the first byte that fits; everything if none does. The byte must be ASCII.
    pub(super) fn take_until(&mut self, fits: impl Fn(u8) -> bool) -> &'a str {
        let end = self.0.bytes().position(fits).unwrap_or(self.0.len());
        self.split(end)
    }

    /// Takes what comes before an ASCII byte; everything if it does not come.
    pub(super) fn take_until_byte(&mut self, byte: u8) -> &'a str {
        let end = memchr::memchr(byte, self.0.as_bytes()).unwrap_or(self.0.len());
        self.split(end)
    }

    /// Takes what comes before a text, and the text; everything if it does not come.
    pub(super) fn take_past(&mut self, end: &str) -> &'a str {
        let taken = match memchr::memmem::find(self.0.as_bytes(), end.as_bytes()) {
            Some(at) => self.split(at),
            None => self.split(self.0.len()),
        };
        self.take(end);
        taken
    }

    fn split(&mut self, at: usize) -> &'a str {
        let (taken, rest) = self.0.split_at_checked(at).unwrap_or((self.0, ""));
        self.0 = rest;
        taken
    }
}
