/// Writes a document from its beginning to its end.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    /// The name of a field whose value comes next.
    pending: Option<&'static str>,
}

impl Writer {
    /// What was written.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    /// An object begins.
    pub fn begin_object(&mut self) {
        self.raw("{");
    }

    /// The object is complete.
    pub fn end_object(&mut self) {
        self.text.push('}');
    }

    /// A list begins.
    pub fn begin_list(&mut self) {
        self.raw("[");
    }

    /// The list is complete.
    pub fn end_list(&mut self) {
        self.text.push(']');
    }

    /// The name of a field. One whose value is nothing is not written.
    pub fn name(&mut self, name: &'static str) {
        self.pending = Some(name);
    }

    /// The name of a field that is written in any case.
    pub fn named(&mut self, name: &str) {
        self.text(name);
        self.text.push(':');
    }

    /// There is no value.
    pub fn nothing(&mut self) {
        if self.pending.take().is_none() {
            self.null();
        }
    }

    /// `null`
    pub fn null(&mut self) {
        self.raw("null");
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.raw("\"");
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            let (plain, special) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.text.push_str(plain);
            let mut letters = special.chars();
            if let Some(letter) = letters.next() {
                self.escaped(letter);
            }
            rest = letters.as_str();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    fn escaped(&mut self, letter: char) {
        self.text.push('\\');
        if letter >= ' ' {
            self.text.push(letter);
            return;
        }
        self.text.push_str("u00");
        for digit in [u32::from(letter) >> 4, u32::from(letter) & 15] {
            self.text.extend(char::from_digit(digit, 16));
        }
    }

    /// What is JSON already, with what has to stand before it.
    pub fn raw(&mut self, json: &str) {
        if let Some(name) = self.pending.take() {
            self.named(name);
        } else if !self.text.is_empty() && !self.text.ends_with(['{', '[', ':']) {
            self.text.push(',');
        }
        self.text.push_str(json);
    }
}
