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
            sums.iter().take(MOST_BARS).map(|(name, minutes)| line(name, *minutes, Some(most))).collect();
        if others > 0 {
            // Together they may be longer than the longest bar, which is what the others are measured by.
            let count = u32::try_from(sums.len() - MOST_BARS).unwrap_or(u32::MAX);
            let name = locale.fill(DeskText::TheOthers, &[("count", &locale.number(count))]);
            bars.push(line(&name, others, None));
        }
        Some(element("ol").class("chart").attr("aria-label", locale.t(DeskText::ChartLabel)).children(bars))
    })
}

fn line(name: &str, minutes: u32, most: Option<u32>) -> Element {
    let bar = most.map(|most| {
        let length = ["inline-size:", &share(minutes, most), "%"].concat();
        element("span").class("chart-bar").attr("style", length)
    });
    let track = element("span").class("chart-track").attr("aria-hidden", "true");
    element("li")
        .class("chart-line")
        .child(element("span").class("chart-name").attr("title", name.to_owned()).child(name.to_owned()))
        .child(track.child(Markup::from(bar)))
        .child(element("span").class("number").child(parts::hours(minutes.into())))
}
