//! A description without its markup, for search.

use super::{
    tag::Tag,
    text,
    token::{Token, Tokens},
};

/// The text of a description in one line: references are resolved, and where a block or a line ends is a space.
#[must_use]
pub fn plain_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut is_spaced = true;
    for token in Tokens::of(html) {
        match token {
            Token::Text(text) => text::push(&mut out, text, &mut is_spaced),
            Token::Start(tag, _) | Token::End(tag) => {
                if !matches!(tag, Tag::Inline(_) | Tag::Link | Tag::Transparent) {
                    text::push_space(&mut out, &mut is_spaced);
                }
            }
        }
    }
    let length = out.trim_end().len();
    out.truncate(length);
    out
}
