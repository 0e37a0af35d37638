use personio::id::v2::ProjectId;

use crate::kept::Kept;

/// What somebody may book on.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub struct Project {
    /// Personio's id.
    pub id: ProjectId,
    /// As the company calls it.
    pub name: String,
}

/// How a word names a project.
pub(super) enum Named<'a> {
    One(&'a Project),
    Several,
    None,
}

/// The project whose name is the word, or the only one that begins with it; then the only one that has it in it.
pub(super) fn named<'a>(projects: &'a [Project], word: &str) -> Named<'a> {
    let word = folded(word);
    if word.is_empty() {
        return Named::None;
    }
    let by = |fits: &dyn Fn(&str) -> bool| {
        let mut fitting = projects.iter().filter(|project| fits(&folded(&project.name)));
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => Named::One(only),
            (None, _) => Named::None,
            _ => Named::Several,
        }
    };
    match by(&|name| name == word) {
        Named::None => {}
        found => return found,
    }
    match by(&|name| name.starts_with(&word)) {
        Named::None => by(&|name| word.chars().count() > 2 && name.contains(&word)),
        found => found,
    }
}

/// Without what people leave out when they type a name.
pub(super) fn folded(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
