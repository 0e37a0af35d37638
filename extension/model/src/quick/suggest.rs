//! What a line could become, while it is typed.

use super::{
    Command, Context, parse,
    project::{Project, folded},
    word::words,
};

/// What a line could become.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The whole line, to take the place of what is typed.
    pub line: String,
    /// What it would do.
    pub command: Command,
}

/// More are not read by anybody.
const MOST: usize = 6;

/// What a line could become: as it is, if it says something, then with the projects that its last word could begin, then
/// with what is often meant.
#[must_use]
pub fn suggest(line: &str, context: Context<'_>) -> Vec<Suggestion> {
    let mut lines = vec![line.trim().to_owned()];
    lines.extend(with_projects(line, context.projects));
    if line.trim().is_empty() {
        lines.extend(["start", "stop", "break"].map(str::to_owned));
    }
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for line in lines {
        if suggestions.len() < MOST
            && suggestions.iter().all(|known| known.line != line)
            && let Ok(command) = parse(&line, context)
        {
            suggestions.push(Suggestion { line, command });
        }
    }
    suggestions
}

/// The line with its last word completed to a project.
fn with_projects<'a>(line: &'a str, projects: &'a [Project]) -> impl Iterator<Item = String> + 'a {
    let last = words(line).last().map(|word| (word.text, folded(word.text)));
    let begin = last.as_ref().and_then(|(text, _)| line.trim_end().strip_suffix(text)).unwrap_or_default();
    let wanted = last.map(|(_, folded)| folded).unwrap_or_default();
    let fits = move |project: &&Project| !wanted.is_empty() && folded(&project.name).starts_with(&wanted);
    projects.iter().filter(fits).map(move |project| [begin, "@", &folded(&project.name)].concat())
}
