use std::borrow::Cow;

use super::Piece;

/// Deeper than anything that is kept; what somebody else wrote must not exhaust the stack.
const DEEPEST: usize = 64;

/// Reads a document from its beginning to its end.
pub(super) struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text, depth: 0 }
    }

    /// The whole of it.
    pub(super) fn document(&mut self) -> Option<Piece<'a>> {
        let piece = self.piece()?;
        self.skip_space();
        self.rest.is_empty().then_some(piece)
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n', '\r', '\t']);
    }

    /// Whether this comes next; then it is behind.
    fn eat(&mut self, text: &str) -> bool {
        self.skip_space();
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn piece(&mut self) -> Option<Piece<'a>> {
        if self.eat("\"") {
            return self.text().map(Piece::Text);
        }
        if self.eat("{") {
            return self
                .sequence("}", |reader| {
                    let name = if reader.eat("\"") { reader.text()? } else { return None };
                    if reader.eat(":") { Some((name, reader.piece()?)) } else { None }
                })
                .map(Piece::Object);
        }
        if self.eat("[") {
            return self.sequence("]", Self::piece).map(Piece::List);
        }
        let words = [("null", Piece::Null), ("true", Piece::Bool(true)), ("false", Piece::Bool(false))];
        for (word, piece) in words {
            if self.eat(word) {
                return Some(piece);
            }
        }
        let end = self.rest.find(|letter: char| !matches!(letter, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'));
        let (number, rest) = self.rest.split_at_checked(end.unwrap_or(self.rest.len()))?;
        self.rest = rest;
        (!number.is_empty()).then_some(Piece::Number(number))
    }

    fn sequence<T>(&mut self, end: &str, mut next: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut all = Vec::new();
        if self.eat(end) {
            return Some(all);
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        loop {
            all.push(next(self)?);
            if !self.eat(",") {
                break;
            }
        }
        self.depth -= 1;
        self.eat(end).then_some(all)
    }

    /// A text whose first quotation mark is behind.
    fn text(&mut self) -> Option<Cow<'a, str>> {
        let (plain, rest) = self.plain()?;
        if let Some(rest) = rest.strip_prefix('"') {
            self.rest = rest;
            return Some(Cow::Borrowed(plain));
        }
        let mut text = plain.to_owned();
        self.rest = rest;
        while let Some(rest) = self.rest.strip_prefix('\\') {
            self.rest = rest;
            text.push(self.escaped()?);
            let (plain, rest) = self.plain()?;
            text.push_str(plain);
            self.rest = rest;
        }
        self.rest = self.rest.strip_prefix('"')?;
        Some(Cow::Owned(text))
    }

    /// What comes before a quotation mark or a backslash.
    fn plain(&self) -> Option<(&'a str, &'a str)> {
        let end = self.rest.bytes().position(|byte| byte == b'"' || byte == b'\\')?;
        self.rest.split_at_checked(end)
    }

    /// The letter that comes after a backslash.
    fn escaped(&mut self) -> Option<char> {
        let mut letters = self.rest.chars();
        let letter = letters.next()?;
        self.rest = letters.as_str();
        Some(match letter {
            '"' | '\\' | '/' => letter,
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => return self.coded(),
            _ => return None,
        })
    }

    /// A letter by its number, in one or two units of UTF-16. Half of a pair has no meaning.
    fn coded(&mut self) -> Option<char> {
        let first = self.unit()?;
        let pair = match self.rest.strip_prefix("\\u") {
            Some(rest) if (0xd800..0xdc00).contains(&first) => {
                self.rest = rest;
                [first, self.unit()?]
            }
            _ => return Some(char::from_u32(first.into()).unwrap_or(char::REPLACEMENT_CHARACTER)),
        };
        char::decode_utf16(pair).next().map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn unit(&mut self) -> Option<u16> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        self.rest = rest;
        u16::from_str_radix(digits, 16).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Piece;

    #[test]
    fn texts_are_read_as_they_were_meant() {
        let texts = [
            (r#" "a" "#, "a"),
            (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
            (r#""\u00e4x\ud83d\ude00""#, "äx😀"),
            (r#""\ud83dx""#, "\u{fffd}x"),
        ];
        for (text, meant) in texts {
            assert_eq!(Piece::parse(text).unwrap().text(), Some(meant), "{text}");
        }
    }

    #[test]
    fn a_document_is_what_it_was_when_it_is_written_again() {
        let json = r#"{"a":[1,-2.5e3,null,true,false,{},[],"\u0001\""],"b":{"c":"ä"}}"#;
        assert_eq!(Piece::parse(json).unwrap().to_json(), json);
        let spaced = json.replace(',', " ,\n").replace('{', "{\t").replace("}", " }");
        assert_eq!(Piece::parse(&spaced).unwrap().to_json(), json);
    }
}
