//! Reading the time of projects: whoever worked for them, in a span of days.

use std::rc::Rc;

use personio::{attendances::v2::ListAttendancePeriods, id::v2::ProjectId, page::Paged};
use personio_hr::project_time::{ProjectTime, Span};
use personio_ui::state::State;

use crate::model::{Model, Trouble};

/// So many projects fit into an address with room to spare.
const MOST_PROJECTS: usize = 50;

/// The time of projects, as far as it is read.
#[derive(Clone, Copy)]
pub struct Reading {
    /// What was worked; nothing as long as it is not all there.
    pub time: State<Option<Rc<ProjectTime>>>,
    /// How many entries were read.
    pub count: State<u32>,
    /// How many of them make no sense; they hide no other.
    pub unread: State<u32>,
    /// It could not be read.
    pub is_broken: State<bool>,
    /// Counts the spans that were asked for: what was asked before is not wanted any more.
    round: State<u32>,
}

impl Reading {
    /// Nothing yet.
    #[must_use]
    pub fn none() -> Self {
        let [count, unread, round] = [(); 3].map(|()| State::new(0));
        Self { time: State::new(None), count, unread, is_broken: State::new(false), round }
    }

    fn is_wanted(self, round: u32) -> bool {
        self.round.is_alive() && self.round.get_untracked() == round
    }
}

/// Reads what was worked in a span; what is read for another one stops.
pub async fn sum(model: Model, reading: Reading, span: Span) {
    let round = reading.round.get_untracked().wrapping_add(1);
    reading.round.set(round);
    reading.time.set(None);
    reading.count.set(0);
    reading.unread.set(0);
    reading.is_broken.set(false);
    let Some(seat) = model.seat.get_untracked() else { return };
    if !model.has_projects.get_untracked() {
        model.load_projects().await;
    }
    if !reading.is_wanted(round) {
        return;
    }
    if !model.has_projects.get_untracked() {
        reading.is_broken.set(true);
        return;
    }
    let projects: Vec<ProjectId> = model.projects.with_untracked(|projects| projects.ids());
    let mut time = ProjectTime::default();
    for some in projects.chunks(MOST_PROJECTS) {
        let mut next = Some(ListAttendancePeriods {
            projects: some.to_vec(),
            day_from: Some(span.from),
            day_to: Some(span.to),
            limit: Some(100),
            ..ListAttendancePeriods::default()
        });
        while let Some(list) = next.take() {
            let answer = seat.client.send(&list).await;
            if !reading.is_wanted(round) {
                return;
            }
            match answer {
                Ok(answer) => {
                    let unread = u32::try_from(answer.skipped.len()).unwrap_or_default();
                    if unread > 0 {
                        reading.unread.set(reading.unread.get_untracked().saturating_add(unread));
                    }
                    let page = list.page(answer);
                    time.add(span, &page.items);
                    let count = u32::try_from(page.items.len()).unwrap_or_default();
                    reading.count.set(reading.count.get_untracked().saturating_add(count));
                    next = page.next;
                }
                Err(error) => {
                    reading.is_broken.set(true);
                    model.trouble.set(Some(Trouble::of(&error)));
                    return;
                }
            }
        }
    }
    reading.time.set(Some(Rc::new(time)));
}
