use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use personio::board::{Detail, List, TextsReader};
use personio_relay::commands;
use serde_json::Value;

use crate::chain::{Chain, POSITION};

const BASE: &str = "https://www.acme.example/jobs/";

/// What a page may consist of.
const TAGS: [&str; 40] = [
    "a",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "dd",
    "div",
    "dl",
    "doctype",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "html",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "personio-jobs",
    "script",
    "section",
    "span",
    "strong",
    "title",
    "u",
    "ul",
    "b",
    "i",
    "url",
    "loc",
    "lastmod",
    "urlset",
];

struct Site {
    folder: tempfile::TempDir,
    said: String,
}

impl Site {
    async fn of(chain: &Chain) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let said = commands::export_site(&chain.config(), folder.path()).await.unwrap().to_string();
        Self { folder, said }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn pages(&self) -> Vec<String> {
        let mut pages = vec!["index.html".to_owned()];
        for language in ["de", "en"] {
            for entry in fs::read_dir(self.path(language)).unwrap() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                if name.ends_with(".html") {
                    pages.push(format!("{language}/{name}"));
                }
            }
        }
        pages
    }
}

/// The values of an attribute, as they are written.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    page.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

fn postings(page: &str) -> Vec<Value> {
    let scripts = page.split("<script type=\"application/ld+json\">").skip(1);
    scripts.map(|rest| serde_json::from_str(rest.split("</script>").next().unwrap()).unwrap()).collect()
}

/// Where a link of a page leads to within the site.
fn target(site: &Path, page: &str, link: &str) -> PathBuf {
    let path = match link.strip_prefix(BASE) {
        Some(path) => site.join(path),
        None => site.join(page).parent().unwrap().join(link),
    };
    if link.ends_with('/') || link == BASE { path.join("index.html") } else { path }
}

#[tokio::test]
async fn every_job_has_a_page_in_every_language_and_every_link_leads_somewhere() {
    let chain = Chain::start().await;
    let site = Site::of(&chain).await;
    assert!(site.said.starts_with("32 jobs in "), "{}", site.said);
    let pages = site.pages();
    assert_eq!(pages.len(), 2 * 32 + 3);
    for name in &pages {
        let page = site.read(name);
        let language = name.get(..2).filter(|language| *language != "in").unwrap_or("de");
        assert!(page.starts_with(&format!("<!doctype html>\n<html lang=\"{language}\">")), "{name}");
        let own = |link: &&&str| link.starts_with(BASE) || !link.contains(':');
        for link in values(&page, "href").iter().chain(&values(&page, "src")).filter(own) {
            assert!(target(site.folder.path(), name, link).is_file(), "{name}: {link}");
        }
        assert_eq!(page.matches("rel=\"canonical\"").count(), 1, "{name}");
        assert!(page.contains("<h1"), "{name}");
    }
    let list = site.read("de/index.html");
    for id in [POSITION, 2_706_118] {
        assert!(list.contains(&format!("href=\"{id}.html\"")), "readable without JavaScript");
    }
    assert!(list.contains("<personio-jobs lang=\"de\" feed=\"board.json\""));
    let job = site.read("de/2706118.html");
    assert!(job.contains("/job/2706118?language=") && job.contains("#apply"));
}

#[tokio::test]
async fn search_engines_get_what_they_insist_on() {
    let chain = Chain::start().await;
    let site = Site::of(&chain).await;
    let mut told = BTreeSet::new();
    for name in site.pages().iter().filter(|name| !name.ends_with("index.html")) {
        let page = site.read(name);
        let canonical = values(&page, "href").into_iter().find(|link| link.starts_with(BASE)).unwrap().to_owned();
        let postings = postings(&page);
        // The page that counts tells them, and no other one: else every job would be there twice.
        assert_eq!(postings.len(), usize::from(canonical == format!("{BASE}{name}")), "{name}");
        for posting in postings {
            assert_eq!(
                (&posting["@context"], &posting["@type"]),
                (&"https://schema.org/".into(), &"JobPosting".into())
            );
            for required in ["title", "description", "datePosted", "url"] {
                assert!(posting[required].as_str().is_some_and(|text| !text.is_empty()), "{name} {required}");
            }
            assert_eq!(posting["hiringOrganization"]["@type"], "Organization");
            let places = posting["jobLocation"].as_array().is_some_and(|places| {
                places.iter().all(|place| place["address"]["addressCountry"].as_str().is_some_and(|it| it.len() == 2))
            });
            assert!(places || posting["jobLocationType"] == "TELECOMMUTE", "{name} {posting}");
            told.insert(posting["identifier"]["value"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(told.len(), 32, "{}", site.said);
    let sitemap = site.read("sitemap.xml");
    let addresses: Vec<&str> =
        sitemap.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap()).collect();
    assert_eq!(addresses.iter().collect::<BTreeSet<_>>().len(), addresses.len(), "each once");
    for address in addresses {
        assert!(target(site.folder.path(), "", address).is_file(), "{address}");
    }
    assert!(sitemap.contains("hreflang=\"en\""));
}

#[tokio::test]
async fn the_widget_reads_what_was_exported() {
    let chain = Chain::start().await;
    let site = Site::of(&chain).await;
    for language in ["de", "en"] {
        let list = List::from_json(site.read(&format!("{language}/board.json")).as_bytes()).unwrap();
        assert_eq!(list.len(), 32);
        let detail = site.read(&format!("{language}/board/{POSITION}.json"));
        assert!(Detail::from_json(detail.as_bytes()).is_some_and(|detail| !detail.sections.is_empty()));
        assert!(TextsReader::new(site.read(&format!("{language}/board/texts.json")).into_bytes()).is_ok());
        // The very documents of the relay.
        let served = chain.get(&format!("/_relay/board.json?language={language}")).await.text().await.unwrap();
        assert_eq!(served, site.read(&format!("{language}/board.json")));
    }
    assert_eq!(site.read("widget/personio-jobs.js"), "export {};");
}

#[tokio::test]
async fn nothing_that_a_feed_holds_becomes_markup() {
    let chain = Chain::start().await;
    let attack =
        "&lt;/title&gt;&lt;script&gt;executed=1&lt;/script&gt;&lt;!--\"'&gt;&lt;img src=x onerror=executed=1&gt;";
    let description = "<![CDATA[<p onclick=\"executed=1\">Plain</p><script>executed=1</script><iframe src=x></iframe>\
                       <a href=\"javascript:executed=1\">x</a><img src=x onerror=executed=1></script><style>*{}</style>\
                       ]]>";
    let feed = format!(
        "<workzag-jobs><position><id>7</id><subcompany>{attack}</subcompany><office>{attack}</office>\
         <department>{attack}</department><name>{attack}</name><schedule>{attack}</schedule>\
         <employmentType>{attack}</employmentType><occupationCategory>{attack}</occupationCategory>\
         <createdAt>2024-09-24T10:00:00+00:00</createdAt>\
         <salaryInformation><min>1</min><currencySymbol>{attack}</currencySymbol><type>{attack}</type></salaryInformation>\
         <jobDescriptions><jobDescription><name>{attack}</name><value>{description}</value></jobDescription>\
         </jobDescriptions></position></workzag-jobs>"
    );
    for language in ["de", "en"] {
        let body = feed.clone();
        let put =
            chain.sandbox_request(|http, url| http.put(format!("{url}/_sandbox/feed?language={language}")).body(body));
        assert!(put.await.status().is_success());
    }
    let site = Site::of(&chain).await;
    assert!(site.said.starts_with("1 jobs in "), "{}", site.said);
    for name in site.pages() {
        let page = site.read(&name);
        for tag in page.split('<').skip(1) {
            let tag: String = tag
                .trim_start_matches(['/', '!'])
                .chars()
                .take_while(|character| character.is_ascii_alphanumeric() || *character == '-')
                .collect();
            assert!(TAGS.contains(&tag.as_str()), "{name}: <{tag}");
        }
        let scripts: Vec<&str> = page.split("<script").skip(1).map(|rest| rest.split('>').next().unwrap()).collect();
        for script in scripts {
            let known = script == " type=\"application/ld+json\"" || script.starts_with(" type=\"module\" src=\"");
            assert!(known && !script.contains("executed"), "{name}: <script{script}>");
        }
        for link in values(&page, "href").iter().chain(&values(&page, "src")) {
            assert!(!link.to_lowercase().contains("javascript:"), "{name}: {link}");
        }
        assert!(!page.contains(" onclick") && !page.contains("<img"), "{name}");
        for posting in postings(&page) {
            assert!(posting["title"].as_str().unwrap().starts_with("</title><script>"), "it is what it was");
            assert_eq!(posting["description"].as_str().unwrap().matches("<script").count(), 0);
        }
    }
}

#[tokio::test]
async fn a_job_that_is_gone_is_gone_from_the_site_too() {
    let chain = Chain::start().await;
    let site = Site::of(&chain).await;
    fs::write(site.path("own.html"), "of the company").unwrap();
    for language in ["de", "en"] {
        let feed = "<workzag-jobs></workzag-jobs>";
        chain
            .sandbox_request(|http, url| http.put(format!("{url}/_sandbox/feed?language={language}")).body(feed))
            .await;
    }
    commands::export_site(&chain.config(), site.folder.path()).await.unwrap();
    assert_eq!(site.pages().len(), 3);
    assert!(site.read("en/index.html").contains("There are no open positions right now."));
    assert!(site.read("de/index.html").contains("Zurzeit gibt es keine offenen Stellen."));
    assert_eq!(site.read("own.html"), "of the company");
}

#[tokio::test]
async fn a_feed_that_cannot_be_read_changes_nothing() {
    let chain = Chain::start().await;
    let site = Site::of(&chain).await;
    let before = site.pages();
    chain.sandbox_request(|http, url| http.delete(format!("{url}/_sandbox/feed?language=en"))).await;
    let error = commands::export_site(&chain.config(), site.folder.path()).await.unwrap_err().to_string();
    assert!(error.starts_with("the feed in "), "{error}");
    assert_eq!(site.pages(), before);
}
