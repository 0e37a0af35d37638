//! Brings markup into a page and keeps it in step with what it follows.

use leptos::prelude::RenderEffect;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, UnwrapThrowExt};
use leptos::web_sys::{self, Document, EventTarget, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Node};

use super::element::{Element, Listener, Live};
use super::{Markup, Property, Rows, Value};

/// Markup in a page. Dropping it takes everything out: nodes, listeners, and what follows states.
#[must_use = "what is not kept is taken out at once"]
pub struct Mounted {
    #[expect(dead_code, reason = "kept to be dropped")]
    rendered: Rendered,
}

/// Appends markup to an element. Runs within the owner that the markup's states belong to.
pub fn mount(parent: &Node, markup: Markup) -> Mounted {
    let mut rendered = Rendered::default();
    Renderer { document: document() }.append(markup, parent, None, &mut rendered, Depth::Top);
    Mounted { rendered }
}

/// What was made of a piece of markup.
#[derive(Default)]
struct Rendered {
    /// Goes first: nothing may follow a state when the nodes are gone.
    guards: Vec<Guard>,
    rows: Vec<(u32, Rendered)>,
    /// The outermost nodes; what is in them goes with them.
    nodes: Vec<Node>,
}

impl Drop for Rendered {
    fn drop(&mut self) {
        self.guards.clear();
        self.rows.clear();
        for node in self.nodes.drain(..) {
            if let Some(parent) = node.parent_node() {
                _ = parent.remove_child(&node);
            }
        }
    }
}

#[expect(dead_code, reason = "kept to be dropped")]
enum Guard {
    Listener(ListenerGuard),
    Effect(EffectGuard),
}

/// Takes out at once what an effect drew. Left to itself, an effect keeps it until its task is polled once more, and what
/// is inside could be drawn again meanwhile, from states whose owner is gone.
struct EffectGuard(RenderEffect<Rendered>);

impl Drop for EffectGuard {
    fn drop(&mut self) {
        drop(self.0.take_value());
    }
}

struct ListenerGuard {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(web_sys::Event)>,
}

impl Drop for ListenerGuard {
    fn drop(&mut self) {
        _ = self.target.remove_event_listener_with_callback(self.event, self.closure.as_ref().unchecked_ref());
    }
}

/// Whether a node has to be taken out by itself.
#[derive(Clone, Copy, PartialEq)]
enum Depth {
    Top,
    Inside,
}

#[derive(Clone)]
struct Renderer {
    document: Document,
}

impl Renderer {
    fn append(&self, markup: Markup, parent: &Node, before: Option<&Node>, rendered: &mut Rendered, depth: Depth) {
        match markup {
            Markup::Text(text) => self.insert(&self.document.create_text_node(&text), parent, before, rendered, depth),
            Markup::Element(element) => {
                let node = self.element(*element, rendered);
                self.insert(&node, parent, before, rendered, depth);
            }
            Markup::Many(pieces) => {
                for piece in pieces {
                    self.append(piece, parent, before, rendered, depth);
                }
            }
            Markup::Live(make) => {
                let marker = self.marker(parent, before, rendered, depth);
                rendered.guards.push(Guard::Effect(EffectGuard(self.live(make, marker))));
            }
            Markup::Rows(rows) => {
                let marker = self.marker(parent, before, rendered, depth);
                rendered.guards.push(Guard::Effect(EffectGuard(self.rows(rows, marker))));
            }
        }
    }

    fn insert(&self, node: &Node, parent: &Node, before: Option<&Node>, rendered: &mut Rendered, depth: Depth) {
        _ = parent.insert_before(node, before);
        if depth == Depth::Top {
            rendered.nodes.push(node.clone());
        }
    }

    /// An empty text that shows where something follows.
    fn marker(&self, parent: &Node, before: Option<&Node>, rendered: &mut Rendered, depth: Depth) -> Node {
        let marker: Node = self.document.create_text_node("").into();
        self.insert(&marker, parent, before, rendered, depth);
        marker
    }

    fn live(&self, mut make: Box<dyn FnMut() -> Markup>, marker: Node) -> RenderEffect<Rendered> {
        let renderer = self.clone();
        effect(Box::new(move |before| {
            let markup = make();
            // A text that only changes keeps its node: screen readers hear a change, not a new text.
            if let (Markup::Text(text), Some(before)) = (&markup, before.as_ref())
                && let [node] = before.nodes.as_slice()
                && node.node_type() == Node::TEXT_NODE
                && before.guards.is_empty()
            {
                node.set_node_value(Some(text));
                return None;
            }
            let mut rendered = Rendered::default();
            if let Some(parent) = marker.parent_node() {
                renderer.append(markup, &parent, Some(&marker), &mut rendered, Depth::Top);
            }
            Some(rendered)
        }))
    }

    fn rows(&self, mut rows: Rows, marker: Node) -> RenderEffect<Rendered> {
        let renderer = self.clone();
        RenderEffect::new(move |before: Option<Rendered>| {
            let mut rendered = before.unwrap_or_default();
            let keys = (rows.keys)();
            rendered.rows.retain(|(key, _)| keys.contains(key));
            let Some(parent) = marker.parent_node() else { return rendered };
            let mut kept = std::mem::take(&mut rendered.rows);
            let mut next = marker.clone();
            for key in keys.into_iter().rev() {
                let row = match kept.iter().position(|(other, _)| *other == key) {
                    Some(place) => kept.swap_remove(place).1,
                    None => {
                        let mut row = Rendered::default();
                        renderer.append((rows.row)(key), &parent, Some(&next), &mut row, Depth::Top);
                        row
                    }
                };
                for node in row.nodes.iter().rev() {
                    if node.next_sibling().as_ref() != Some(&next) {
                        _ = parent.insert_before(node, Some(&next));
                    }
                    next = node.clone();
                }
                rendered.rows.insert(0, (key, row));
            }
            rendered
        })
    }

    fn element(&self, element: Element, rendered: &mut Rendered) -> web_sys::Element {
        let Element { tag, attributes, children, live, listeners, place } = element;
        let node = self.document.create_element(tag).unwrap_throw();
        for (name, value) in attributes {
            set_attribute(&node, name, &value);
        }
        for (event, listener) in listeners {
            rendered.guards.push(Guard::Listener(listen(&node, event, listener)));
        }
        for child in children {
            self.append(child, &node, None, rendered, Depth::Inside);
        }
        // After the children: a choice can only be made where its options are.
        for live in live {
            rendered.guards.push(Guard::Effect(EffectGuard(follow(&node, live))));
        }
        if let Some(place) = place {
            place.set(node.clone().unchecked_into());
        }
        node
    }
}

fn follow(node: &web_sys::Element, live: Live) -> RenderEffect<Rendered> {
    let node = node.clone();
    effect(match live {
        Live::Attribute(name, mut value) => Box::new(move |_| {
            set_attribute(&node, name, &value());
            None
        }),
        Live::Class(name, mut is_there) => Box::new(move |_| {
            _ = node.class_list().toggle_with_force(name, is_there());
            None
        }),
        Live::Property(mut property) => Box::new(move |_| {
            set_property(&node, property());
            None
        }),
    })
}

/// Draws anew what was drawn before; nothing when that can stay.
type Redraw = dyn FnMut(&Option<Rendered>) -> Option<Rendered>;

/// `None` leaves everything as it is.
fn effect(mut run: Box<Redraw>) -> RenderEffect<Rendered> {
    RenderEffect::new(move |before: Option<Rendered>| match run(&before) {
        Some(rendered) => rendered,
        None => before.unwrap_or_default(),
    })
}

fn listen(node: &web_sys::Element, event: &'static str, listener: Listener) -> ListenerGuard {
    let closure = Closure::wrap(listener);
    _ = node.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    ListenerGuard { target: node.clone().into(), event, closure }
}

fn set_attribute(node: &web_sys::Element, name: &str, Value(value): &Value) {
    _ = match value {
        Some(value) => node.set_attribute(name, value),
        None => node.remove_attribute(name),
    };
}

fn set_property(node: &web_sys::Element, property: Property) {
    match property {
        Property::Checked(is_checked) => node.unchecked_ref::<HtmlInputElement>().set_checked(is_checked),
        // The names differ, the property is the same; writing what is there already would move the cursor.
        Property::Value(text) => {
            if let Some(select) = node.dyn_ref::<HtmlSelectElement>() {
                select.set_value(&text);
            } else if let Some(area) = node.dyn_ref::<HtmlTextAreaElement>() {
                area.set_value(&text);
            } else {
                let input: &HtmlInputElement = node.unchecked_ref();
                if input.value() != text {
                    input.set_value(&text);
                }
            }
        }
    }
}

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).unwrap_throw()
}
