//! The latest requests, the newest first.

use std::fmt::Write as _;

use super::html::Escaped;
use crate::exchange::Exchange;

const SHOWN: usize = 200;
/// How much of a body is shown.
const BODY: usize = 2000;

pub(super) fn show(page: &mut String, exchanges: &[Exchange]) {
    if exchanges.is_empty() {
        page.push_str(
            "<section class=\"empty\"><h2>No requests yet</h2><p>Calls of the API appear here.</p></section>",
        );
        return;
    }
    let _ = write!(
        page,
        "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Requests\"><table class=\"requests\">\
         <caption>{} requests</caption><thead><tr><th>#<th>Time<th>Request<th>Status<th>ms<th>Client</tr></thead><tbody>",
        exchanges.len(),
    );
    for exchange in exchanges.iter().rev().take(SHOWN) {
        row(page, exchange);
    }
    page.push_str("</tbody></table></div>");
}

fn row(page: &mut String, exchange: &Exchange) {
    let class = match exchange.status {
        ..300 => "good",
        300..500 => "wait",
        _ => "bad",
    };
    let _ = write!(
        page,
        "<tr><td>{}<td>{}<td class=\"request\"><b>{}</b> {}",
        exchange.id,
        exchange.at.strftime("%H:%M:%S"),
        Escaped(&exchange.method),
        Escaped(&exchange.path),
    );
    if !exchange.query.is_empty() {
        let _ = write!(page, "<small>?{}</small>", Escaped(&exchange.query));
    }
    if !exchange.body.is_null() {
        let body: String = format!("{:#}", exchange.body).chars().take(BODY).collect();
        let _ = write!(
            page,
            "<details id=\"r{}\"><summary>Body</summary><pre>{}</pre></details>",
            exchange.id,
            Escaped(&body)
        );
    }
    let _ = write!(
        page,
        "<td><span class=\"mark {class}\">{}</span><td>{}<td>{}</tr>",
        exchange.status,
        exchange.milliseconds,
        Escaped(exchange.client.as_deref().unwrap_or_default()),
    );
}
