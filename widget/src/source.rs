//! Fetches the board's documents: from a relay, from files that it wrote, or from a feed that the page reads itself.

use std::rc::Rc;

use js_sys::{ArrayBuffer, Function, Promise, Uint8Array};
use personio::board::List;
use personio::id::PositionId;
use personio::language::Language;
use personio_ui::board::Problem;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::options::{Origin, is_web_address};

/// What stands for the language in the address of a saved list.
const LANGUAGE_PARAMETER: &str = "{language}";

#[wasm_bindgen]
extern "C" {
    /// The module that reads XML, as the element loads it.
    type FeedModule;
    /// Fetches a feed and merges its languages: a promise of a board, or of a code that says why there is none.
    #[wasm_bindgen(method, js_name = loadFeed)]
    fn load_feed(this: &FeedModule, feed: &str, languages: &str) -> Promise;

    /// The relay's answer to the element's own request.
    type FirstAnswer;
    #[wasm_bindgen(method, getter)]
    fn ok(this: &FirstAnswer) -> bool;
    #[wasm_bindgen(method, getter)]
    fn body(this: &FirstAnswer) -> ArrayBuffer;

    /// A board that the feed module keeps.
    #[derive(Clone)]
    type FeedBoard;
    #[wasm_bindgen(method)]
    fn list(this: &FeedBoard) -> Vec<u8>;
    #[wasm_bindgen(method)]
    fn detail(this: &FeedBoard, id: &str) -> Option<Vec<u8>>;
    #[wasm_bindgen(method)]
    fn texts(this: &FeedBoard) -> Vec<u8>;
}

impl FirstAnswer {
    fn bytes(&self) -> Vec<u8> {
        Uint8Array::new(&self.body()).to_vec()
    }
}

/// A board's documents.
#[derive(Clone)]
pub struct Source(Rc<Inner>);

struct Inner {
    origin: Origin,
    languages: Vec<Language>,
    load_module: Function,
    feed: std::cell::RefCell<Option<FeedBoard>>,
    career_page: std::cell::RefCell<Option<String>>,
}

/// What a position's text can be.
pub enum Found {
    /// Here it is.
    Detail(Vec<u8>),
    /// The position is not there any more.
    Gone,
    /// It did not come.
    Failed,
}

impl Source {
    /// A board's documents, in the asked language and its fallbacks.
    pub fn new(origin: Origin, languages: Vec<Language>, load_module: Function) -> Self {
        Self(Rc::new(Inner { origin, languages, load_module, feed: <_>::default(), career_page: <_>::default() }))
    }

    /// The list, if it is in the answer that the element asked for, and that answer is here.
    pub fn list_at_once(&self, first: &JsValue) -> Option<List> {
        let answer: &FirstAnswer =
            (!first.is_undefined() && !first.has_type::<Promise>()).then(|| first.unchecked_ref())?;
        if answer.ok() { List::from_json(&answer.bytes()).ok() } else { None }
    }

    /// The list; `first` is the answer that the element asked for, or a promise of it.
    pub async fn list(&self, first: JsValue) -> Result<List, Problem> {
        let bytes = match &self.0.origin {
            Origin::Relay(_) if !first.is_undefined() => {
                let answer = JsFuture::from(Promise::resolve(&first)).await.map_err(|_| Problem::Unreachable)?;
                let answer: FirstAnswer = answer.unchecked_into();
                self.judge(answer.ok(), answer.bytes())?
            }
            Origin::Relay(relay) => {
                let answer = self.get(relay, "board.json").await?;
                self.judge(answer.ok(), bytes(&answer).await.ok_or(Problem::Unreachable)?)?
            }
            Origin::Feed(feed) => {
                let board = self.read_feed(feed).await?;
                let list = board.list();
                self.0.feed.replace(Some(board));
                list
            }
            Origin::Files(list) => {
                let answer = fetch(&self.file(list, None)).await.ok_or(Problem::Unreachable)?;
                match answer.status() {
                    200..=299 => bytes(&answer).await.ok_or(Problem::Unreachable)?,
                    404 | 410 => return Err(Problem::FeedOff),
                    _ => return Err(Problem::Unreachable),
                }
            }
        };
        List::from_json(&bytes).map_err(|_| Problem::Broken)
    }

    /// Where the company's own board is, if the relay named it as it had none itself.
    pub fn career_page(&self) -> Option<String> {
        self.0.career_page.borrow().clone()
    }

    /// What the relay sent, or what it says is wrong.
    fn judge(&self, ok: bool, body: Vec<u8>) -> Result<Vec<u8>, Problem> {
        if ok {
            return Ok(body);
        }
        let body = String::from_utf8_lossy(&body);
        self.0.career_page.replace(career_page(&body));
        Err(Problem::from_code(error_value(&body, "code")))
    }

    /// The text of a position.
    pub async fn detail(&self, id: PositionId) -> Found {
        let id = id.to_string();
        let answer = match &self.0.origin {
            Origin::Relay(relay) => self.get(relay, &["board/", &id, ".json"].concat()).await.ok(),
            Origin::Files(list) => fetch(&self.file(list, Some(&id))).await,
            Origin::Feed(_) => {
                return match self.0.feed.borrow().as_ref().map(|board| board.detail(&id)) {
                    Some(None) => Found::Gone,
                    Some(Some(bytes)) => Found::Detail(bytes),
                    None => Found::Failed,
                };
            }
        };
        match answer {
            Some(answer) if answer.ok() => bytes(&answer).await.map_or(Found::Failed, Found::Detail),
            Some(answer) if answer.status() == 404 => Found::Gone,
            _ => Found::Failed,
        }
    }

    /// Asks for the interface's texts of an open position; nothing where the language has none.
    pub fn interface_texts(&self, language: Language) -> Option<JsFuture> {
        let name = ["texts-", language.as_str()].concat();
        let texts = self.0.load_module.call1(&JsValue::NULL, &name.into()).ok()?;
        Some(JsFuture::from(Promise::resolve(&texts)))
    }

    /// The texts of all positions.
    pub async fn texts(&self) -> Option<Vec<u8>> {
        match &self.0.origin {
            Origin::Relay(relay) => {
                let answer = self.get(relay, "board/texts.json").await.ok().filter(Response::ok)?;
                bytes(&answer).await
            }
            Origin::Files(list) => {
                let answer = fetch(&self.file(list, Some("texts"))).await.filter(Response::ok)?;
                bytes(&answer).await
            }
            Origin::Feed(_) => self.0.feed.borrow().as_ref().map(FeedBoard::texts),
        }
    }

    /// The address of a saved list, or of a file that lies where the relay has it: `board/7.json` beside `board.json`.
    fn file(&self, list: &str, name: Option<&str>) -> String {
        let language = self.0.languages.first().map_or("", Language::as_str);
        file_address(&list.replace(LANGUAGE_PARAMETER, language), name)
    }

    async fn get(&self, relay: &str, path: &str) -> Result<Response, Problem> {
        let codes: Vec<&str> = self.0.languages.iter().map(Language::as_str).collect();
        let (language, fallbacks) = codes.split_first().ok_or(Problem::NotSetUp)?;
        let fallbacks =
            if fallbacks.is_empty() { String::new() } else { ["&fallback=", &fallbacks.join(",")].concat() };
        let url = [relay, "/_relay/", path, "?language=", language, &fallbacks].concat();
        fetch(&url).await.ok_or(Problem::Unreachable)
    }

    /// The module that reads XML comes first, then what it reads.
    async fn read_feed(&self, feed: &str) -> Result<FeedBoard, Problem> {
        let module = self.0.load_module.call1(&JsValue::NULL, &"feed".into()).map_err(|_| Problem::Unreachable)?;
        let module = JsFuture::from(Promise::resolve(&module)).await.map_err(|_| Problem::Unreachable)?;
        let languages = self.0.languages.iter().map(Language::as_str).collect::<Vec<_>>().join(",");
        let board = JsFuture::from(module.unchecked_ref::<FeedModule>().load_feed(feed, &languages)).await;
        let board = board.map_err(|code| Problem::from_code(&code.as_string().unwrap_or_default()))?;
        Ok(board.unchecked_into())
    }
}

/// The browser's `fetch`; `None` when there is no answer. A client of its own would weigh more than all of this file.
async fn fetch(url: &str) -> Option<Response> {
    let answer = JsFuture::from(web_sys::window()?.fetch_with_str(url)).await.ok()?;
    Some(answer.unchecked_into())
}

async fn bytes(answer: &Response) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec())
}

fn career_page(body: &str) -> Option<String> {
    let page = error_value(body, "career_page");
    is_web_address(page).then(|| page.trim_end_matches('/').to_owned())
}

/// A text of a relay's error, found without a JSON reader.
fn error_value<'a>(body: &'a str, name: &str) -> &'a str {
    let value = body.split(&["\"", name, "\":\""].concat()).nth(1).and_then(|rest| rest.split('"').next());
    value.unwrap_or_default()
}

fn file_address(list: &str, name: Option<&str>) -> String {
    match (name, list.rsplit_once(".json")) {
        (Some(name), Some((path, rest))) => [path, "/", name, ".json", rest].concat(),
        _ => list.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{career_page, error_value, file_address};

    #[test]
    fn saved_files_lie_where_the_relay_has_them() {
        assert_eq!(file_address("/jobs/board.json?v=2", None), "/jobs/board.json?v=2");
        assert_eq!(file_address("/jobs/board.json?v=2", Some("7")), "/jobs/board/7.json?v=2");
        assert_eq!(file_address("https://acme.example/b.json", Some("texts")), "https://acme.example/b/texts.json");
    }

    #[test]
    fn a_relay_says_what_is_wrong_and_where_the_jobs_are() {
        let body = r#"{"error":{"code":"feed_off","message":"…"},"career_page":"https://acme.jobs.personio.de/"}"#;
        assert_eq!(error_value(body, "code"), "feed_off");
        assert_eq!(career_page(body).as_deref(), Some("https://acme.jobs.personio.de"));
        assert_eq!(error_value("<html>", "code"), "");
        assert_eq!(career_page(r#"{"career_page":"javascript:alert(1)"}"#), None);
    }
}
