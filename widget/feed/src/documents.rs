//! Fetches a feed's documents, one a language.

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use personio::language::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, RequestRedirect, Response};

use crate::problem::Problem;

/// What stands for the language in the address of a feed.
const LANGUAGE_PARAMETER: &str = "{language}";

/// Fetches a feed in every wanted language, side by side. Languages that fail are passed over as long as one of them
/// comes.
///
/// # Errors
/// When none came: what is wrong with the last one.
pub async fn fetch_all(feed: &str, languages: &[Language]) -> Result<Vec<(Language, Vec<u8>)>, Problem> {
    let asked: Vec<_> =
        addresses(feed, languages).into_iter().map(|(language, address)| (language, ask(&address))).collect();
    let mut documents = Vec::new();
    let mut problem = Problem::Unreachable;
    for (language, answer) in asked {
        match read(answer).await {
            Ok(bytes) => documents.push((language, bytes)),
            Err(reason) => problem = reason,
        }
    }
    if documents.is_empty() { Err(problem) } else { Ok(documents) }
}

/// A feed is asked once a language where its address tells how: by `{language}` in it, or because it is Personio's.
/// Any other file is one document in the asked language.
fn addresses(feed: &str, languages: &[Language]) -> Vec<(Language, String)> {
    let path = feed.split(['?', '#']).next().unwrap_or_default();
    if feed.contains(LANGUAGE_PARAMETER) {
        let address = |language: &Language| (*language, feed.replace(LANGUAGE_PARAMETER, language.as_str()));
        languages.iter().map(address).collect()
    } else if path.ends_with("/xml") {
        languages.iter().map(|language| (*language, [path, "?language=", language.as_str()].concat())).collect()
    } else {
        languages.first().map(|language| (*language, feed.to_owned())).into_iter().collect()
    }
}

/// Redirects are not followed: an unknown company's feed leads to another site's front page.
fn ask(address: &str) -> Option<Promise> {
    let options = RequestInit::new();
    options.set_redirect(RequestRedirect::Manual);
    Some(web_sys::window()?.fetch_with_str_and_init(address, &options))
}

async fn read(answer: Option<Promise>) -> Result<Vec<u8>, Problem> {
    let answer = JsFuture::from(answer.ok_or(Problem::Unreachable)?).await.map_err(|_| Problem::Unreachable)?;
    let answer: Response = answer.unchecked_into();
    match answer.status() {
        200..=299 => bytes(&answer).await.ok_or(Problem::Unreachable),
        0 | 300..=399 => Err(Problem::NoSuchCompany),
        404 | 410 => Err(Problem::FeedOff),
        _ => Err(Problem::Unreachable),
    }
}

async fn bytes(answer: &Response) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec())
}

#[cfg(test)]
mod tests {
    use personio::language::Language;

    const BOTH: [Language; 2] = [Language::GERMAN, Language::ENGLISH];

    fn addresses(feed: &str) -> Vec<String> {
        super::addresses(feed, &BOTH).into_iter().map(|(_, address)| address).collect()
    }

    #[test]
    fn a_feed_of_personio_is_asked_in_every_language() {
        let asked = ["https://acme.jobs.personio.de/xml?language=de", "https://acme.jobs.personio.de/xml?language=en"];
        assert_eq!(addresses("https://acme.jobs.personio.de/xml"), asked);
        assert_eq!(addresses("https://acme.jobs.personio.de/xml?language=fr"), asked);
    }

    #[test]
    fn a_file_a_language_is_named_by_a_placeholder() {
        assert_eq!(addresses("/jobs-{language}.xml"), ["/jobs-de.xml", "/jobs-en.xml"]);
        assert_eq!(addresses("/jobs.xml"), ["/jobs.xml"]);
    }
}
