//! What Personio had when it was last asked, so that everything can be shown at once and without a network.

#[cfg(test)]
mod tests;

use personio::{
    absences::v2::{AbsencePeriod, AbsenceStatus},
    attendances::v2::{AttendancePeriod, AttendanceStatus},
    calendar::Date,
};

use crate::{
    absence::Absence,
    attendance::{Attendance, Task},
    clock::Instant,
    edit::Record,
    kept::{Kept, Piece, Writer},
    queue::Landed,
};

/// What Personio had when it was last asked.
#[derive(Clone, Debug, Default, PartialEq, Kept)]
#[kept(default)]
pub struct Known {
    /// Work and breaks, in the order of time.
    attendances: Vec<KnownAttendance>,
    /// The person's absences, in the order of time.
    absences: Vec<KnownAbsence>,
    /// What was written lately: an answer that was asked for before does not know of it.
    landed: Vec<Landed>,
}

/// Work or a break in Personio.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownAttendance {
    /// Personio's id.
    pub id: String,
    /// What it says.
    pub attendance: Attendance,
    /// The day that it counts for.
    pub day: Date,
    /// How far the approval is.
    pub approval: Option<AttendanceStatus>,
}

/// An absence in Personio.
#[derive(Clone, Debug, PartialEq, Kept)]
pub struct KnownAbsence {
    /// Personio's id.
    pub id: String,
    /// What it says.
    pub absence: Absence,
    /// How far the approval is.
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
            self.attendances.extend(KnownAttendance::of(period));
        }
        self.land_again(asked);
    }

    /// Takes in what Personio answered about absences that touch the days from one to another.
    pub fn adopt_absences(&mut self, from: Date, to: Date, asked: Instant, periods: &[AbsencePeriod]) {
        let touches = |it: &Absence| it.from.date() <= to && it.until.is_none_or(|until| from <= until.date());
        self.absences.retain(|it| !touches(&it.absence));
        for period in periods {
            self.absences.retain(|it| it.id != period.id.as_str());
            self.absences.push(KnownAbsence::of(period));
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

/// A list instead of an object: there are thousands, and their names would be half of what is read and stored.
impl Kept for KnownAttendance {
    fn read(piece: &Piece<'_>) -> Option<Self> {
        let [id, kind, start, end, project, comment, day, approval] = piece.list()? else { return None };
        Some(Self {
            id: Kept::read(id)?,
            attendance: Attendance {
                kind: Kept::read(kind)?,
                start: Kept::read(start)?,
                end: Kept::read(end)?,
                task: Task { project: Kept::read(project)?, comment: Kept::read(comment)? },
            },
            day: Kept::read(day)?,
            approval: Kept::read(approval)?,
        })
    }

    fn write(&self, to: &mut Writer) {
        let Attendance { kind, start, end, task } = &self.attendance;
        to.begin_list();
        self.id.write(to);
        kind.write(to);
        start.write(to);
        end.write(to);
        task.project.write(to);
        task.comment.write(to);
        self.day.write(to);
        self.approval.write(to);
        to.end_list();
    }
}

impl KnownAttendance {
    fn of(period: &AttendancePeriod) -> Option<Self> {
        Some(Self {
            id: period.id.as_str().to_owned(),
            attendance: Attendance::read(period)?,
            day: period.day(),
            approval: period.approval.as_ref().map(|approval| approval.status.clone()),
        })
    }
}

impl KnownAbsence {
    fn of(period: &AbsencePeriod) -> Self {
        Self {
            id: period.id.as_str().to_owned(),
            absence: Absence::read(period),
            approval: period.approval.as_ref().map(|approval| approval.status.clone()),
        }
    }
}
