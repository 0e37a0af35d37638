//! Links in answers: to the relay instead of Personio.

use personio::{page, request::path_segment};
use serde_json::{Map, Value, json};

/// Where links in an answer lead.
pub(super) struct Links<'a> {
    /// Where Personio is, as far as the relay is concerned.
    pub(super) api: &'a str,
    /// Where the relay is, as far as callers are concerned.
    pub(super) public: &'a str,
    /// The path that was asked for.
    pub(super) path: &'a str,
    /// What of the question stays in the links, such as how many records a page has: names and values.
    pub(super) kept: &'a [(&'static str, &'a str)],
}

impl Links<'_> {
    /// Turns all links; `seal` seals the cursor of the next page. Links that lead elsewhere disappear.
    pub(super) fn turn(&self, answer: &mut Value, seal: impl FnOnce(&str) -> Option<String>) {
        let next = answer
            .pointer("/_meta/links/next/href")
            .and_then(Value::as_str)
            .and_then(page::cursor)
            .and_then(|cursor| seal(&cursor));
        let is_list = answer.get("_data").is_some_and(Value::is_array);
        self.turn_all(answer);
        if !is_list {
            return;
        }
        if let Some(links) = answer.pointer_mut("/_meta/links").and_then(Value::as_object_mut) {
            links.clear();
            links.insert("self".to_owned(), self.link(self.path));
            if let Some(next) = next {
                let kept = self.kept.iter().map(|(name, value)| format!("{name}={}&", path_segment(value)));
                let kept = kept.collect::<String>();
                links.insert("next".to_owned(), self.link(&format!("{}?{kept}cursor={next}", self.path)));
            }
        }
    }

    fn turn_all(&self, value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.turn_all(item)),
            Value::Object(object) => {
                if let Some(Value::Object(links)) = object.get_mut("_meta").and_then(|meta| meta.get_mut("links")) {
                    self.turn_links(links);
                }
                object.values_mut().for_each(|item| self.turn_all(item));
            }
            // Such as the address of a picture.
            Value::String(text) => {
                if let Some(path) = text.strip_prefix(self.api).filter(|path| path.starts_with('/')) {
                    *text = format!("{}{path}", self.public);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn turn_links(&self, links: &mut Map<String, Value>) {
        links.retain(|_, link| {
            let Some(path) = link.get("href").and_then(Value::as_str).and_then(path_of) else { return false };
            *link = self.link(&path);
            true
        });
    }

    fn link(&self, path: &str) -> Value {
        json!({"href": format!("{}{path}", self.public)})
    }
}

/// The path of a link into Personio's API, without a query: that may hold a cursor.
fn path_of(link: &str) -> Option<String> {
    let path = match link.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|slash| rest.get(slash..))?,
        None => link,
    };
    let path = path.split(['?', '#']).next()?;
    (path.starts_with("/v1/") || path.starts_with("/v2/")).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::Links;
    use serde_json::json;

    const LINKS: Links<'_> = Links {
        api: "https://api.personio.de",
        public: "https://relay.acme.example",
        path: "/v2/persons/7/employments",
        kept: &[("limit", "5")],
    };

    #[test]
    fn a_list_leads_to_its_own_next_page_whatever_path_personio_names() {
        let mut answer = json!({
            "_data": [{
                "_meta": {"links": {
                    "person": {"href": "https://api.personio.de/v2/persons/7?x=1"},
                    "strange": {"href": "https://elsewhere.example/x"},
                }},
                "profile_picture": {"url": "https://api.personio.de/v1/company/employees/7/profile-picture"},
                "comment": "see https://api.personio.de/",
            }],
            "_meta": {"links": {
                "self": {"href": "https://api.personio.de/v2/employments"},
                "next": {"href": "/v2/employments?cursor=cur_1"},
            }},
        });
        LINKS.turn(&mut answer, |cursor| Some(format!("sealed-{cursor}")));
        let expected = json!({
            "_data": [{
                "_meta": {"links": {"person": {"href": "https://relay.acme.example/v2/persons/7"}}},
                "profile_picture": {"url": "https://relay.acme.example/v1/company/employees/7/profile-picture"},
                "comment": "see https://api.personio.de/",
            }],
            "_meta": {"links": {
                "self": {"href": "https://relay.acme.example/v2/persons/7/employments"},
                "next": {"href": "https://relay.acme.example/v2/persons/7/employments?limit=5&cursor=sealed-cur_1"},
            }},
        });
        assert_eq!(answer, expected);
    }

    #[test]
    fn the_last_page_has_no_next_one() {
        let mut answer = json!({"_data": [], "_meta": {"links": {"self": {"href": "/v2/x"}}}});
        LINKS.turn(&mut answer, |_| panic!("there is no cursor"));
        assert_eq!(answer.pointer("/_meta/links/next"), None);
    }
}
