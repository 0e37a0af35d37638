//! The text of the open position: its code travels with the first position that somebody opens.

use personio::board::Detail;
use personio::id::PositionId;
use personio_ui::board::{BoardModel, DETAIL_STYLES, DetailState, JobView, View, job_detail};
use personio_ui::browser::{adopt_styles, spawn};
use personio_ui::locale::Locale;
use personio_ui::text::Catalogue;
use wasm_split_helpers::wasm_split;
use web_sys::HtmlElement;

use crate::events::Event;
use crate::parts::NotLoaded;
use crate::source::{Found, Source};

/// What the part brings.
#[derive(Clone, Copy)]
struct DetailPart {
    show: JobView,
    read: fn(&[u8]) -> Option<Detail>,
    styles: &'static str,
}

#[wasm_split(detail, fallible)]
fn detail_part() -> Result<DetailPart, NotLoaded> {
    Ok(DetailPart { show: job_detail, read: Detail::from_json, styles: DETAIL_STYLES })
}

/// Fetches a position's text, tells the page, and shows it.
pub fn fetch_detail(model: BoardModel, locale: &Locale, source: Source, host: &HtmlElement, id: PositionId) {
    let title = model
        .list
        .with_untracked(|list| list.index_of(id).and_then(|index| Some(list.position(index)?.title.to_owned())));
    // Code, texts of the interface and the position's text travel side by side.
    let root = host.shadow_root();
    let interface_texts = source.interface_texts(locale.language());
    let locale = locale.clone();
    spawn(async move {
        match detail_part().await {
            Ok(part) => {
                if let Some(texts) = interface_texts
                    && let Ok(texts) = texts.await
                {
                    locale.add(Catalogue::parse(&texts.as_string().unwrap_or_default()));
                }
                if let Some(root) = root {
                    _ = adopt_styles(&root, "detail", part.styles); // without them it is plain, but all there
                }
                model.job_view.set(Some(part.show));
            }
            Err(NotLoaded) => model.detail.set(DetailState::Failed),
        }
    });
    // The list does not have it: that is all there is to say.
    let Some(title) = title else { return };
    Event::JobOpen { id: id.to_string(), title }.dispatch(host);
    spawn(async move {
        let found = source.detail(id).await;
        let detail = match (found, detail_part().await) {
            (Found::Gone, _) => DetailState::Gone,
            (Found::Detail(bytes), Ok(part)) => {
                (part.read)(&bytes).map_or(DetailState::Failed, |detail| DetailState::Ready(detail.into()))
            }
            (Found::Failed, _) | (_, Err(NotLoaded)) => DetailState::Failed,
        };
        if model.view.get_untracked() == View::Job(id) {
            model.detail.set(detail);
        }
    });
}
