//! Events to positions. Nothing that is wrong inside a position reaches the next one.

use std::{collections::BTreeSet, io::BufRead};

use memchr::memmem;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{
    Feed, SkippedPosition,
    draft::Draft,
    error::{FeedError, Kind},
    limit,
    tag::Tag,
};
use crate::entity;

/// The longest root that an error shows.
const SHOWN_ROOT: usize = 40;

/// Reads one document.
pub(super) struct FeedReader<'a> {
    document: &'a str,
    /// Where in the document `xml` begins.
    begin: usize,
    xml: Reader<&'a [u8]>,
    repairs: usize,
    feed: Feed,
    ids: BTreeSet<u64>,
    /// The open elements, down to the one that holds text.
    open: Vec<Tag>,
    /// The element that holds text: its tag, and how many of the same name are open in it.
    leaf: Option<(Tag, usize)>,
    leaf_name: String,
    text: String,
    draft: Option<Draft>,
    section_end: memmem::Finder<'static>,
}

/// Whether there is more to read.
enum Step {
    Next,
    Done,
}

impl<'a> FeedReader<'a> {
    pub(super) fn new(document: &'a str) -> Self {
        Self {
            document,
            begin: 0,
            xml: xml_reader(document),
            repairs: 0,
            feed: Feed::default(),
            ids: BTreeSet::new(),
            open: Vec::new(),
            leaf: None,
            leaf_name: String::new(),
            text: String::new(),
            draft: None,
            section_end: memmem::Finder::new("]]>"),
        }
    }

    pub(super) fn read(mut self) -> Result<Feed, FeedError> {
        loop {
            let event = self.xml.read_event();
            let step = match event {
                Ok(Event::Start(tag)) => {
                    let inside = self.leaf.is_some();
                    let step = self.start(&tag)?;
                    if inside { step } else { self.take_elements(tag.name().as_ref(), step)? }
                }
                Ok(Event::Empty(tag)) => self.empty(&tag)?,
                Ok(Event::End(tag)) => self.end(tag.name().as_ref())?,
                Ok(Event::Text(text)) => self.take_text(&text)?,
                Ok(Event::CData(text)) => self.take_cdata(&text)?,
                Ok(Event::GeneralRef(reference)) => self.take_reference(&reference)?,
                Ok(Event::DocType(doctype)) => self.doctype(&doctype)?,
                Ok(Event::Decl(_) | Event::PI(_) | Event::Comment(_)) => Step::Next,
                Ok(Event::Eof) => return Err(Kind::CutOff.into()),
                Err(_) => {
                    let at =
                        self.begin.saturating_add(usize::try_from(self.xml.error_position()).unwrap_or(usize::MAX));
                    self.repair(at.saturating_add(1), "its markup is broken")?
                }
            };
            if let Step::Done = step {
                return Ok(self.feed);
            }
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<Step, FeedError> {
        let name = start.name();
        let name: &str = name.as_ref();
        let tag = Tag::of(name.as_bytes());
        let Some(&parent) = self.open.last() else {
            return self.root(tag, start);
        };
        if start.attributes_raw().contains('<') {
            // The tag was not closed and ran into the next.
            if tag == Tag::Position {
                self.abandon("it is not closed");
                self.draft = Some(Draft::default());
            }
            let at = self.position_before(start.len() + "<>".len());
            return self.repair(at.saturating_add(1), "its markup is broken");
        }
        if tag == Tag::Position {
            return self.start_position();
        }
        if let Some((leaf, nested)) = &mut self.leaf {
            if *leaf == Tag::Value {
                push_markup(&mut self.text, "<", start, ">");
            } else {
                self.text.push(' ');
            }
            if *leaf == tag {
                *nested += 1;
                if *nested > limit::MAX_DEPTH {
                    return Err(Kind::TooDeep.into());
                }
            }
            return Ok(Step::Next);
        }
        if self.draft.is_none() || tag.is_container_in(parent) {
            self.open.push(tag);
            if self.open.len() > limit::MAX_DEPTH {
                return Err(Kind::TooDeep.into());
            }
        } else {
            self.leaf = Some((tag, 0));
            self.leaf_name.clear();
            if let Tag::Other(_) = tag {
                self.leaf_name.push_str(name);
            }
        }
        self.text.clear();
        Ok(Step::Next)
    }

    /// Takes what the element that began holds, and the elements behind it, as long as both are plain: so is nearly all of
    /// a feed. The XML reader, which takes the rest, would look for white space, attributes and quotes in each.
    fn take_elements(&mut self, name: &str, mut step: Step) -> Result<Step, FeedError> {
        self.take_content(name);
        while let (None, Step::Next) = (self.leaf, &step)
            && let Some(name) = self.plain_start()
        {
            step = self.start(&BytesStart::new(name))?;
            self.take_content(name);
        }
        Ok(step)
    }

    /// Takes a start tag without attributes, if that is what comes next.
    fn plain_start(&mut self) -> Option<&'a str> {
        let rest = self.document.get(self.position_before(0)..)?;
        let tag = rest.trim_ascii_start().strip_prefix('<')?;
        let end = tag.bytes().position(|byte| !byte.is_ascii_alphabetic()).filter(|end| *end > 0)?;
        let (name, after) = tag.split_at_checked(end)?;
        let after = after.strip_prefix('>')?;
        self.xml.stream().consume(rest.len() - after.len());
        Some(name)
    }

    /// Takes what an element holds if that is plain text or a CDATA section and nothing else, up to its end: so are
    /// nearly all elements of a feed, and the XML reader would check their UTF-8 once more and stop at every `>`. Anything
    /// else is left to that reader.
    fn take_content(&mut self, name: &str) {
        let Some((tag, _)) = self.leaf else { return };
        let rest = self.document.get(self.position_before(0)..).unwrap_or_default();
        let section = rest.trim_ascii_start().strip_prefix("<![CDATA[");
        let (text, after) = match section {
            Some(section) => {
                let end = self.section_end.find(section.as_bytes());
                let Some((text, after)) = end.and_then(|end| section.split_at_checked(end)) else { return };
                if runs_into_next(text.as_bytes()) {
                    return;
                }
                (text, after.get("]]>".len()..).unwrap_or_default())
            }
            None => {
                let end = memchr::memchr2(b'<', b'&', rest.as_bytes());
                let Some(parts) = end.and_then(|end| rest.split_at_checked(end)) else { return };
                parts
            }
        };
        let end = after.trim_ascii_start().strip_prefix("</").and_then(|end| end.strip_prefix(name)?.strip_prefix('>'));
        match end {
            Some(end) => {
                self.xml.stream().consume(rest.len() - end.len());
                self.leaf = None;
                self.finish_leaf(tag, text);
            }
            None if section.is_some() => {
                self.xml.stream().consume(rest.len() - after.len());
                self.text.push_str(text);
            }
            None => {}
        }
    }

    /// The element that held a text is complete.
    fn finish_leaf(&mut self, tag: Tag, text: &str) {
        if let (Some(draft), Some(&parent)) = (&mut self.draft, self.open.last()) {
            draft.set(parent, tag, &self.leaf_name, text);
        }
    }

    fn empty(&mut self, start: &BytesStart<'_>) -> Result<Step, FeedError> {
        if let Some((Tag::Value, _)) = self.leaf
            && !start.attributes_raw().contains('<')
        {
            push_markup(&mut self.text, "<", start, "/>");
            return Ok(Step::Next);
        }
        match self.start(start)? {
            Step::Next => self.end(start.name().as_ref()),
            Step::Done => Ok(Step::Done),
        }
    }

    fn end(&mut self, name: &str) -> Result<Step, FeedError> {
        let tag = Tag::of(name.as_bytes());
        if self.open.is_empty() {
            return Err(Kind::NotXml.into());
        }
        match &mut self.leaf {
            Some((leaf, 0)) if *leaf == tag => {
                self.leaf = None;
                let mut text = std::mem::take(&mut self.text);
                self.finish_leaf(tag, &text);
                text.clear();
                self.text = text;
                return Ok(Step::Next);
            }
            Some((leaf, nested)) if *leaf == tag => {
                *nested -= 1;
                return Ok(Step::Next);
            }
            Some((Tag::Value, _)) if !self.open.contains(&tag) => {
                push_markup(&mut self.text, "</", name, ">");
                return Ok(Step::Next);
            }
            _ => {}
        }
        // An end without a beginning is ignored, an end of something further out ends what is inside as well.
        let Some(index) = self.open.iter().rposition(|open| *open == tag) else {
            return Ok(Step::Next);
        };
        self.leaf = None;
        while self.open.len() > index {
            match self.open.pop() {
                Some(Tag::Position) if tag != Tag::Position => self.abandon("it is not closed"),
                Some(closed) => self.close(closed),
                None => {}
            }
        }
        self.text.clear();
        Ok(if self.open.is_empty() { Step::Done } else { Step::Next })
    }

    fn close(&mut self, tag: Tag) {
        if tag == Tag::Position {
            let Some(draft) = self.draft.take() else { return };
            match draft.finish() {
                Ok(position) if self.ids.insert(position.id.0) => self.feed.positions.push(position),
                Ok(position) => self.skip(SkippedPosition {
                    id: Some(position.id.to_string()),
                    reason: "there is another position with this id".to_owned(),
                }),
                Err(skipped) => self.skip(skipped),
            }
            return;
        }
        let Some(draft) = &mut self.draft else { return };
        if tag == Tag::AdditionalOffices {
            draft.set(Tag::Position, tag, "", &self.text);
            self.text.clear();
        }
        draft.close(tag);
    }

    fn root(&mut self, tag: Tag, start: &BytesStart<'_>) -> Result<Step, FeedError> {
        if tag != Tag::Root {
            let root = start.name().as_ref().chars().take(SHOWN_ROOT).collect();
            return Err(Kind::NotAFeed { root }.into());
        }
        if start.attributes_raw().contains('<') {
            return Err(Kind::NotXml.into());
        }
        self.open.push(tag);
        Ok(Step::Next)
    }

    fn start_position(&mut self) -> Result<Step, FeedError> {
        self.abandon("it is not closed");
        if self.feed.positions.len() + self.feed.skipped.len() >= limit::MAX_POSITIONS {
            return Err(Kind::TooLarge.into());
        }
        self.open.clear();
        self.open.extend([Tag::Root, Tag::Position]);
        self.leaf = None;
        self.text.clear();
        self.draft = Some(Draft::default());
        Ok(Step::Next)
    }

    fn take_text(&mut self, text: &str) -> Result<Step, FeedError> {
        if self.open.is_empty() {
            return if text.trim().is_empty() { Ok(Step::Next) } else { Err(Kind::NotXml.into()) };
        }
        if self.takes_text() {
            self.text.push_str(text);
        }
        Ok(Step::Next)
    }

    fn take_cdata(&mut self, text: &str) -> Result<Step, FeedError> {
        if self.open.is_empty() {
            return Err(Kind::NotXml.into());
        }
        if runs_into_next(text.as_bytes()) {
            // One section was not closed and ran into the next.
            let at = self.position_before(text.len() + "]]>".len());
            return self.repair(at, "a text of it is not closed");
        }
        if self.takes_text() {
            self.text.push_str(text);
        }
        Ok(Step::Next)
    }

    fn take_reference(&mut self, reference: &str) -> Result<Step, FeedError> {
        if self.open.is_empty() {
            return Err(Kind::NotXml.into());
        }
        if self.takes_text() {
            match entity::resolve(reference) {
                Some(character) => self.text.push(character),
                None => push_markup(&mut self.text, "&", reference, ";"),
            }
        }
        Ok(Step::Next)
    }

    fn doctype(&mut self, doctype: &str) -> Result<Step, FeedError> {
        let has_definitions = doctype.contains('[') || doctype.to_ascii_uppercase().contains("ENTITY");
        if has_definitions { Err(Kind::EntityDefinitions.into()) } else { Ok(Step::Next) }
    }

    /// Bare text among the additional offices counts as one.
    fn takes_text(&self) -> bool {
        self.leaf.is_some() || self.open.last() == Some(&Tag::AdditionalOffices)
    }

    /// Gives up the open position.
    fn abandon(&mut self, reason: &str) {
        if let Some(draft) = self.draft.take() {
            self.skip(draft.skip(reason));
        }
    }

    fn skip(&mut self, skipped: SkippedPosition) {
        self.feed.skipped.push(skipped);
    }

    /// Where in the document the last `length` bytes before the cursor begin.
    fn position_before(&self, length: usize) -> usize {
        let cursor = usize::try_from(self.xml.buffer_position()).unwrap_or(usize::MAX);
        self.begin.saturating_add(cursor).saturating_sub(length)
    }

    /// Gives up the open position and goes on with the next one behind `at`.
    fn repair(&mut self, at: usize, reason: &str) -> Result<Step, FeedError> {
        if self.open.is_empty() {
            return Err(if self.document.trim_start().starts_with('<') { Kind::CutOff } else { Kind::NotXml }.into());
        }
        self.repairs += 1;
        if self.repairs > limit::MAX_REPAIRS {
            return Err(Kind::NotXml.into());
        }
        let rest = self.document.as_bytes().get(at..).unwrap_or_default();
        let next = memmem::find(rest, b"<position>").or_else(|| memmem::find(rest, b"</workzag-jobs>"));
        let Some(begin) = next.map(|offset| at.saturating_add(offset)) else {
            return Err(Kind::CutOff.into());
        };
        self.abandon(reason);
        self.begin = begin;
        self.xml = xml_reader(self.document.get(begin..).unwrap_or_default());
        self.open.truncate(1);
        self.leaf = None;
        self.text.clear();
        Ok(Step::Next)
    }
}

/// This module has its own idea of which end belongs to which beginning.
fn xml_reader(document: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(document);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// Markup in a description that should have been escaped stays markup.
fn push_markup(text: &mut String, before: &str, markup: &str, after: &str) {
    text.push_str(before);
    text.push_str(markup);
    text.push_str(after);
}

/// Whether a CDATA section was not closed, so that it ends with the next one. Its text alone may speak of CDATA.
fn runs_into_next(text: &[u8]) -> bool {
    let is_cdata = |index| text.get(index..).is_some_and(|rest: &[u8]| rest.starts_with(b"![CDATA["));
    memchr::memchr_iter(b'!', text).any(is_cdata) && memmem::find(text, b"</value>").is_some()
}
