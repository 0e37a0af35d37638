//! Tokens to a tree. Depth is limited where elements are opened, so whoever walks the tree may use recursion.

use super::{
    Element, Node, bullet,
    inline::{Format, Run},
    link,
    tag::Tag,
    token::{Token, Tokens},
};

/// The deepest nesting of blocks; deeper ones leave their text.
const MAX_DEPTH: usize = 32;

/// Builds the tree of one description.
#[derive(Debug)]
pub(super) struct Builder {
    /// The open blocks; the first one is the description itself.
    open: Vec<Open>,
    run: Run,
}

/// A block that has begun.
#[derive(Debug)]
struct Open {
    tag: Tag,
    children: Vec<Node>,
    /// Lines with bullets that may become a list.
    bullets: Vec<Vec<Node>>,
    /// How many formats were on when it began.
    formats: usize,
}

impl Open {
    fn new(tag: Tag, formats: usize) -> Self {
        Self { tag, children: Vec::new(), bullets: Vec::new(), formats }
    }

    fn element(&self) -> Option<Element> {
        match self.tag {
            Tag::Container(element) => Some(element),
            _ => None,
        }
    }

    fn is_list(&self) -> bool {
        self.element().is_some_and(Tag::is_list)
    }

    /// Makes a list of the bullets if there are two, and lets them be lines otherwise.
    fn settle(&mut self) {
        let mut bullets = std::mem::take(&mut self.bullets);
        if bullets.len() < 2 {
            self.children.extend(bullets.into_iter().map(|line| Node::Element(Element::Paragraph, line)));
            return;
        }
        bullets.iter_mut().for_each(bullet::strip);
        let items = bullets.into_iter().filter(|line| !line.is_empty());
        let items: Vec<Node> = items.map(|line| Node::Element(Element::ListItem, line)).collect();
        if !items.is_empty() {
            self.children.push(Node::Element(Element::UnorderedList, items));
        }
    }
}

impl Builder {
    pub(super) fn build(html: &str) -> Vec<Node> {
        let mut builder = Self { open: vec![Open::new(Tag::Block, 0)], run: Run::new() };
        for token in Tokens::of(html) {
            match token {
                Token::Text(text) => builder.text(text),
                Token::Start(tag, href) => builder.start(tag, href),
                Token::End(tag) => builder.end(tag),
            }
        }
        builder.close_down_to(1);
        builder.flush();
        let Some(mut root) = builder.open.pop() else { return Vec::new() };
        root.settle();
        root.children
    }

    fn text(&mut self, text: &str) {
        if self.container().is_some_and(Open::is_list) && !text.trim().is_empty() {
            self.begin(Tag::Container(Element::ListItem));
        }
        self.run.text(text);
    }

    fn start(&mut self, tag: Tag, href: Option<&str>) {
        match tag {
            Tag::Inline(element) => self.run.begin(Format::Element(element)),
            Tag::Link => {
                self.run.end(|format| matches!(format, Format::Link(_)));
                if let Some(address) = href.and_then(link::check) {
                    self.run.begin(Format::Link(address));
                }
            }
            Tag::LineBreak => self.run.line_break(),
            Tag::Cell => self.run.text(" "),
            Tag::Paragraph | Tag::Block if self.in_heading() => self.run.text(" "),
            Tag::Paragraph | Tag::Block => self.begin(tag),
            Tag::Container(Element::ListItem) => {
                // An item ends the one before, and the list's bare text.
                let list = self.open.iter().rposition(Open::is_list);
                match list {
                    Some(index) => self.close_down_to(index + 1),
                    None => self.begin(Tag::Container(Element::UnorderedList)),
                }
                self.begin(tag);
            }
            Tag::Container(_) => {
                if let Some(heading) = self.open.iter().rposition(|open| open.element() == Some(Element::Heading)) {
                    self.close_down_to(heading);
                }
                self.begin(tag);
            }
            Tag::Dropped | Tag::DroppedText | Tag::Transparent => {}
        }
    }

    fn end(&mut self, tag: Tag) {
        match tag {
            Tag::Inline(element) => self.run.end(|format| *format == Format::Element(element)),
            Tag::Link => self.run.end(|format| matches!(format, Format::Link(_))),
            Tag::Paragraph | Tag::Block | Tag::Container(_) => {
                let item_scope = match tag {
                    Tag::Container(Element::ListItem) => self.open.iter().rposition(Open::is_list).unwrap_or(0),
                    _ => 0,
                };
                let begun = self.open.iter().skip(1).rposition(|open| open.tag == tag).map(|index| index + 1);
                match begun {
                    Some(index) if index > item_scope => self.close_down_to(index),
                    _ if self.in_heading() => self.run.text(" "),
                    _ => self.flush(),
                }
            }
            Tag::Cell => self.run.text(" "),
            Tag::LineBreak | Tag::Dropped | Tag::DroppedText | Tag::Transparent => {}
        }
    }

    /// Opens a block. A paragraph ends where another block begins.
    fn begin(&mut self, tag: Tag) {
        if let Some(Open { tag: Tag::Paragraph, .. }) = self.open.last() {
            self.close_down_to(self.open.len() - 1);
        }
        self.flush();
        if self.open.len() < MAX_DEPTH {
            self.open.push(Open::new(tag, self.run.formats()));
        }
    }

    fn close_down_to(&mut self, count: usize) {
        while self.open.len() > count.max(1) {
            self.flush();
            let Some(mut closed) = self.open.pop() else { return };
            self.run.keep_formats(closed.formats);
            closed.settle();
            let Some(element) = closed.element() else {
                continue;
            };
            if element == Element::ListItem {
                unwrap_first_paragraph(&mut closed.children);
            }
            if !closed.children.is_empty() {
                self.add(Node::Element(element, closed.children));
            }
        }
    }

    /// Adds a block to the container.
    fn add(&mut self, node: Node) {
        let Some(container) = self.container_mut() else { return };
        container.settle();
        let is_item = matches!(node, Node::Element(Element::ListItem, _));
        if !container.is_list() || is_item {
            container.children.push(node);
            return;
        }
        // A list in a list belongs to the item before.
        match container.children.last_mut() {
            Some(Node::Element(Element::ListItem, children)) => children.push(node),
            _ => container.children.push(Node::Element(Element::ListItem, vec![node])),
        }
    }

    /// Ends the run of text.
    fn flush(&mut self) {
        let lines = self.run.take_lines();
        if lines.iter().all(Vec::is_empty) {
            return;
        }
        let in_heading = self.in_heading();
        let Some(container) = self.container_mut() else { return };
        if in_heading {
            container.children.extend(join(lines.into_iter().filter(|line| !line.is_empty())));
            return;
        }
        let mut paragraph: Vec<Vec<Node>> = Vec::new();
        for line in lines {
            let is_bullet = bullet::is_bullet(&line);
            if (line.is_empty() || is_bullet) && !paragraph.is_empty() {
                container.children.push(Node::Element(Element::Paragraph, join(paragraph.drain(..))));
            }
            if is_bullet {
                container.bullets.push(line);
            } else if !line.is_empty() {
                container.settle();
                paragraph.push(line);
            }
        }
        if !paragraph.is_empty() {
            container.children.push(Node::Element(Element::Paragraph, join(paragraph.into_iter())));
        }
    }

    fn in_heading(&self) -> bool {
        self.container().is_some_and(|open| open.element() == Some(Element::Heading))
    }

    /// The block that new content goes to.
    fn container(&self) -> Option<&Open> {
        self.open.iter().rfind(|open| open.element().is_some()).or(self.open.first())
    }

    fn container_mut(&mut self) -> Option<&mut Open> {
        let index = self.open.iter().rposition(|open| open.element().is_some()).unwrap_or(0);
        self.open.get_mut(index)
    }
}

/// Lines with line breaks between them.
fn join(lines: impl Iterator<Item = Vec<Node>>) -> Vec<Node> {
    let mut joined = Vec::new();
    for line in lines {
        if !joined.is_empty() {
            joined.push(Node::LineBreak);
        }
        joined.extend(line);
    }
    joined
}

/// An item's text needs no paragraph unless there are several.
fn unwrap_first_paragraph(children: &mut Vec<Node>) {
    let is_paragraph = |node: &Node| matches!(node, Node::Element(Element::Paragraph, _));
    if children.iter().filter(|node| is_paragraph(node)).count() == 1
        && let Some(Node::Element(Element::Paragraph, content)) = children.first_mut()
    {
        let content = std::mem::take(content);
        children.splice(0..1, content);
    }
}
