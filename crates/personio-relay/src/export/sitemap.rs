//! `sitemap.xml`: every page once, with its other languages.

use jiff::Timestamp;
use personio::language::Language;

use super::html::Html;

/// A page, in one language or several.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its addresses by language.
    pub(super) addresses: Vec<(Language, String)>,
    /// When it was made, in seconds since 1970.
    pub(super) since: Option<i64>,
}

/// The document.
pub(super) fn sitemap(entries: &[Entry]) -> String {
    let mut xml = Html::default();
    xml.raw(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"",
    );
    xml.raw(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for Entry { addresses, since } in entries {
        for (_, address) in addresses {
            xml.element("<url><loc>", address, "</loc>");
            let day = since.and_then(|seconds| Timestamp::from_second(seconds).ok());
            if let Some(day) = day {
                xml.element("<lastmod>", &day.strftime("%Y-%m-%d").to_string(), "</lastmod>");
            }
            if addresses.len() > 1 {
                for (language, other) in addresses {
                    xml.raw("<xhtml:link rel=\"alternate\"").attribute("hreflang", language.as_str());
                    xml.attribute("href", other).raw("/>");
                }
            }
            xml.raw("</url>\n");
        }
    }
    xml.raw("</urlset>\n");
    xml.into_string()
}
