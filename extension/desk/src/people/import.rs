//! A table of people: what each line would do, what became of it. Knows no browser.

use std::collections::{BTreeMap, BTreeSet};

use personio::{
    calendar::Date,
    csv::Writer,
    employees::AttributeDefinition,
    id::v2::PersonId,
    persons::{CreatePerson, Employment, Person, UpdateEmployment, UpdatePerson},
};
use personio_hr::people::{
    Change, NoPeople, Unknown, Wanted, Wrong,
    import::{self, Cells, find},
};

/// How days are written.
pub const DAY: &str = "2026-05-31";

/// Columns of the latest employment: only tables that have some need those of everybody.
const OF_EMPLOYMENT: [&str; 5] = ["position", "start", "type", "weekly_hours", "supervisor"];

/// A table of people.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// Line by line.
    pub rows: Vec<Row>,
}

/// A line.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its number in the file.
    pub line: usize,
    /// Whom it names.
    pub who: String,
    /// What it would do, or why it cannot.
    pub wanted: Result<Wanted, Wrong>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing yet.
    #[default]
    Waiting,
    /// It is as the line says.
    Done,
    /// Personio did not take it, and says why.
    Failed(String),
}

/// What a line comes to, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Somebody new would be made.
    WouldCreate,
    /// Somebody would change.
    WouldChange,
    /// Everything is so already.
    Nothing,
    /// Somebody new was made.
    Created,
    /// Somebody was changed.
    Changed,
    /// It makes no sense, or Personio did not take it.
    Failed,
}

/// The calls of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Calls {
    /// Somebody new.
    Create(Box<CreatePerson>),
    /// Somebody changes.
    Change(Option<Box<UpdatePerson>>, Option<Box<UpdateEmployment>>),
}

/// Whose employments have to be known before a table can be understood.
#[must_use]
pub fn needs_employments(lines: &[(usize, Cells)], persons: &[Person]) -> Vec<PersonId> {
    let has_some =
        |cells: &Cells| OF_EMPLOYMENT.iter().any(|column| cells.get(*column).is_some_and(|it| !it.is_empty()));
    let lines = lines.iter().filter(|(_, cells)| has_some(cells));
    lines.filter_map(|(_, cells)| find(persons, cells)).map(|person| person.id.clone()).collect()
}

/// The lines of a file.
///
/// # Errors
/// When it is no table of people.
pub fn lines(text: &str) -> Result<Vec<(usize, Cells)>, NoPeople> {
    import::lines(text)
}

impl Import {
    /// What every line would do.
    #[must_use]
    pub fn of(
        lines: &[(usize, Cells)],
        persons: &[Person],
        employments: &BTreeMap<PersonId, Employment>,
        definitions: &[AttributeDefinition],
    ) -> Self {
        let mut seen = BTreeSet::new();
        let rows = lines.iter().map(|(line, cells)| {
            let cell = |name: &str| cells.get(name).filter(|text| !text.is_empty()).cloned();
            let who = cell("email").or_else(|| cell("id")).unwrap_or_default();
            let meant = find(persons, cells).map_or_else(|| who.to_lowercase(), |person| person.id.to_string());
            let wanted = match seen.insert(meant) {
                true => import::wanted(cells, persons, employments, definitions, Unknown::LeftOut).and_then(complete),
                false => Err(Wrong::Twice),
            };
            Row { line: *line, who, wanted, outcome: Outcome::Waiting }
        });
        Self { rows: rows.collect() }
    }

    /// How many lines have something to be sent.
    #[must_use]
    pub fn due(&self) -> usize {
        self.rows.iter().filter(|row| row.is_due()).count()
    }

    /// The next one to be sent.
    #[must_use]
    pub fn next(&self) -> Option<usize> {
        self.rows.iter().position(Row::is_due)
    }

    /// What became of each line, as a table; `said` are the words for a state, `wrong` for what makes no sense.
    #[must_use]
    pub fn report(
        &self,
        columns: [String; 4],
        said: impl Fn(State) -> String,
        wrong: impl Fn(&Wrong) -> String,
    ) -> String {
        let mut csv = Writer::for_spreadsheets();
        csv.row(columns.iter().map(String::as_str));
        for row in &self.rows {
            csv.row([row.line.to_string().as_str(), &row.who, &said(row.state()), &row.note(&wrong)]);
        }
        csv.finish()
    }
}

impl Row {
    /// What it comes to.
    #[must_use]
    pub fn state(&self) -> State {
        match (&self.wanted, &self.outcome) {
            (Err(_), _) | (_, Outcome::Failed(_)) => State::Failed,
            (Ok(Wanted::Nothing), _) => State::Nothing,
            (Ok(Wanted::Create(_)), Outcome::Waiting) => State::WouldCreate,
            (Ok(Wanted::Create(_)), Outcome::Done) => State::Created,
            (Ok(Wanted::Update(..)), Outcome::Waiting) => State::WouldChange,
            (Ok(Wanted::Update(..)), Outcome::Done) => State::Changed,
        }
    }

    /// What changes, or why nothing does; `said` are the words for what makes no sense.
    #[must_use]
    pub fn note(&self, said: impl Fn(&Wrong) -> String) -> String {
        match (&self.wanted, &self.outcome) {
            (_, Outcome::Failed(why)) => why.clone(),
            (Err(wrong), _) => said(wrong),
            (Ok(Wanted::Update(_, _, changes)), _) => changes.iter().map(shown).collect::<Vec<_>>().join("; "),
            (Ok(_), _) => String::new(),
        }
    }

    /// Its calls, if there is something to be sent.
    #[must_use]
    pub fn calls(&self, employments: &BTreeMap<PersonId, Employment>) -> Option<Calls> {
        match self.wanted.as_ref().ok()? {
            Wanted::Nothing => None,
            Wanted::Create(fields) => fields.creation(&day).ok().map(Box::new).map(Calls::Create),
            Wanted::Update(id, fields, _) => {
                let of_person = fields.update(id.clone()).ok()?.map(Box::new);
                let of_employment = match employments.get(id) {
                    Some(employment) => fields.employment_update(&day, employment, id.clone()).ok()?.map(Box::new),
                    None => None,
                };
                Some(Calls::Change(of_person, of_employment))
            }
        }
    }

    fn is_due(&self) -> bool {
        self.outcome == Outcome::Waiting && matches!(self.wanted, Ok(Wanted::Create(_) | Wanted::Update(..)))
    }
}

/// A change in a line.
#[must_use]
pub fn shown(change: &Change) -> String {
    [change.column.as_str(), ": ", or_nothing(&change.before), " → ", or_nothing(&change.after)].concat()
}

fn or_nothing(text: &str) -> &str {
    if text.is_empty() { "–" } else { text }
}

/// What makes no sense is told before anything is sent.
fn complete(wanted: Wanted) -> Result<Wanted, Wrong> {
    match &wanted {
        Wanted::Create(fields) => drop(fields.creation(&day)?),
        Wanted::Update(id, fields, _) => drop(fields.update(id.clone())?),
        Wanted::Nothing => {}
    }
    Ok(wanted)
}

/// `2026-05-31`, `31.05.2026`.
fn day(text: &str) -> Result<Date, Wrong> {
    let parts: Vec<&str> = text.trim().split('.').collect();
    let german = match parts.as_slice() {
        [day, month, year] => Date::new(
            year.parse().unwrap_or_default(),
            month.parse().unwrap_or_default(),
            day.parse().unwrap_or_default(),
        ),
        _ => None,
    };
    let read = german.or_else(|| text.trim().parse().ok());
    read.ok_or_else(|| Wrong::NoDay { text: text.to_owned(), ways: DAY })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use personio::persons::Person;
    use personio_hr::people::{NoPeople, Wrong};
    use serde_json::json;

    use super::{Calls, Import, Outcome, State, lines, needs_employments};

    fn persons() -> Vec<Person> {
        let people = json!([
            {"id": "1", "first_name": "Ada", "last_name": "Byron", "email": "ada@acme.example"},
            {"id": "2", "first_name": "Emil", "last_name": "Weber", "email": "emil@acme.example"},
        ]);
        serde_json::from_value(people).unwrap()
    }

    const TABLE: &str = "id;email;first_name;last_name;status;start\n\
        1;;Ada;Lovelace;active;\n\
        ;EMIL@acme.example;Emil;;;\n\
        ;eva@acme.example;Eva;Lang;;01.06.2026\n\
        ;neu@acme.example;Neu;;;\n\
        ;eva@acme.example;Eva;Lang;;\n\
        99;;Wer;;;\n\
        2;;;Otto;;2026-07-01\n";

    fn import() -> Import {
        Import::of(&lines(TABLE).unwrap(), &persons(), &BTreeMap::new(), &[])
    }

    #[test]
    fn every_line_says_before_what_it_would_do() {
        let import = import();
        let said: Vec<(State, String)> = import.rows.iter().map(|row| (row.state(), row.note(Wrong::what))).collect();
        let states: Vec<State> = said.iter().map(|(state, _)| *state).collect();
        use State::{Failed, Nothing, WouldChange, WouldCreate};
        // The last line is about Emil again.
        assert_eq!(states, [WouldChange, Nothing, WouldCreate, Failed, Failed, Failed, Failed]);
        assert_eq!(said[0].1, "last_name: Byron → Lovelace");
        assert_eq!(said[3].1, "last_name is missing");
        assert_eq!(said[4].1, "a line above is about the same person");
        assert_eq!(said[5].1, "there is nobody with the id 99");
        assert_eq!((import.due(), import.next()), (2, Some(0)));
    }

    #[test]
    fn only_what_differs_is_sent_and_days_are_read_as_people_write_them() {
        let import = import();
        let Some(Calls::Change(Some(update), None)) = import.rows[0].calls(&BTreeMap::new()) else { panic!() };
        assert_eq!(serde_json::to_value(update).unwrap(), json!({"last_name": "Lovelace"}));
        let Some(Calls::Create(create)) = import.rows[2].calls(&BTreeMap::new()) else { panic!() };
        assert_eq!(create.employments[0].employment_start_date, Some("2026-06-01".parse().unwrap()));
        assert_eq!(import.rows[1].calls(&BTreeMap::new()), None);
        let needed = needs_employments(&lines(TABLE).unwrap(), &persons());
        assert_eq!(needed.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2"]);
    }

    #[test]
    fn the_report_has_a_row_for_each_line() {
        let mut import = import();
        import.rows[0].outcome = Outcome::Done;
        import.rows[2].outcome = Outcome::Failed("=no".into());
        let columns = ["line", "who", "result", "note"].map(str::to_owned);
        let report = import.report(columns, |state| format!("{state:?}"), Wrong::what);
        let lines: Vec<&str> = report.lines().collect();
        assert_eq!(lines.len(), 8);
        assert_eq!(lines[1], "2,1,Changed,last_name: Byron → Lovelace");
        assert_eq!(lines[3], "4,eva@acme.example,Failed,'=no");
    }

    #[test]
    fn a_file_that_says_of_nobody_whom_it_means_is_no_table_of_people() {
        assert!(matches!(lines("first_name\nAda\n"), Err(NoPeople::NoWho)));
        assert!(matches!(lines(""), Err(NoPeople::NoTable(_))));
    }
}
