//! The time that went into projects: whose work counts, and how much of it, in a span of days.

use std::collections::{BTreeMap, BTreeSet};

use personio::{
    attendances::v2::{AttendancePeriod, AttendanceStatus, PeriodType},
    calendar::{Date, Minutes},
    id::v2::{AttendancePeriodId, PersonId, ProjectId},
};

/// Days, the first and the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// How long people worked for projects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectTime {
    sums: BTreeMap<(Option<ProjectId>, PersonId), Minutes>,
    /// A list may bring a period twice while others are recorded.
    seen: BTreeSet<AttendancePeriodId>,
    running: u32,
}

impl Span {
    /// The month of a day.
    #[must_use]
    pub fn month_of(day: Date) -> Self {
        Self { from: day.first_of_month(), to: day.last_of_month() }
    }

    /// The month before that of a day.
    #[must_use]
    pub fn month_before(day: Date) -> Self {
        Self::month_of(day.first_of_month().plus_days(-1).unwrap_or(day))
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn has(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

impl ProjectTime {
    /// Adds what counts of some periods: work that has ended and that nobody rejected, on the day that Personio counts it
    /// for. What was added before is not added again.
    pub fn add<'a>(&mut self, span: Span, periods: impl IntoIterator<Item = &'a AttendancePeriod>) {
        for period in periods {
            let is_rejected = period.approval.as_ref().is_some_and(|it| it.status == AttendanceStatus::Rejected);
            let is_work = period.r#type == PeriodType::Work && !is_rejected;
            if !is_work || !span.has(period.day()) || !self.seen.insert(period.id.clone()) {
                continue;
            }
            let Some(minutes) = period.duration() else {
                self.running = self.running.saturating_add(1);
                continue;
            };
            let project = period.project.as_ref().map(|project| project.id.clone());
            let sum = self.sums.entry((project, period.person.id.clone())).or_default();
            *sum = sum.plus(minutes);
        }
    }

    /// Project, person and time; work for no project first.
    pub fn sums(&self) -> impl Iterator<Item = (Option<&ProjectId>, &PersonId, Minutes)> {
        self.sums.iter().map(|((project, person), minutes)| (project.as_ref(), person, *minutes))
    }

    /// How many periods have not ended yet, and therefore do not count.
    #[must_use]
    pub fn running(&self) -> u32 {
        self.running
    }
}

#[cfg(test)]
mod tests {
    use personio::attendances::v2::AttendancePeriod;
    use serde_json::{Value, json};

    use super::{ProjectTime, Span};

    const MARCH: [&str; 2] = ["2026-03-01", "2026-03-31"];

    fn span([from, to]: [&str; 2]) -> Span {
        Span { from: from.parse().unwrap(), to: to.parse().unwrap() }
    }

    /// Work of person 1 for project 7 on the 2nd of March, from nine to half past ten, but for what is said.
    fn period(id: u32, but: Value) -> AttendancePeriod {
        let mut period = json!({
            "id": id.to_string(), "type": "WORK", "person": {"id": "1"}, "project": {"id": "7"},
            "start": {"date_time": "2026-03-02T09:00:00"}, "end": {"date_time": "2026-03-02T10:30:00"},
        });
        period.as_object_mut().unwrap().extend(but.as_object().unwrap().clone());
        serde_json::from_value(period).unwrap()
    }

    fn sums(days: [&str; 2], periods: &[AttendancePeriod]) -> Vec<String> {
        let mut time = ProjectTime::default();
        time.add(span(days), periods);
        let line =
            |(project, person, minutes): (Option<&personio::id::v2::ProjectId>, &_, personio::calendar::Minutes)| {
                format!("{}/{person}: {}", project.map_or("-", |it| it.as_str()), minutes.0)
            };
        time.sums().map(line).collect()
    }

    #[test]
    fn hours_are_summed_by_project_and_person_and_those_without_a_project_stand_apart() {
        let periods = [
            period(1, json!({})),
            period(2, json!({"person": {"id": "2"}})),
            period(
                3,
                json!({"start": {"date_time": "2026-03-03T09:00:00"}, "end": {"date_time": "2026-03-03T09:15:00"}}),
            ),
            period(4, json!({"project": {"id": "8"}})),
            period(5, json!({"project": null})),
        ];
        assert_eq!(sums(MARCH, &periods), ["-/1: 90", "7/1: 105", "7/2: 90", "8/1: 90"]);
    }

    #[test]
    fn breaks_what_was_rejected_and_what_still_runs_do_not_count() {
        let periods = [
            period(1, json!({"type": "BREAK"})),
            period(2, json!({"approval": {"status": "REJECTED"}})),
            period(3, json!({"end": null})),
            period(4, json!({"approval": {"status": "PENDING"}})),
        ];
        assert_eq!(sums(MARCH, &periods), ["7/1: 90"]);
        let mut time = ProjectTime::default();
        time.add(span(MARCH), &periods);
        assert_eq!(time.running(), 1);
    }

    #[test]
    fn a_period_counts_once_however_often_a_list_brings_it() {
        let twice = [period(1, json!({})), period(2, json!({})), period(1, json!({}))];
        assert_eq!(sums(MARCH, &twice), ["7/1: 180"]);
    }

    #[test]
    fn the_day_that_personio_counts_work_for_decides_at_the_borders() {
        let night = json!({
            "start": {"date_time": "2026-03-31T22:00:00"}, "end": {"date_time": "2026-04-01T06:00:00"},
            "attribution_date": "2026-03-31",
        });
        let moved = json!({
            "start": {"date_time": "2026-04-01T00:00:00"}, "end": {"date_time": "2026-04-01T01:00:00"},
            "attribution_date": "2026-03-31",
        });
        let periods = [period(1, night), period(2, moved)];
        assert_eq!(sums(MARCH, &periods), ["7/1: 540"]);
        assert!(sums(["2026-04-01", "2026-04-30"], &periods).is_empty());
        assert_eq!(sums(["2026-03-31", "2026-03-31"], &periods), ["7/1: 540"]);
    }

    #[test]
    fn months_have_their_first_and_their_last_day() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(Span::month_of(day("2028-02-10")), span(["2028-02-01", "2028-02-29"]));
        assert_eq!(Span::month_before(day("2026-01-31")), span(["2025-12-01", "2025-12-31"]));
        assert!(!span(MARCH).has(day("2026-02-28")) && span(MARCH).has(day("2026-03-31")));
    }
}
