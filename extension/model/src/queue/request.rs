//! A step as a call of the client.

use personio::{
    absences::v2::{CreateAbsencePeriod, DeleteAbsencePeriod, GetAbsencePeriod, UpdateAbsencePeriod},
    approval::ApprovalFlow,
    attendances::v2::{CreateAttendancePeriod, DeleteAttendancePeriod, GetAttendancePeriod, UpdateAttendancePeriod},
    id::v2::PersonId,
    patch::Patch,
};

use super::{Action, Step};
use crate::{absence::Absence, attendance::Attendance, edit::Record};

/// A step as a call of the client. An approval is never skipped.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// List what [`lookup`](personio::request::Create::lookup) says and look for it with
    /// [`find`](personio::request::Create::find).
    FindAttendance(CreateAttendancePeriod),
    /// The same for an absence.
    FindAbsence(CreateAbsencePeriod),
    /// Send it once: the queue itself knows what to do when the answer is lost.
    CreateAttendance(CreateAttendancePeriod),
    /// The same for an absence.
    CreateAbsence(CreateAbsencePeriod),
    /// Read it.
    GetAttendance(GetAttendancePeriod),
    /// Read it.
    GetAbsence(GetAbsencePeriod),
    /// Send it.
    UpdateAttendance(UpdateAttendancePeriod),
    /// Send it.
    UpdateAbsence(UpdateAbsencePeriod),
    /// Send it.
    DeleteAttendance(DeleteAttendancePeriod),
    /// Send it.
    DeleteAbsence(DeleteAbsencePeriod),
}

impl Step {
    /// The call, for a person.
    #[must_use]
    pub fn request(&self, person: &PersonId) -> Request {
        match &self.action {
            Action::Find(Record::Attendance(it)) => Request::FindAttendance(create_attendance(it, person)),
            Action::Find(Record::Absence(it)) => Request::FindAbsence(create_absence(it, person)),
            Action::Create(Record::Attendance(it)) => Request::CreateAttendance(create_attendance(it, person)),
            Action::Create(Record::Absence(it)) => Request::CreateAbsence(create_absence(it, person)),
            Action::Look { id, base: Record::Attendance(_) } => {
                Request::GetAttendance(GetAttendancePeriod { id: id.as_str().into() })
            }
            Action::Look { id, base: Record::Absence(_) } => {
                Request::GetAbsence(GetAbsencePeriod { id: id.as_str().into() })
            }
            Action::Update { id, from, to } => match (from, to) {
                (Record::Attendance(from), Record::Attendance(to)) => {
                    Request::UpdateAttendance(update_attendance(id, from, to))
                }
                (Record::Absence(from), Record::Absence(to)) => Request::UpdateAbsence(update_absence(id, from, to)),
                // No operation makes one of the other; what is sent then changes nothing.
                (_, Record::Attendance(_)) => Request::UpdateAttendance(UpdateAttendancePeriod::of(id.as_str().into())),
                (_, Record::Absence(_)) => Request::UpdateAbsence(UpdateAbsencePeriod::of(id.as_str().into())),
            },
            Action::Delete { id, base } => {
                let approval = ApprovalFlow::Follow;
                match base {
                    Record::Attendance(_) => {
                        Request::DeleteAttendance(DeleteAttendancePeriod { id: id.as_str().into(), approval })
                    }
                    Record::Absence(_) => {
                        Request::DeleteAbsence(DeleteAbsencePeriod { id: id.as_str().into(), approval })
                    }
                }
            }
        }
    }
}

fn create_attendance(it: &Attendance, person: &PersonId) -> CreateAttendancePeriod {
    let comment = Some(it.task.comment.clone()).filter(|comment| !comment.is_empty());
    CreateAttendancePeriod {
        end: it.end,
        comment,
        ..CreateAttendancePeriod::new(person.clone(), it.activity(), it.start)
    }
}

fn create_absence(it: &Absence, person: &PersonId) -> CreateAbsencePeriod {
    CreateAbsencePeriod {
        person: person.clone(),
        absence_type: it.kind.clone(),
        start: it.from.start(),
        end: it.until.map(crate::absence::Until::end),
        comment: Some(it.comment.clone()).filter(|comment| !comment.is_empty()),
        approval: ApprovalFlow::Follow,
    }
}

fn update_attendance(id: &str, from: &Attendance, to: &Attendance) -> UpdateAttendancePeriod {
    UpdateAttendancePeriod {
        start: (from.start != to.start).then_some(to.start),
        end: patch(&from.end, &to.end),
        project: patch(&from.task.project, &to.task.project),
        comment: text(&from.task.comment, &to.task.comment),
        ..UpdateAttendancePeriod::of(id.into())
    }
}

fn update_absence(id: &str, from: &Absence, to: &Absence) -> UpdateAbsencePeriod {
    UpdateAbsencePeriod {
        absence_type: (from.kind != to.kind).then(|| to.kind.clone()),
        start: (from.from != to.from).then(|| to.from.start()),
        end: patch(&from.until, &to.until).map(crate::absence::Until::end),
        comment: text(&from.comment, &to.comment),
        ..UpdateAbsencePeriod::of(id.into())
    }
}

fn patch<T: Clone + PartialEq>(from: &Option<T>, to: &Option<T>) -> Patch<T> {
    match to {
        _ if from == to => Patch::Keep,
        Some(value) => Patch::Set(value.clone()),
        None => Patch::Clear,
    }
}

fn text(from: &str, to: &str) -> Patch<String> {
    match to {
        _ if from == to => Patch::Keep,
        "" => Patch::Clear,
        text => Patch::Set(text.to_owned()),
    }
}
