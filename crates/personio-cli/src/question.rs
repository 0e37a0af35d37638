//! Questions that take yes or no.

use std::io::{self, BufRead, IsTerminal};

/// Asks. Without a terminal nobody can say yes.
pub(crate) async fn confirmed(question: String) -> bool {
    if !io::stdin().is_terminal() {
        return false;
    }
    // Apart, so that Ctrl-C is heard while somebody thinks.
    let answer = tokio::task::spawn_blocking(move || {
        eprint!("{question} [y/N] ");
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line).map(|_| line)
    });
    let Ok(Ok(line)) = answer.await else { return false };
    matches!(line.trim().to_lowercase().as_str(), "y" | "yes" | "j" | "ja")
}
