//! Lines that somebody made a list of without a list.

use super::{Node, inline};

/// Signs that stand at the beginning of a line for nothing else.
const SIGNS: [char; 9] = ['•', '·', '▪', '●', '◦', '‣', '∙', '■', '\u{f0b7}'];
/// Signs that are a bullet only with white space behind them.
const SPACED_SIGNS: [char; 3] = ['-', '–', '*'];

/// The length of the bullet and the white space around it, in bytes.
fn length(text: &str) -> Option<usize> {
    let trimmed = text.trim_start();
    let mut characters = trimmed.chars();
    let sign = characters.next()?;
    let rest = characters.as_str();
    let is_bullet = SIGNS.contains(&sign) || (SPACED_SIGNS.contains(&sign) && rest.starts_with(char::is_whitespace));
    is_bullet.then(|| text.len() - rest.trim_start().len())
}

/// Whether a line begins with a bullet.
pub(super) fn is_bullet(line: &[Node]) -> bool {
    match line.first() {
        Some(Node::Text(text)) => length(text).is_some(),
        Some(Node::Element(_, children) | Node::Link { children, .. }) => is_bullet(children),
        Some(Node::LineBreak) | None => false,
    }
}

/// Takes the bullet off a line.
pub(super) fn strip(line: &mut Vec<Node>) {
    match line.first_mut() {
        Some(Node::Text(text)) => {
            if let Some(length) = length(text) {
                *text = text.split_off(length);
            }
        }
        Some(Node::Element(_, children) | Node::Link { children, .. }) => strip(children),
        Some(Node::LineBreak) | None => {}
    }
    inline::trim_start(line);
}
