//! What a person at the terminal sees: one line when a step starts, one when it ends.

use std::{
    fmt::Display,
    io::Write,
    time::{Duration, Instant},
};

/// How long a step may be silent before it says that it is still running.
pub const HEARTBEAT: Duration = Duration::from_secs(20);

/// A step that has been announced and not yet finished.
#[derive(Debug)]
pub struct Step {
    name: String,
    started: Instant,
}

impl Step {
    /// Announces a step.
    pub fn start(name: impl Display) -> Self {
        line(format_args!("→ {name}"));
        Self { name: name.to_string(), started: Instant::now() }
    }

    /// Says that the step goes on, and where its output can be followed.
    pub fn still_running(&self, detail: impl Display) {
        line(format_args!("  … {}: {} so far ({detail})", self.name, Elapsed(self.started.elapsed())));
    }

    /// Says that the step is done and how long it took.
    pub fn done(self) -> Duration {
        self.done_with("done")
    }

    /// Says what came of the step and how long it took.
    pub fn done_with(self, result: impl Display) -> Duration {
        let elapsed = self.started.elapsed();
        line(format_args!("  {result} ({})", Elapsed(elapsed)));
        elapsed
    }
}

/// Prints one line at once, also when the output is a pipe.
pub fn line(text: impl Display) {
    let mut out = std::io::stdout().lock();
    // A reader that went away is no reason to stop a build.
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// A duration in words: `0.4 s`, `12 s`, `3 min 05 s`.
#[derive(Debug, Clone, Copy)]
pub struct Elapsed(pub Duration);

impl Display for Elapsed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let seconds = self.0.as_secs();
        match seconds {
            0..10 => write!(f, "{:.1} s", self.0.as_secs_f64()),
            10..60 => write!(f, "{seconds} s"),
            _ => write!(f, "{} min {:02} s", seconds / 60, seconds % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elapsed_time_reads_like_words() {
        assert_eq!(Elapsed(Duration::from_millis(440)).to_string(), "0.4 s");
        assert_eq!(Elapsed(Duration::from_secs(59)).to_string(), "59 s");
        assert_eq!(Elapsed(Duration::from_secs(185)).to_string(), "3 min 05 s");
    }
}
