//! The sums that took most time, as bars. Each says in words what it shows, so that nobody needs to see them.

use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};

use super::parts;
use super::time::{Shown, share, title};
use crate::text::DeskText;

/// More bars are no picture any more.
const MOST_BARS: usize = 6;

/// The chart.
pub fn chart(locale: &Locale, shown: Shown) -> Markup {
    let locale = locale.clone();
    live(move || {
        let (sheet, places, by) = (shown.sheet.get(), shown.places.get(), shown.by.get_untracked());
        let sums: Vec<(String, u32)> =
            sheet.sums(&places).map(|line| (title(&locale, line, by), line.minutes.0)).collect();
        // One bar compares nothing.
        if sums.len() < 2 {
            return None;
        }
        let most = sums.iter().map(|(_, minutes)| *minutes).max().unwrap_or_default();
        let others: u32 = sums.iter().skip(MOST_BARS).map(|(_, minutes)| *minutes).fold(0, u32::saturating_add);
        let mut bars: Vec<Element> =
            sums.iter().take(MOST_BARS).map(|(name, minutes)| bar(name, *minutes, most, "chart-bar")).collect();
        if others > 0 {
            let name = locale.t(DeskText::TheOthers);
            bars.push(bar(&name, others, most.max(others), "chart-bar others"));
        }
        Some(element("ol").class("chart").attr("aria-label", locale.t(DeskText::ChartLabel)).children(bars))
    })
}

fn bar(name: &str, minutes: u32, most: u32, class: &'static str) -> Element {
    let style = ["inline-size:", &share(minutes, most), "%"].concat();
    let track = element("span").class("chart-track").attr("aria-hidden", "true");
    element("li")
        .class("chart-line")
        .child(element("span").class("chart-name").attr("title", name.to_owned()).child(name.to_owned()))
        .child(track.child(element("span").class(class).attr("style", style)))
        .child(element("span").class("number").child(parts::hours(minutes.into())))
}
