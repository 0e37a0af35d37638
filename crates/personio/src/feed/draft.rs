//! A position while it is read.

use super::{
    EmploymentType, JobDescription, Position, SalaryInformation, Schedule, Seniority, SkippedPosition,
    YearsOfExperience, limit, tag::Tag,
};
use crate::{calendar, id::PositionId};

/// A position of which some elements have been read.
#[derive(Debug, Default)]
pub(super) struct Draft {
    position: Position,
    id: Option<String>,
    section: JobDescription,
    salary: SalaryInformation,
}

impl Draft {
    /// Takes the text of an element. `name` is the element's own, for those that are not known.
    pub(super) fn set(&mut self, parent: Tag, tag: Tag, name: &str, text: &str) {
        match (parent, tag) {
            (Tag::JobDescription, Tag::Name) => self.section.name = line(text),
            (Tag::JobDescription, Tag::Value) => self.section.value = text.trim().to_owned(),
            (Tag::SalaryInformation, _) => self.set_salary(tag, text),
            (Tag::AdditionalOffices, _) => self.position.additional_offices.extend(some_line(text)),
            (Tag::Position, _) => self.set_fact(tag, name, text),
            _ => {}
        }
    }

    /// Takes note that an element is complete that holds elements.
    pub(super) fn close(&mut self, tag: Tag) {
        match tag {
            Tag::JobDescription => self.position.descriptions.push(std::mem::take(&mut self.section)),
            Tag::SalaryInformation => {
                let salary = std::mem::take(&mut self.salary);
                // A currency without an amount says nothing.
                if salary.min.is_some() || salary.max.is_some() {
                    self.position.salary = Some(salary);
                }
            }
            _ => {}
        }
    }

    /// The position, if it can be one.
    pub(super) fn finish(self) -> Result<Position, SkippedPosition> {
        let mut position = self.position;
        let id = self.id;
        match id.as_deref().map(|id| id.parse::<u64>()) {
            None => return Err(skipped(id, "it has no id")),
            Some(Ok(number)) if number > 0 => position.id = PositionId(number),
            Some(_) => return Err(skipped(id, "its id is not a number")),
        }
        if position.name.is_empty() {
            return Err(skipped(id, "it has no name"));
        }
        let main = position.office.as_deref();
        let mut offices: Vec<String> = Vec::new();
        for office in std::mem::take(&mut position.additional_offices) {
            if Some(office.as_str()) != main && !offices.contains(&office) {
                offices.push(office);
            }
        }
        position.additional_offices = offices;
        Ok(position)
    }

    /// Gives up, with the id as far as it is known.
    pub(super) fn skip(self, reason: &str) -> SkippedPosition {
        skipped(self.id, reason)
    }

    fn set_fact(&mut self, tag: Tag, name: &str, text: &str) {
        let position = &mut self.position;
        match tag {
            Tag::Id => self.id = some_line(text),
            Tag::Name => position.name = line(text),
            Tag::Subcompany => position.subcompany = some_line(text),
            Tag::Office => position.office = some_line(text),
            Tag::Department => position.department = some_line(text),
            Tag::RecruitingCategory => position.recruiting_category = some_line(text),
            Tag::EmploymentType => position.employment_type = some(text).map(EmploymentType::from_code),
            Tag::Seniority => position.seniority = some(text).map(Seniority::from_code),
            Tag::Schedule => position.schedule = some(text).map(Schedule::from_code),
            Tag::YearsOfExperience => position.years_of_experience = some(text).map(YearsOfExperience::from_code),
            Tag::Keywords => position.keywords = text.split(',').filter_map(some_line).collect(),
            Tag::Occupation => position.occupation = some_line(text),
            Tag::OccupationCategory => position.occupation_category = some_line(text),
            Tag::CreatedAt => position.created_at = calendar::seconds_of_timestamp(text.trim()),
            Tag::AdditionalOffices => position.additional_offices.extend(some_line(text)),
            _ if position.unknown.len() < limit::MAX_UNKNOWN => position.unknown.push((name.to_owned(), line(text))),
            _ => {}
        }
    }

    fn set_salary(&mut self, tag: Tag, text: &str) {
        let salary = &mut self.salary;
        match tag {
            Tag::Min => salary.min = some_line(text),
            Tag::Max => salary.max = some_line(text),
            Tag::CurrencySymbol => salary.currency_symbol = some_line(text),
            Tag::CurrencyCode => salary.currency_code = some_line(text),
            Tag::Type => salary.interval = some_line(text),
            _ => {}
        }
    }
}

/// Longer ids are cut: they are shown in logs.
const SHOWN_ID: usize = 40;

fn skipped(id: Option<String>, reason: &str) -> SkippedPosition {
    SkippedPosition { id: id.map(|id| id.chars().take(SHOWN_ID).collect()), reason: reason.to_owned() }
}

fn some(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty()).then_some(text)
}

fn some_line(text: &str) -> Option<String> {
    some(text).map(line)
}

/// The text with single spaces for all white space.
fn line(text: &str) -> String {
    let text = text.trim();
    let bytes = text.as_bytes();
    let mut before = 0;
    let is_line = bytes.iter().all(|&byte| {
        let fits = !matches!(byte, b'\n' | b'\r' | b'\t') && (byte, before) != (b' ', b' ');
        before = byte;
        fits
    });
    if is_line { text.to_owned() } else { text.split_ascii_whitespace().collect::<Vec<_>>().join(" ") }
}
