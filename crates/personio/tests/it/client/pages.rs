//! Lists that come in pages, in all three ways of counting and with cursors.

use futures_util::{StreamExt, TryStreamExt};
use personio::{
    absences::v1::ListTimeOffs,
    employees::ListEmployees,
    error::ErrorKind,
    persons::ListPersons,
    transport::{Reply, Scripted, Sent},
};

use super::patient;

/// The value in a query.
fn parameter(sent: &Sent, name: &str) -> Option<String> {
    let (_, query) = sent.url.split_once('?')?;
    query.split('&').find_map(|pair| Some(pair.strip_prefix(name)?.strip_prefix('=')?.to_owned()))
}

#[tokio::test]
async fn cursors_are_followed_from_absolute_and_relative_links_and_never_to_another_server() {
    let transport = Scripted::answering(|sent| {
        let next = match parameter(sent, "cursor").as_deref() {
            None => r#"{"href":"https://api.personio.de/v2/persons?cursor=b"}"#,
            Some("b") => r#"{"href":"/v2/persons?cursor=c"}"#,
            Some("c") => r#"{"href":"https://evil.example/v2/persons?cursor=d"}"#,
            _ => "null",
        };
        let id = sent.url.len();
        Reply::ok(&format!(r#"{{"_data":[{{"id":"{id}"}},{{"id":"x"}}],"_meta":{{"links":{{"next":{next}}}}}}}"#))
    });
    let client = patient(&transport);
    let persons = client.pages(ListPersons { limit: Some(2), ..ListPersons::default() }).try_collect::<Vec<_>>().await;
    assert_eq!(persons.unwrap().len(), 8);
    let sent = transport.sent();
    assert_eq!(sent.len(), 4);
    assert!(sent.iter().all(|sent| sent.url.starts_with("https://acme.example/v2/persons?limit=2")), "{sent:?}");
}

#[tokio::test]
async fn a_list_that_goes_in_a_circle_ends_with_an_error_and_one_that_leads_to_itself_is_over() {
    let transport = Scripted::answering(|sent| {
        let next = match parameter(sent, "cursor").as_deref() {
            Some("b") => "c",
            _ => "b",
        };
        Reply::ok(&format!(r#"{{"_data":[{{"id":"1"}}],"_meta":{{"links":{{"next":{{"href":"?cursor={next}"}}}}}}}}"#))
    });
    let client = patient(&transport);
    let persons = client.pages(ListPersons::default()).collect::<Vec<_>>().await;
    let error = persons.last().unwrap().as_ref().unwrap_err();
    assert_eq!((persons.len(), error.kind(), transport.sent().len()), (4, ErrorKind::Decoding, 3));
    assert!(std::error::Error::source(error).unwrap().to_string().contains("circle"));
    let same = Scripted::answering(|_| {
        Reply::ok(r#"{"_data":[{"id":"1"}],"_meta":{"links":{"next":{"href":"?cursor=same"}}}}"#)
    });
    assert_eq!(patient(&same).pages(ListPersons::default()).collect::<Vec<_>>().await.len(), 2);
}

#[tokio::test]
async fn version_1_counts_records_or_pages() {
    let transport = Scripted::answering(|sent| {
        let offset = parameter(sent, "offset").and_then(|it| it.parse::<u64>().ok()).unwrap_or(0);
        let limit = parameter(sent, "limit").and_then(|it| it.parse::<u64>().ok()).unwrap_or(50);
        let first = if sent.path().ends_with("time-offs") { (offset.max(1) - 1) * limit } else { offset };
        let records = (first..130.min(first + limit))
            .map(|id| format!(r#"{{"attributes":{{"id":{id},"start_date":"2026-06-01","end_date":"2026-06-01"}}}}"#));
        let records = records.collect::<Vec<_>>().join(",");
        let pages = 130_u64.div_ceil(limit);
        Reply::ok(&format!(
            r#"{{"success":true,"data":[{records}],"metadata":{{"total_elements":130,"total_pages":{pages},"current_page":1}}}}"#
        ))
    });
    let client = patient(&transport);
    let employees = client.pages(ListEmployees::default()).try_collect::<Vec<_>>().await.unwrap();
    assert_eq!(employees.len(), 130);
    let before = transport.sent().len();
    let time_offs =
        client.pages(ListTimeOffs { limit: 60, ..ListTimeOffs::default() }).try_collect::<Vec<_>>().await.unwrap();
    let mut ids = time_offs.into_iter().map(|time_off| time_off.id).collect::<Vec<_>>();
    ids.dedup();
    assert_eq!(ids.len(), 130);
    assert_eq!(transport.sent().len() - before, 3);
}

#[tokio::test]
async fn who_takes_one_record_asks_for_one_page() {
    let transport = Scripted::answering(|_| {
        Reply::ok(r#"{"_data":[{"id":"1"},{"id":"2"}],"_meta":{"links":{"next":{"href":"?cursor=c"}}}}"#)
    });
    let client = patient(&transport);
    let first = std::pin::pin!(client.pages(ListPersons::default())).next().await.unwrap().unwrap();
    assert_eq!((first.id.as_str(), transport.sent().len()), ("1", 1));
}
