//! Where a feed comes from: the web, or a file.

use std::{path::Path, time::Duration};

use futures_util::StreamExt;
use personio::{feed::MAX_BYTES, language::Language};

use crate::{
    failure::{Exit, Failure},
    session::connect::USER_AGENT,
};

/// The feed of a language.
pub(super) async fn fetch(source: &str, language: Language) -> Result<Vec<u8>, Failure> {
    let has_place = source.contains("{language}");
    let source = source.replace("{language}", language.as_str());
    if !(source.starts_with("https://") || source.starts_with("http://")) {
        let path = Path::new(&source);
        let size = std::fs::metadata(path).map_err(|error| Failure::file("read", path, &error))?.len();
        if size > u64::try_from(MAX_BYTES).unwrap_or(u64::MAX) {
            return Err(too_large());
        }
        return std::fs::read(path).map_err(|error| Failure::file("read", path, &error));
    }
    let url = if has_place { source } else { address(&source, language) };
    download(&url).await
}

/// The address of the XML, for those who name the career page.
fn address(source: &str, language: Language) -> String {
    let (page, query) = source.split_once('?').map_or((source, None), |(page, query)| (page, Some(query)));
    let page = page.trim_end_matches('/');
    let page = if page.ends_with("/xml") || page.ends_with(".xml") { page.to_owned() } else { format!("{page}/xml") };
    let kept = query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("language="));
    let pairs: Vec<String> = kept.map(str::to_owned).chain([format!("language={language}")]).collect();
    format!("{page}?{}", pairs.join("&"))
}

async fn download(url: &str) -> Result<Vec<u8>, Failure> {
    let failed = |error: reqwest::Error| {
        Failure::new(Exit::Unavailable, format!("the feed cannot be fetched: {}", chain(&error.without_url())))
            .advice("look at the address and the network")
    };
    let client = reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .connect_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(60))
        .build()
        .map_err(failed)?;
    let answer = client.get(url).send().await.map_err(failed)?;
    if !answer.status().is_success() {
        return Err(Failure::new(Exit::Failed, format!("the career page answered {}", answer.status().as_u16()))
            .advice("look at the address; the company may have to switch the feed on in Personio"));
    }
    let mut document = Vec::new();
    let mut pieces = answer.bytes_stream();
    while let Some(piece) = pieces.next().await {
        document.extend_from_slice(&piece.map_err(failed)?);
        if document.len() > MAX_BYTES {
            return Err(too_large());
        }
    }
    Ok(document)
}

fn chain(error: &dyn std::error::Error) -> String {
    error.source().map_or_else(|| error.to_string(), |source| format!("{error}: {}", chain(source)))
}

fn too_large() -> Failure {
    Failure::new(Exit::Failed, format!("the feed is larger than {MAX_BYTES} bytes")).advice("name a job feed")
}

#[cfg(test)]
mod tests {
    use personio::language::Language;

    use super::address;

    #[test]
    fn the_career_page_is_enough() {
        for source in [
            "https://acme.jobs.personio.de",
            "https://acme.jobs.personio.de/",
            "https://acme.jobs.personio.de/xml?language=en",
        ] {
            assert_eq!(address(source, Language::GERMAN), "https://acme.jobs.personio.de/xml?language=de", "{source}");
        }
        assert_eq!(address("http://x/jobs.xml?a=1", Language::ENGLISH), "http://x/jobs.xml?a=1&language=en");
    }
}
