//! What an operator has to know.

/// Something that does not mend itself, or takes too long to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// Personio refused an application that somebody was told is on its way.
    DeadLetters,
    /// Applications wait for Personio for too long.
    Waiting,
    /// The job feed cannot be read for too long.
    Board,
    /// Colleagues were not told the morning's news, or nobody knows whether they were.
    Announcement,
}

impl Cause {
    pub(super) const ALL: [Self; 4] = [Self::DeadLetters, Self::Waiting, Self::Board, Self::Announcement];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::DeadLetters => "dead_letters",
            Self::Waiting => "applications_wait",
            Self::Board => "board_stale",
            Self::Announcement => "announcement_missing",
        }
    }

    /// What happened, what is safe, what to do.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::DeadLetters => {
                "Personio refused applications after their candidates had read that they are on their way. They are \
                 kept. `personio-relay outbox list` shows them with Personio's reasons; `outbox retry` tries one again."
            }
            Self::Waiting => {
                "Applications wait for Personio for too long. They are stored, and the relay goes on trying. \
                 `personio-relay doctor` says what is wrong."
            }
            Self::Board => {
                "The job feed cannot be read for too long. Visitors see the last good board, or none if there never \
                 was one; applications are taken. `personio-relay doctor` says what is wrong."
            }
            Self::Announcement => {
                "The morning's news is not in the channel, or may not be: Personio or the channel did not answer. \
                 Tomorrow's will come. Look into the channel; `personio-relay announce --again` sends today's once more."
            }
        }
    }

    /// Whether each relay has this trouble by itself.
    pub(super) fn is_of_relay(self) -> bool {
        self == Self::Board
    }
}

/// How a cause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// Grows when there is more of it.
    pub(super) mark: i64,
    /// How many it is about, where they can be counted.
    pub(super) count: Option<u64>,
    /// Since when, in milliseconds since 1970.
    pub(super) since: Option<i64>,
}
