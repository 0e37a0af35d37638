//! What can be written about people lies in `personio-hr`; here is what it needs of Personio and of the terminal.

use personio::{
    calendar::Date,
    employees::{AttributeDefinition, ListAttributes},
};
use personio_hr::people::Wrong;

use crate::{date, failure::Failure, session::Session};

impl From<Wrong> for Failure {
    fn from(wrong: Wrong) -> Self {
        Self::usage(wrong.what(), wrong.advice())
    }
}

/// Days as they are written in a terminal.
pub(super) fn days(session: &Session) -> impl Fn(&str) -> Result<Date, Wrong> {
    let today = session.today();
    move |text| {
        date::read(text, today)
            .map_err(|_| Wrong::NoDay { text: text.to_owned(), ways: "2026-11-12, 12.11., today, tomorrow or +3" })
    }
}

/// What the company defined.
pub(super) async fn definitions(session: &Session) -> Result<Vec<AttributeDefinition>, Failure> {
    let all = session.read(&ListAttributes).await?.items;
    Ok(all.into_iter().filter(|it| it.key.starts_with("dynamic_")).collect())
}
