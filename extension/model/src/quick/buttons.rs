//! The buttons, as words.

/// A button of the timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Button {
    Start,
    Stop,
    Pause,
    Resume,
}

/// Which button a word is.
pub(super) fn button(word: &str) -> Option<Button> {
    Some(match word {
        "start" | "in" | "los" | "go" => Button::Start,
        "stop" | "stopp" | "out" | "ende" | "feierabend" => Button::Stop,
        "break" | "pause" => Button::Pause,
        "resume" | "weiter" | "continue" => Button::Resume,
        _ => return None,
    })
}
