//! The tree as JSON: a text is a text, an element is a list of its tag and what is in it, such as
//! `["p", "Cook ", ["strong", "soup"], ["br"], ["a", "https://acme.example", "Recipes"]]`.
//!
//! Pages read this instead of HTML: what they render was taken apart before it was sent, and they need no parser.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, SeqAccess, Visitor},
    ser::SerializeSeq,
};

use super::{Element, Node};

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

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, or a list of a tag and what is in it")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let tag: String = list.next_element()?.unwrap_or_default();
        let href: Option<String> = if tag == LINK { list.next_element()? } else { None };
        let mut children = Vec::new();
        while let Some(child) = list.next_element()? {
            children.push(child);
        }
        Ok(match href {
            Some(href) if SCHEMES.iter().any(|scheme| href.starts_with(scheme)) => Node::Link { href, children },
            _ if tag == LINE_BREAK => Node::LineBreak,
            // An element of a later version, or a link that leads nowhere: its text is worth more than its form.
            _ => match Element::ALL.into_iter().find(|element| element.tag() == tag) {
                Some(element) => Node::Element(element, children),
                None => Node::Element(Element::Paragraph, children),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, Node};
    use crate::description::parse;

    #[test]
    fn a_tree_comes_back_from_its_document_as_it_was() {
        let html = "<h2>Küche</h2><p>Cook <b>soup</b><br>daily, see <a href='https://acme.example/a'>here</a></p>\
                    <ul><li>one<ol><li>two</li></ol></li></ul><blockquote><i>a</i> <u>b</u></blockquote>";
        let tree = parse(html);
        let json = serde_json::to_string(&tree).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Node>>(&json).unwrap(), tree);
        assert!(json.starts_with(r#"[["h4","Küche"],["p","Cook ",["strong","soup"],["br"],"daily, see ","#), "{json}");
    }

    #[test]
    fn a_document_cannot_bring_in_what_a_description_may_not_hold() {
        let json = r#"[["script","steal()"],["a","javascript:steal()","Jobs"],["img"]]"#;
        let tree: Vec<Node> = serde_json::from_str(json).unwrap();
        let text = |text: &str| Node::Element(Element::Paragraph, vec![Node::Text(text.into())]);
        assert_eq!(tree, [text("steal()"), text("Jobs"), Node::Element(Element::Paragraph, Vec::new())]);
    }

    #[test]
    fn the_deepest_tree_that_is_made_can_be_read() {
        let tree = parse(&"<blockquote>".repeat(500));
        let deep = parse(&["<blockquote>".repeat(500), "x".to_owned()].concat());
        for tree in [tree, deep] {
            let json = serde_json::to_vec(&tree).unwrap();
            assert_eq!(serde_json::from_slice::<Vec<Node>>(&json).unwrap(), tree);
        }
        assert!(serde_json::from_str::<Vec<Node>>(&"[".repeat(100_000)).is_err());
    }
}
