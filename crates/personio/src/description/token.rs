//! HTML to tokens, as browsers do it where it matters: what a browser takes for a tag is one here.

use super::{cursor::Cursor, tag::Tag};

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text, with its references not yet resolved.
    Text(&'a str),
    /// The beginning of an element; the only attribute that counts is a link's.
    Start(Tag, Option<&'a str>),
    /// The end of an element.
    End(Tag),
}

/// The tokens of a piece of HTML, without comments and without what is dropped.
#[derive(Debug)]
pub(super) struct Tokens<'a>(Cursor<'a>);

/// A tag as it is written.
struct Written<'a> {
    name: &'a str,
    href: Option<&'a str>,
    is_end: bool,
    is_self_closing: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(html: &'a str) -> Self {
        Self(Cursor::new(html))
    }

    /// A tag, a comment, or a `<` that is neither.
    fn markup(&mut self) -> Option<Token<'a>> {
        let mut after = self.0;
        after.take("<");
        if after.take("!--") {
            self.0 = after;
            self.comment();
            return None;
        }
        if after.take("![CDATA[") {
            let text = after.take_past("]]>");
            self.0 = after;
            return Some(Token::Text(text));
        }
        let is_end = after.take("/");
        match after.peek() {
            Some(letter) if letter.is_ascii_alphabetic() => {
                self.0 = after;
                self.tag(is_end)
            }
            Some(b'!' | b'?') => {
                after.take_past(">");
                self.0 = after;
                None
            }
            Some(_) if is_end => {
                after.take_past(">");
                self.0 = after;
                None
            }
            _ => {
                let whole = self.0.rest();
                self.0.take("<");
                whole.get(..1).map(Token::Text)
            }
        }
    }

    fn comment(&mut self) {
        if self.0.take(">") || self.0.take("->") {
            return;
        }
        loop {
            self.0.take_past("--");
            if self.0.peek().is_none() || self.0.take(">") || self.0.take("!>") {
                return;
            }
            // There may be more than two dashes.
            while self.0.take("-") {
                if self.0.take(">") || self.0.take("!>") {
                    return;
                }
            }
        }
    }

    fn tag(&mut self, is_end: bool) -> Option<Token<'a>> {
        // A tag that does not end is none, and there is nothing behind it.
        let written = self.written(is_end)?;
        let tag = Tag::of(written.name);
        if written.is_end {
            return match tag {
                Tag::Dropped | Tag::DroppedText => None,
                // Browsers make a line break of it.
                Tag::LineBreak => Some(Token::Start(tag, None)),
                tag => Some(Token::End(tag)),
            };
        }
        match tag {
            Tag::DroppedText => self.skip_text(written.name),
            Tag::Dropped if !written.is_self_closing => self.skip_element(written.name),
            Tag::Dropped => {}
            tag => return Some(Token::Start(tag, written.href)),
        }
        None
    }

    /// Skips until the end tag of this name, whatever else there is.
    fn skip_text(&mut self, name: &str) {
        loop {
            self.0.take_past("</");
            if self.0.peek().is_none() {
                return;
            }
            let mut after = self.0;
            if after.take(name)
                && after.peek().is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
            {
                self.written(true);
                return;
            }
        }
    }

    /// Skips until the end tag of this name that belongs to its beginning.
    fn skip_element(&mut self, name: &str) {
        let mut depth = 1_usize;
        loop {
            self.0.take_until_byte(b'<');
            let mut after = self.0;
            if !after.take("<") {
                return;
            }
            self.0 = after;
            if self.0.take("!--") {
                self.comment();
                continue;
            }
            let is_end = self.0.take("/");
            if !self.0.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
                continue;
            }
            let Some(written) = self.written(is_end) else { return };
            if Tag::of(written.name) == Tag::DroppedText && !is_end {
                self.skip_text(written.name);
            } else if written.name.eq_ignore_ascii_case(name) {
                depth = match (written.is_end, written.is_self_closing) {
                    (true, _) => depth - 1,
                    (false, true) => depth,
                    (false, false) => depth.saturating_add(1),
                };
                if depth == 0 {
                    return;
                }
            }
        }
    }

    /// Reads a tag from its name on; `None` where it does not end.
    fn written(&mut self, is_end: bool) -> Option<Written<'a>> {
        let is_space = |byte: u8| byte.is_ascii_whitespace();
        let name = self.0.take_until(|byte| is_space(byte) || matches!(byte, b'/' | b'>'));
        let mut href = None;
        let mut is_self_closing = false;
        loop {
            self.0.take_until(|byte| !is_space(byte));
            if self.0.take(">") {
                return Some(Written { name, href, is_end, is_self_closing });
            }
            is_self_closing = self.0.take("/");
            if is_self_closing {
                continue;
            }
            self.0.peek()?;
            // An equals sign in front belongs to the name.
            let begins_with_equals = self.0.take("=");
            let attribute = self.0.take_until(|byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='));
            self.0.take_until(|byte| !is_space(byte));
            if !self.0.take("=") {
                continue;
            }
            self.0.take_until(|byte| !is_space(byte));
            let value = match self.0.peek()? {
                quote @ (b'"' | b'\'') => self.quoted(quote),
                _ => self.0.take_until(|byte| is_space(byte) || byte == b'>'),
            };
            if href.is_none() && !begins_with_equals && attribute.eq_ignore_ascii_case("href") {
                href = Some(value);
            }
        }
    }

    fn quoted(&mut self, quote: u8) -> &'a str {
        self.0.skip_ascii();
        let value = self.0.take_until_byte(quote);
        self.0.skip_ascii();
        value
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let text = self.0.take_until_byte(b'<');
            if !text.is_empty() {
                return Some(Token::Text(text));
            }
            self.0.peek()?;
            if let Some(token) = self.markup() {
                return Some(token);
            }
        }
    }
}
