//! Making a plan, and keeping it as a file.

use std::{fs, path::Path, str::FromStr};

use personio_hr::payslips::{
    Basis, Group, Plan, Recipients, assign, groups, in_steps,
    plan::{Wanted, is_title},
};

use super::{source::Source, unclear};
use crate::{
    documents::file::title,
    failure::{Exit, Failure},
};

/// What tells whom a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum What {
    /// Its name.
    Name,
    /// Its name and its text.
    Text,
}

/// Where a file is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Split {
    /// Where the person changes.
    Person,
    /// After so many pages.
    Pages(usize),
}

impl FromStr for Split {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match (text, text.parse()) {
            ("person", _) => Ok(Self::Person),
            (_, Ok(pages)) if pages > 0 => Ok(Self::Pages(pages)),
            _ => Err("write person, or a number of pages".to_owned()),
        }
    }
}

/// How files are matched to people.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    pub(super) basis: What,
    pub(super) split: Option<Split>,
}

/// Looks at every file.
pub(super) fn make(source: &Source, people: &Recipients, rules: Rules, wanted: &Wanted) -> Result<Plan, Failure> {
    let cuts = |pages: &[String]| -> Vec<Group> {
        match rules.split {
            Some(Split::Pages(step)) => in_steps(pages.len(), step),
            _ => groups(pages, people),
        }
    };
    let papers = match rules.split {
        Some(_) => source.cut(&cuts)?,
        None => source.papers(rules.basis == What::Text)?,
    };
    let basis = match (rules.basis, rules.split) {
        (What::Name, None) => Basis::Names,
        _ => Basis::NamesAndTexts,
    };
    let plan = Plan::of(&papers, assign(&papers, people, basis), wanted);
    // A title that Personio would not take is told before anything else happens.
    if let Some(row) = plan.rows.iter().find(|row| !is_title(&row.title)) {
        title(&row.title)?;
    }
    Ok(plan)
}

/// Reads a plan that somebody may have changed.
pub(super) fn read(path: &Path) -> Result<Plan, Failure> {
    let text = fs::read(path).map_err(|error| Failure::file("read the plan", path, &error))?;
    Plan::read(&String::from_utf8_lossy(&text)).map_err(|misread| {
        unclear(&format!("the plan {} cannot be read: {misread}", path.display()))
            .exit(Exit::Usage)
            .advice("mend the line, or delete the plan to have it made anew")
    })
}

/// Writes the plan, all of it or nothing.
pub(super) fn write(plan: &Plan, path: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::file("write the plan", path, &error);
    let mut draft = path.as_os_str().to_owned();
    draft.push(".part");
    fs::write(&draft, plan.to_csv()).and_then(|()| fs::rename(&draft, path)).map_err(failed)
}
