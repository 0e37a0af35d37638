//! A run of text between two block boundaries, line by line.

use super::{Element, Node, text};

/// Formatting that is switched on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// `strong`, `em`, `u`.
    Element(Element),
    /// A link to a checked address.
    Link(String),
}

/// More formats at once say nothing more.
const MAX_FORMATS: usize = 32;

/// Collects the lines of a run.
#[derive(Debug, Default)]
pub(super) struct Run {
    lines: Vec<Vec<Node>>,
    line: Vec<Node>,
    /// The formats that are open in the line, with what is in them.
    open: Vec<(Format, Vec<Node>)>,
    /// The formats that the next text has.
    formats: Vec<Format>,
    /// Whether the line is empty or ends with a space.
    is_spaced: bool,
}

impl Run {
    pub(super) fn new() -> Self {
        Self { is_spaced: true, ..Self::default() }
    }

    /// Adds text, with its references not yet resolved.
    pub(super) fn text(&mut self, written: &str) {
        let mut is_spaced = self.is_spaced;
        let mut text = String::new();
        text::push(&mut text, written, &mut is_spaced);
        if text.is_empty() {
            return;
        }
        self.is_spaced = is_spaced;
        self.reopen();
        let nodes = self.open.last_mut().map_or(&mut self.line, |(_, nodes)| nodes);
        match nodes.last_mut() {
            Some(Node::Text(last)) => last.push_str(&text),
            _ => nodes.push(Node::Text(text)),
        }
    }

    pub(super) fn line_break(&mut self) {
        self.close_down_to(0);
        self.lines.push(std::mem::take(&mut self.line));
        self.is_spaced = true;
    }

    /// Switches a format on.
    pub(super) fn begin(&mut self, format: Format) {
        if self.formats.len() < MAX_FORMATS {
            self.formats.push(format);
        }
    }

    /// Switches the last format off that fits.
    pub(super) fn end(&mut self, fits: impl Fn(&Format) -> bool) {
        if let Some(index) = self.formats.iter().rposition(&fits) {
            self.formats.remove(index);
        }
    }

    /// How many formats are on.
    pub(super) fn formats(&self) -> usize {
        self.formats.len()
    }

    /// Switches off what was switched on since there were so many.
    pub(super) fn keep_formats(&mut self, count: usize) {
        self.formats.truncate(count);
    }

    /// Ends the run and returns its lines, trimmed. Formats stay on.
    pub(super) fn take_lines(&mut self) -> Vec<Vec<Node>> {
        self.line_break();
        let mut lines = std::mem::take(&mut self.lines);
        lines.iter_mut().for_each(trim);
        lines
    }

    /// Opens in the line what is switched on, and closes what is not. What is open twice is opened once.
    fn reopen(&mut self) {
        let mut wanted: Vec<&Format> = Vec::with_capacity(self.formats.len());
        for format in &self.formats {
            if !wanted.contains(&format) {
                wanted.push(format);
            }
        }
        let same = self.open.iter().zip(&wanted).take_while(|((open, _), wanted)| open == **wanted).count();
        let missing: Vec<Format> = wanted.into_iter().skip(same).cloned().collect();
        self.close_down_to(same);
        self.open.extend(missing.into_iter().map(|format| (format, Vec::new())));
    }

    fn close_down_to(&mut self, count: usize) {
        while self.open.len() > count {
            let Some((format, children)) = self.open.pop() else { return };
            let node = match format {
                Format::Element(element) => Node::Element(element, children),
                Format::Link(href) => Node::Link { href, children },
            };
            self.open.last_mut().map_or(&mut self.line, |(_, nodes)| nodes).push(node);
        }
    }
}

/// Takes white space off both ends of a line, and elements that are empty then.
pub(super) fn trim(line: &mut Vec<Node>) {
    trim_end(line);
    trim_start(line);
}

/// Takes white space off the beginning of a line, and elements that are empty then.
pub(super) fn trim_start(line: &mut Vec<Node>) {
    let is_empty = |first: &mut Node| match first {
        Node::Text(text) => {
            *text = text.split_off(text.len() - text.trim_start().len());
            text.is_empty()
        }
        Node::LineBreak => true,
        Node::Element(_, children) | Node::Link { children, .. } => {
            trim_start(children);
            children.is_empty()
        }
    };
    let empty = line.iter_mut().map(is_empty).take_while(|is_empty| *is_empty).count();
    line.drain(..empty);
}

fn trim_end(line: &mut Vec<Node>) {
    while let Some(last) = line.last_mut() {
        let is_empty = match last {
            Node::Text(text) => {
                text.truncate(text.trim_end().len());
                text.is_empty()
            }
            Node::LineBreak => true,
            Node::Element(_, children) | Node::Link { children, .. } => {
                trim_end(children);
                children.is_empty()
            }
        };
        if !is_empty {
            break;
        }
        line.pop();
    }
}
