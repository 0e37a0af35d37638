//! HTML that nothing can break out of: texts and attributes are escaped where they are written, and descriptions come
//! as a tree of known elements.

use std::fmt::Write as _;

use personio::description::Node;

/// A piece of a page.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Markup of the page's own.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// A text that may be anything.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // No page may hold these, and nobody sees them.
                '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' => {}
                _ => self.0.push(character),
            }
        }
        self
    }

    /// An attribute with a value that may be anything, quoted.
    pub(super) fn attribute(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").text(value).raw("\"")
    }

    /// An element that holds a text.
    pub(super) fn element(&mut self, start: &'static str, text: &str, end: &'static str) -> &mut Self {
        self.raw(start).text(text).raw(end)
    }

    /// A description.
    pub(super) fn description(&mut self, nodes: &[Node]) -> &mut Self {
        for node in nodes {
            match node {
                Node::Text(text) => self.text(text),
                Node::LineBreak => self.raw("<br>"),
                Node::Element(element, children) => {
                    let tag = element.tag();
                    self.raw("<").raw(tag).raw(">").description(children).raw("</").raw(tag).raw(">")
                }
                Node::Link { href, children } => {
                    self.raw("<a").attribute("href", href).raw(" rel=\"noopener nofollow\">");
                    self.description(children).raw("</a>")
                }
            };
        }
        self
    }

    /// Data for programs that read the page. Nothing in it can end the script that it stands in.
    pub(super) fn data(&mut self, value: &serde_json::Value) -> &mut Self {
        self.raw("<script type=\"application/ld+json\">");
        for character in value.to_string().chars() {
            match character {
                '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                    // Writing to a string cannot fail.
                    let _ = write!(self.0, "\\u{:04x}", u32::from(character));
                }
                _ => self.0.push(character),
            }
        }
        self.raw("</script>")
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Html;

    #[test]
    fn texts_stay_texts_wherever_they_stand() {
        let mut html = Html::default();
        html.raw("<p").attribute("title", "\" onclick='x' <").raw(">").text("</p><script>\u{0}&amp;").raw("</p>");
        assert_eq!(
            html.into_string(),
            "<p title=\"&quot; onclick=&#39;x&#39; &lt;\">&lt;/p&gt;&lt;script&gt;&amp;amp;</p>"
        );
    }

    #[test]
    fn data_cannot_end_its_script_and_reads_as_it_was() {
        let mut html = Html::default();
        let value = json!({"title": "</script><!--<script>&\u{2028}"});
        html.data(&value);
        let page = html.into_string();
        let inner =
            page.strip_prefix("<script type=\"application/ld+json\">").unwrap().strip_suffix("</script>").unwrap();
        assert!(!inner.contains(['<', '>', '&', '\u{2028}']));
        assert_eq!(serde_json::from_str::<serde_json::Value>(inner).unwrap(), value);
    }
}
