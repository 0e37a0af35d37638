//! What Personio had when it was last asked, so that everything can be shown at once and without a network.

use personio::{
    absences::v2::{AbsencePeriod, AbsenceStatus},
    attendances::v2::{AttendancePeriod, AttendanceStatus},
    calendar::Date,
};
use serde::{Deserialize, Serialize};

use crate::{absence::Absence, attendance::Attendance, clock::Instant, edit::Record, queue::Landed};

/// What Personio had when it was last asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// Work and breaks, in the order of time.
    #[serde(default)]
    attendances: Vec<KnownAttendance>,
    /// The person's absences, in the order of time.
    #[serde(default)]
    absences: Vec<KnownAbsence>,
    /// What was written lately: an answer that was asked for before does not know of it.
    #[serde(default)]
    landed: Vec<Landed>,
}

/// Work or a break in Personio.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnownAttendance {
    /// Personio's id.
    pub id: String,
    /// What it says.
    #[serde(flatten)]
    pub attendance: Attendance,
    /// The day that it counts for.
    pub day: Date,
    /// How far the approval is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<AttendanceStatus>,
}

/// An absence in Personio.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnownAbsence {
    /// Personio's id.
    pub id: String,
    /// What it says.
    #[serde(flatten)]
    pub absence: Absence,
    /// How far the approval is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<AbsenceStatus>,
}

/// No answer takes longer.
const LANDED_LATELY: i64 = 10 * 60 * 1000;

impl Known {
    /// Work and breaks, in the order of time.
    #[must_use]
    pub fn attendances(&self) -> &[KnownAttendance] {
        &self.attendances
    }

    /// The person's absences, in the order of time.
    #[must_use]
    pub fn absences(&self) -> &[KnownAbsence] {
        &self.absences
    }

    /// Takes in what Personio answered about the days from one to another. `asked` is when the question left.
    pub fn adopt_attendances(&mut self, from: Date, to: Date, asked: Instant, periods: &[AttendancePeriod]) {
        self.attendances.retain(|it| it.day < from || to < it.day);
        for period in periods {
            self.attendances.retain(|it| it.id != period.id.as_str());
            self.attendances.extend(KnownAttendance::read(period));
        }
        self.land_again(asked);
    }

    /// Takes in what Personio answered about absences that touch the days from one to another.
    pub fn adopt_absences(&mut self, from: Date, to: Date, asked: Instant, periods: &[AbsencePeriod]) {
        let touches = |it: &Absence| it.from.date() <= to && it.until.is_none_or(|until| from <= until.date());
        self.absences.retain(|it| !touches(&it.absence));
        for period in periods {
            self.absences.retain(|it| it.id != period.id.as_str());
            self.absences.push(KnownAbsence::read(period));
        }
        self.land_again(asked);
    }

    /// Takes in what was written.
    pub fn land(&mut self, landed: Landed) {
        self.apply(&landed);
        self.landed.push(landed);
        self.sort();
    }

    /// Takes in many at once, for tests: they are in the order of time already.
    #[cfg(test)]
    pub(crate) fn absorb(&mut self, landed: Landed) {
        self.apply(&landed);
    }

    /// Forgets the days before one, so that what is stored stays small.
    pub fn forget_before(&mut self, day: Date) {
        self.attendances.retain(|it| it.day >= day);
        self.absences.retain(|it| it.absence.until.is_none_or(|until| until.date() >= day));
    }

    fn land_again(&mut self, asked: Instant) {
        // A clock that was set back must not make it keep everything for ever, nor forget what is new.
        self.landed.retain(|it| it.at >= asked || asked.0.saturating_sub(it.at.0) < LANDED_LATELY);
        for landed in self.landed.clone().iter().filter(|landed| landed.at >= asked) {
            self.apply(landed);
        }
        self.sort();
    }

    fn apply(&mut self, landed: &Landed) {
        // Any change asks for approval anew.
        self.attendances.retain(|it| it.id != landed.id);
        self.absences.retain(|it| it.id != landed.id);
        let id = landed.id.clone();
        match landed.record.clone() {
            Some(Record::Attendance(attendance)) => {
                let day = attendance.start.date();
                self.attendances.push(KnownAttendance { id, attendance, day, approval: None });
            }
            Some(Record::Absence(absence)) => self.absences.push(KnownAbsence { id, absence, approval: None }),
            None => {}
        }
    }

    fn sort(&mut self) {
        self.attendances.sort_by_key(|it| (it.attendance.start, it.attendance.end));
        self.absences.sort_by_key(|it| it.absence.from.date());
    }
}

impl KnownAttendance {
    fn read(period: &AttendancePeriod) -> Option<Self> {
        Some(Self {
            id: period.id.as_str().to_owned(),
            attendance: Attendance::read(period)?,
            day: period.day(),
            approval: period.approval.as_ref().map(|approval| approval.status.clone()),
        })
    }
}

impl KnownAbsence {
    fn read(period: &AbsencePeriod) -> Self {
        Self {
            id: period.id.as_str().to_owned(),
            absence: Absence::read(period),
            approval: period.approval.as_ref().map(|approval| approval.status.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use personio::{attendances::v2::AttendancePeriod, calendar::Date};

    use super::Known;
    use crate::{attendance::Attendance, clock::Instant, edit::Record, queue::Landed};

    fn day(number: u8) -> Date {
        Date::new(2026, 6, number).unwrap()
    }

    fn period(id: &str, number: u8, status: &str) -> AttendancePeriod {
        let json = format!(
            r#"{{"id":"{id}","type":"WORK","person":{{"id":"1"}},"approval":{{"status":"{status}"}},
            "start":{{"date_time":"2026-06-{number:02}T08:00:00"}},"end":{{"date_time":"2026-06-{number:02}T12:00:00"}}}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    fn work(number: u8, from: &str) -> Record {
        let at = |time: &str| format!("2026-06-{number:02}T{time}").parse().unwrap();
        Attendance::work(at(from), at("18:00")).into()
    }

    fn ids(known: &Known) -> Vec<&str> {
        known.attendances().iter().map(|it| it.id.as_str()).collect()
    }

    #[test]
    fn an_answer_takes_the_place_of_what_was_known_of_its_days() {
        let mut known = Known::default();
        known.adopt_attendances(day(1), day(7), Instant(1), &[period("b", 2, "PENDING"), period("a", 1, "CONFIRMED")]);
        assert_eq!(ids(&known), ["a", "b"]);
        known.adopt_attendances(day(2), day(8), Instant(2), &[period("c", 3, "PENDING")]);
        assert_eq!(ids(&known), ["a", "c"], "what is not in the answer is gone");
        known.adopt_attendances(day(5), day(5), Instant(2), &[period("a", 5, "PENDING")]);
        assert_eq!(ids(&known), ["c", "a"], "what moved to another day is there once");
        known.forget_before(day(5));
        assert_eq!(ids(&known), ["a"]);
    }

    #[test]
    fn an_answer_that_was_asked_for_before_a_change_does_not_take_it_back() {
        let mut known = Known::default();
        known.adopt_attendances(
            day(1),
            day(7),
            Instant(1),
            &[period("a", 1, "CONFIRMED"), period("b", 2, "CONFIRMED")],
        );
        // The question leaves at 10, the change lands at 20, then the answer to the question comes.
        known.land(Landed { at: Instant(20), id: "a".to_owned(), record: Some(work(1, "09:00")) });
        known.land(Landed { at: Instant(20), id: "b".to_owned(), record: None });
        known.land(Landed { at: Instant(20), id: "c".to_owned(), record: Some(work(3, "09:00")) });
        known.adopt_attendances(
            day(1),
            day(7),
            Instant(10),
            &[period("a", 1, "CONFIRMED"), period("b", 2, "CONFIRMED")],
        );
        assert_eq!(ids(&known), ["a", "c"]);
        assert_eq!(known.attendances()[0].attendance.start.time().hour(), 9);
        assert_eq!(known.attendances()[0].approval, None, "whoever approves is asked anew");
        known.adopt_attendances(day(1), day(7), Instant(30), &[period("a", 1, "CONFIRMED")]);
        assert_eq!(ids(&known), ["a"]);
    }

    #[test]
    fn it_is_stored_and_read_back() {
        let mut known = Known::default();
        known.adopt_attendances(day(1), day(7), Instant(1), &[period("a", 1, "ODD")]);
        known.land(Landed { at: Instant(20), id: "c".to_owned(), record: Some(work(3, "09:00")) });
        let stored = serde_json::to_string(&known).unwrap();
        assert_eq!(serde_json::from_str::<Known>(&stored).unwrap(), known);
        assert_eq!(serde_json::from_str::<Known>("{}").unwrap(), Known::default());
    }
}
