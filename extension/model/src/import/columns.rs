/// Which column holds what; numbers count from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The day, or day and time together.
    pub start_date: Option<usize>,
    /// When it starts, or day and time together.
    pub start_time: Option<usize>,
    /// The day on which it ends.
    pub end_date: Option<usize>,
    /// When it ends, or day and time together.
    pub end_time: Option<usize>,
    /// How long it takes.
    pub length: Option<usize>,
    /// The project.
    pub project: Option<usize>,
    /// What was done.
    pub comment: Option<usize>,
    /// Work or a break.
    pub kind: Option<usize>,
}

const START_DATE: &[&str] = &["startdate", "date", "datum", "tag", "day", "startdatum", "fromdate"];
const START_TIME: &[&str] =
    &["starttime", "start", "from", "von", "beginn", "begin", "startzeit", "kommen", "clockin", "timein", "started"];
const END_DATE: &[&str] = &["enddate", "enddatum", "todate"];
const END_TIME: &[&str] =
    &["endtime", "end", "to", "until", "bis", "ende", "endzeit", "stop", "gehen", "clockout", "timeout", "ended"];
const LENGTH: &[&str] = &["durationh", "duration", "dauer", "hours", "stunden", "durationdecimal", "timeh"];
const PROJECT: &[&str] = &["project", "projekt", "projectname", "projektname"];
const COMMENT: &[&str] = &[
    "description",
    "beschreibung",
    "comment",
    "kommentar",
    "notes",
    "note",
    "notiz",
    "bemerkung",
    "tätigkeit",
    "task",
    "aufgabe",
    "title",
    "summary",
];
const KIND: &[&str] = &["type", "typ", "kind", "art"];

impl Columns {
    /// Finds the columns by their names, in English and German: those of Toggl, Clockify, and what people call them. What
    /// is not found, or wrong, people choose.
    #[must_use]
    pub fn find(header: &[String]) -> Self {
        let names: Vec<String> = header.iter().map(|name| folded(name)).collect();
        let find = |known: &[&str]| known.iter().find_map(|known| names.iter().position(|name| name == known));
        Self {
            start_date: find(START_DATE),
            start_time: find(START_TIME),
            end_date: find(END_DATE),
            end_time: find(END_TIME),
            length: find(LENGTH),
            project: find(PROJECT),
            comment: find(COMMENT),
            kind: find(KIND),
        }
    }

    /// Whether there is enough to read anything.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.start_time.is_some() && (self.end_time.is_some() || self.length.is_some())
    }
}

fn folded(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
