//! Types of others.

use personio::{
    absences::v2::AbsenceStatus,
    attendances::v2::AttendanceStatus,
    calendar::{Date, LocalDateTime, Minutes, TimeOfDay},
    id::{
        v1::EmployeeId,
        v2::{AbsenceTypeId, PersonId, ProjectId},
    },
    worktime::{BreakRule, Limit, Rules},
};

use super::{Kept, Piece, Writer, field, field_or_default, named};

impl Kept for bool {
    fn read(piece: &Piece<'_>) -> Option<Self> {
        match piece {
            Piece::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    fn write(&self, to: &mut Writer) {
        to.raw(if *self { "true" } else { "false" });
    }
}

impl Kept for String {
    fn read(piece: &Piece<'_>) -> Option<Self> {
        piece.text().map(str::to_owned)
    }

    fn write(&self, to: &mut Writer) {
        to.text(self);
    }
}

impl<T: Kept> Kept for Option<T> {
    fn read(piece: &Piece<'_>) -> Option<Self> {
        match piece {
            Piece::Null => Some(None),
            piece => T::read(piece).map(Some),
        }
    }

    fn write(&self, to: &mut Writer) {
        match self {
            Some(value) => value.write(to),
            None => to.nothing(),
        }
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn read(piece: &Piece<'_>) -> Option<Self> {
        piece.list()?.iter().map(T::read).collect()
    }

    fn write(&self, to: &mut Writer) {
        to.begin_list();
        self.iter().for_each(|value| value.write(to));
        to.end_list();
    }
}

impl<T: Kept, const N: usize> Kept for [T; N] {
    fn read(piece: &Piece<'_>) -> Option<Self> {
        Vec::<T>::read(piece)?.try_into().ok()
    }

    fn write(&self, to: &mut Writer) {
        to.begin_list();
        self.iter().for_each(|value| value.write(to));
        to.end_list();
    }
}

impl<A: Kept, B: Kept> Kept for (A, B) {
    fn read(piece: &Piece<'_>) -> Option<Self> {
        let [first, second] = piece.list()? else { return None };
        Some((A::read(first)?, B::read(second)?))
    }

    fn write(&self, to: &mut Writer) {
        to.begin_list();
        self.0.write(to);
        self.1.write(to);
        to.end_list();
    }
}

impl<T: Kept> Kept for Box<T> {
    fn read(piece: &Piece<'_>) -> Option<Self> {
        T::read(piece).map(Self::new)
    }

    fn write(&self, to: &mut Writer) {
        (**self).write(to);
    }
}

/// Types that are written as another one.
macro_rules! kept_as {
    ($($type:ty: $read:expr, $write:expr;)+) => {
        $(impl Kept for $type {
            fn read(piece: &Piece<'_>) -> Option<Self> {
                let read: fn(&Piece<'_>) -> Option<Self> = $read;
                read(piece)
            }

            fn write(&self, to: &mut Writer) {
                let write: fn(&Self, &mut Writer) = $write;
                write(self, to);
            }
        })+
    };
}

kept_as! {
    i64: |it| it.integer(), |it, to| to.raw(&it.to_string());
    i32: |it| it.integer()?.try_into().ok(), |it, to| i64::from(*it).write(to);
    u32: |it| it.integer()?.try_into().ok(), |it, to| i64::from(*it).write(to);
    // Counters and ids: none of them passes what JavaScript counts exactly.
    u64: |it| it.integer()?.try_into().ok(), |it, to| i64::try_from(*it).unwrap_or(i64::MAX).write(to);
    Minutes: |it| u32::read(it).map(Self), |it, to| it.0.write(to);
    EmployeeId: |it| u64::read(it).map(Self), |it, to| it.0.write(to);
    Date: |it| it.text()?.parse().ok(), |it, to| to.text(&it.to_string());
    TimeOfDay: |it| it.text()?.parse().ok(), |it, to| to.text(&it.to_string());
    LocalDateTime: |it| it.text()?.parse().ok(), |it, to| to.text(&it.to_string());
    PersonId: |it| it.text().map(Self::from), |it, to| to.text(it.as_str());
    ProjectId: |it| it.text().map(Self::from), |it, to| to.text(it.as_str());
    AbsenceTypeId: |it| it.text().map(Self::from), |it, to| to.text(it.as_str());
    AbsenceStatus: |it| it.text().map(Self::from_code), |it, to| to.text(it.code());
    AttendanceStatus: |it| it.text().map(Self::from_code), |it, to| to.text(it.code());
}

/// As the core has them: a rule that is misspelt is an error, not a rule that is missing.
impl Kept for Rules {
    fn read(piece: &Piece<'_>) -> Option<Self> {
        const NAMES: [&str; 8] =
            ["country", "breaks", "shortestBreak", "longestStretch", "rest", "regularDay", "longestDay", "shiftGap"];
        piece.has_only(&NAMES).then_some(())?;
        Some(Self {
            country: field(piece, "country")?,
            breaks: field_or_default(piece, "breaks")?,
            shortest_break: field_or_default(piece, "shortestBreak")?,
            longest_stretch: field(piece, "longestStretch")?,
            rest: field(piece, "rest")?,
            regular_day: field(piece, "regularDay")?,
            longest_day: field(piece, "longestDay")?,
            shift_gap: named(piece, "shiftGap").unwrap_or(Minutes::hours(4)),
        })
    }

    fn write(&self, to: &mut Writer) {
        to.begin_object();
        to.name("country");
        self.country.write(to);
        to.name("breaks");
        self.breaks.write(to);
        to.name("shortestBreak");
        self.shortest_break.write(to);
        to.name("longestStretch");
        self.longest_stretch.write(to);
        to.name("rest");
        self.rest.write(to);
        to.name("regularDay");
        self.regular_day.write(to);
        to.name("longestDay");
        self.longest_day.write(to);
        to.name("shiftGap");
        self.shift_gap.write(to);
        to.end_object();
    }
}

impl Kept for BreakRule {
    fn read(piece: &Piece<'_>) -> Option<Self> {
        piece.has_only(&["over", "minutes", "law"]).then_some(())?;
        Some(Self {
            over: field(piece, "over")?,
            minutes: field(piece, "minutes")?,
            law: field_or_default(piece, "law")?,
        })
    }

    fn write(&self, to: &mut Writer) {
        to.begin_object();
        to.name("over");
        self.over.write(to);
        to.name("minutes");
        self.minutes.write(to);
        to.name("law");
        self.law.write(to);
        to.end_object();
    }
}

impl Kept for Limit {
    fn read(piece: &Piece<'_>) -> Option<Self> {
        piece.has_only(&["minutes", "law"]).then_some(())?;
        Some(Self { minutes: field(piece, "minutes")?, law: field_or_default(piece, "law")? })
    }

    fn write(&self, to: &mut Writer) {
        to.begin_object();
        to.name("minutes");
        self.minutes.write(to);
        to.name("law");
        self.law.write(to);
        to.end_object();
    }
}

#[cfg(test)]
mod tests {
    use personio::worktime::Rules;

    use super::super::{Kept, read, write};

    fn is_kept<T: Kept + PartialEq + std::fmt::Debug>(json: &str) {
        assert_eq!(write(&read::<T>(json).unwrap()), json);
    }

    #[test]
    fn types_of_the_core_are_written_as_the_core_writes_them() {
        is_kept::<personio::calendar::Date>(r#""2026-06-01""#);
        is_kept::<personio::calendar::TimeOfDay>(&serde_json::to_string(&personio::calendar::TimeOfDay::END).unwrap());
        is_kept::<personio::calendar::LocalDateTime>(r#""2026-06-01T08:40:00""#);
        is_kept::<personio::attendances::v2::AttendanceStatus>(r#""CONFIRMED""#);
        is_kept::<personio::attendances::v2::AttendanceStatus>(r#""NEW""#);
        is_kept::<personio::id::v1::EmployeeId>("7");
        let germany = serde_json::to_value(Rules::germany()).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&write(&Rules::germany())).unwrap(), germany);
        is_kept::<Rules>(&write(&Rules::germany()));
    }

    #[test]
    fn a_rule_that_is_misspelt_is_an_error() {
        assert!(read::<Rules>(r#"{"country":"AT","rest":{"minutes":660}}"#).is_some());
        for json in [r#"{"country":"AT","rst":{"minutes":660}}"#, r#"{"country":"AT","rest":{"minute":660}}"#] {
            assert_eq!(read::<Rules>(json), None);
        }
    }

    #[test]
    fn numbers_that_do_not_fit_are_not_read() {
        assert_eq!((read::<u32>("-1"), read::<u32>("1.5"), read::<u32>("4294967296")), (None, None, None));
        assert_eq!(read::<i64>("9007199254740993"), Some(9_007_199_254_740_993));
    }
}
