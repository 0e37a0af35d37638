//! The tables that `cargo xtask size` prints.

use std::fmt::Write;

use super::{
    Weighed,
    budget::{Artefact, Verdict, part},
};
use crate::bundle::File;

/// Every file with its sizes.
pub fn files(weighed: &Weighed) -> String {
    let mut text = format!("\n{:<28} {:>9} {:>9} {:>9}  part\n", "file", "raw", "gzip", "brotli");
    for (logical, file) in &weighed.widget.files {
        text.push_str(&row(logical, file, &format!("{:?}", part(logical)).to_lowercase()));
    }
    for (path, file) in &weighed.npm.files {
        text.push_str(&row(path, file, "npm"));
    }
    for (name, file) in &weighed.extension.files {
        text.push_str(&row(name, file, "extension"));
    }
    text
}

fn row(name: &str, file: &File, part: &str) -> String {
    let (raw, gzip, brotli) = (size(Some(file.raw)), size(file.gzip), size(file.brotli));
    format!("{name:<28} {raw:>9} {gzip:>9} {brotli:>9}  {part}\n")
}

/// Every artefact against its budget.
pub fn budgets(verdicts: &[(&Artefact, Verdict)]) -> String {
    let mut text = format!("{:<28} {:>9} {:>9} {:>9}\n", "artefact (brotli)", "weight", "budget", "goal");
    for (artefact, verdict) in verdicts {
        let (weight, word) = match verdict {
            Verdict::Within(weight) if *weight <= artefact.goal => (size(Some(*weight)), "ok"),
            Verdict::Within(weight) => (size(Some(*weight)), "ok, above the goal"),
            Verdict::Over(weight) => (size(Some(*weight)), "OVER BUDGET"),
        };
        let (budget, goal) = (size(Some(artefact.budget)), size(Some(artefact.goal)));
        let _ = writeln!(text, "{:<28} {weight:>9} {budget:>9} {goal:>9}  {word}", artefact.name);
    }
    text
}

/// Kilobytes of 1,000 bytes.
fn size(bytes: Option<usize>) -> String {
    bytes.map_or_else(|| "–".to_owned(), |bytes| format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::size::budget::ARTEFACTS;

    #[test]
    fn an_artefact_over_its_budget_is_shouted() {
        let text = budgets(&[(&ARTEFACTS[0], Verdict::Over(95_100))]);
        assert!(text.contains("95.1 KB") && text.contains("OVER BUDGET"), "{text}");
    }
}
