//! The tree as JSON: a text is a text, an element is a list of its tag and what is in it, such as
//! `["p", "Cook ", ["strong", "soup"], ["br"], ["a", "https://acme.example", "Recipes"]]`.
//!
//! Pages read this instead of HTML: what they render was taken apart before it was sent, and they need no parser.

use serde::{Serialize, Serializer, ser::SerializeSeq};

use super::{Element, Node};
use crate::json::Json;

const LINE_BREAK: &str = "br";
const LINK: &str = "a";
/// What a link may start with. The tree was checked when it was made; this holds for whoever else sent the document.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

impl Element {
    /// All of them.
    const ALL: [Self; 9] = [
        Self::Paragraph,
        Self::UnorderedList,
        Self::OrderedList,
        Self::ListItem,
        Self::Heading,
        Self::Strong,
        Self::Emphasis,
        Self::Underline,
        Self::Quote,
    ];

    /// Its HTML tag. Headings are `h4`: a section's own heading stands above them.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Paragraph => "p",
            Self::UnorderedList => "ul",
            Self::OrderedList => "ol",
            Self::ListItem => "li",
            Self::Heading => "h4",
            Self::Strong => "strong",
            Self::Emphasis => "em",
            Self::Underline => "u",
            Self::Quote => "blockquote",
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (tag, href, children) = match self {
            Self::Text(text) => return serializer.serialize_str(text),
            Self::LineBreak => (LINE_BREAK, None, &[][..]),
            Self::Element(element, children) => (element.tag(), None, children.as_slice()),
            Self::Link { href, children } => (LINK, Some(href), children.as_slice()),
        };
        let mut list = serializer.serialize_seq(None)?;
        list.serialize_element(tag)?;
        if let Some(href) = href {
            list.serialize_element(href)?;
        }
        for child in children {
            list.serialize_element(child)?;
        }
        list.end()
    }
}

impl Node {
    /// Reads a part of the tree; `None` for what is neither a text nor a list.
    pub(crate) fn read(value: Json) -> Option<Self> {
        let mut list = match value {
            Json::Text(text) => return Some(Self::Text(text)),
            Json::List(list) => list.into_iter(),
            _ => return None,
        };
        let tag = list.next().and_then(Json::text).unwrap_or_default();
        let href = if tag == LINK { list.next().and_then(Json::text) } else { None };
        let children = list.map(Self::read).collect::<Option<_>>()?;
        Some(match href {
            Some(href) if SCHEMES.iter().any(|scheme| href.starts_with(scheme)) => Self::Link { href, children },
            _ if tag == LINE_BREAK => Self::LineBreak,
            // An element of a later version, or a link that leads nowhere: its text is worth more than its form.
            _ => match Element::ALL.into_iter().find(|element| element.tag() == tag) {
                Some(element) => Self::Element(element, children),
                None => Self::Element(Element::Paragraph, children),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, Json, Node};
    use crate::description::parse;

    fn read(json: &[u8]) -> Option<Vec<Node>> {
        Json::read(json)?.list()?.into_iter().map(Node::read).collect()
    }

    #[test]
    fn a_tree_comes_back_from_its_document_as_it_was() {
        let html = "<h2>Küche</h2><p>Cook <b>soup</b><br>daily, see <a href='https://acme.example/a'>here</a></p>\
                    <ul><li>one<ol><li>two</li></ol></li></ul><blockquote><i>a</i> <u>b</u></blockquote>";
        let tree = parse(html);
        let json = serde_json::to_string(&tree).unwrap();
        assert_eq!(read(json.as_bytes()).unwrap(), tree);
        assert!(json.starts_with(r#"[["h4","Küche"],["p","Cook ",["strong","soup"],["br"],"daily, see ","#), "{json}");
    }

    #[test]
    fn a_document_cannot_bring_in_what_a_description_may_not_hold() {
        let json = r#"[["script","steal()"],["a","javascript:steal()","Jobs"],["img"]]"#;
        let tree = read(json.as_bytes()).unwrap();
        let text = |text: &str| Node::Element(Element::Paragraph, vec![Node::Text(text.into())]);
        assert_eq!(tree, [text("steal()"), text("Jobs"), Node::Element(Element::Paragraph, Vec::new())]);
    }

    #[test]
    fn the_deepest_tree_that_is_made_can_be_read() {
        let tree = parse(&"<blockquote>".repeat(500));
        let deep = parse(&["<blockquote>".repeat(500), "x".to_owned()].concat());
        for tree in [tree, deep] {
            let json = serde_json::to_vec(&tree).unwrap();
            assert_eq!(read(&json).unwrap(), tree);
        }
        assert!(read("[".repeat(100_000).as_bytes()).is_none());
    }
}
