//! Markup as text: the same components for tests and servers.

use super::element::{Element, Live};
use super::{Markup, Property, Value};

/// Elements that have no end tag.
const VOID: [&str; 4] = ["br", "img", "input", "hr"];

impl Markup {
    /// Writes the markup as HTML. What follows a state is written as it is now.
    #[must_use]
    pub fn to_html(self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(self, html: &mut String) {
        match self {
            Self::Text(text) => html.push_str(&escape(&text)),
            Self::Element(element) => element.write(html),
            Self::Many(pieces) => pieces.into_iter().for_each(|piece| piece.write(html)),
            Self::Live(mut make) => make().write(html),
            Self::Rows(mut rows) => (rows.keys)().into_iter().for_each(|key| (rows.row)(key).write(html)),
        }
    }
}

impl Element {
    fn write(self, html: &mut String) {
        let Self { tag, mut attributes, children, live, .. } = self;
        let mut content = None;
        for live in live {
            match live {
                Live::Attribute(name, mut value) => attributes.push((name, value())),
                Live::Class(name, mut is_there) => {
                    if is_there() {
                        add_class(&mut attributes, name);
                    }
                }
                Live::Property(mut property) => match property() {
                    Property::Value(text) if tag == "textarea" => content = Some(text),
                    Property::Value(text) => attributes.push(("value", text.into())),
                    Property::Checked(is_checked) => attributes.push(("checked", is_checked.into())),
                },
            }
        }
        html.extend(["<", tag]);
        for (name, Value(value)) in attributes {
            if let Some(value) = value {
                html.extend([" ", name, "=\"", &escape(&value), "\""]);
            }
        }
        html.push('>');
        if VOID.contains(&tag) {
            return;
        }
        html.push_str(&escape(&content.unwrap_or_default()));
        children.into_iter().for_each(|child| child.write(html));
        html.extend(["</", tag, ">"]);
    }
}

fn add_class(attributes: &mut Vec<(&'static str, Value)>, class: &'static str) {
    match attributes.iter_mut().find(|(name, _)| *name == "class") {
        Some((_, Value(Some(classes)))) => *classes = [classes, " ", class].concat().into(),
        _ => attributes.push(("class", class.into())),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use crate::markup::{Markup, Property, element, live, rows};
    use crate::state::State;

    #[test]
    fn texts_and_attributes_cannot_leave_their_place() {
        let markup = element("p").attr("title", "a\"b".to_owned()).child("<script>&".to_owned());
        assert_eq!(Markup::from(markup).to_html(), r#"<p title="a&quot;b">&lt;script&gt;&amp;</p>"#);
    }

    #[test]
    fn what_follows_a_state_is_written_as_it_is_now() {
        let owner = Owner::new();
        owner.set();
        let state = State::new(3_u32);
        let markup = element("ul")
            .class("list")
            .live_class("is-long", move || state.get() > 2)
            .hidden(move || state.get() == 0)
            .child(rows(move || (0..state.get()).collect(), |key| element("li").child(key.to_string()).into()))
            .child(live(move || (state.get() > 5).then_some("many")));
        let html = Markup::from(markup).to_html();
        assert_eq!(html, r#"<ul class="list is-long"><li>0</li><li>1</li><li>2</li></ul>"#);
    }

    #[test]
    fn controls_show_their_content() {
        let input = element("input").attr("type", "checkbox").live_property(|| Property::Checked(true));
        assert_eq!(Markup::from(input).to_html(), r#"<input type="checkbox" checked="">"#);
        let area = element("textarea").live_property(|| Property::Value("<b>".to_owned()));
        assert_eq!(Markup::from(area).to_html(), "<textarea>&lt;b&gt;</textarea>");
    }
}
