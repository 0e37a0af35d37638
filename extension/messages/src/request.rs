//! What the view asks the worker for.

use personio::{
    calendar::{Date, LocalDateTime},
    id::v2::ProjectId,
};
use personio_extension_model::{
    account::AccountId,
    attendance::Task,
    clock::Mark,
    edit::{Edit, EntryKey},
    kept::Kept,
    settings::Settings,
};

use crate::direct::Hidden;

/// A request with a name, so that it is done once however often it is sent.
#[derive(Clone, Debug, PartialEq, Kept)]
pub struct Asked {
    /// Nobody else's.
    pub id: String,
    /// What is asked for.
    pub request: Request,
}

/// What the view asks the worker for.
#[derive(Clone, Debug, PartialEq, Kept)]
pub enum Request {
    /// Send what waits and look at these days in Personio.
    Refresh(Scope),
    /// Open a session with the code of an invitation.
    SignIn {
        /// The relay's origin: `https://relay.acme.example`.
        relay: String,
        /// The code, however it is written.
        code: String,
    },
    /// Open a session with the company's own provider, in a window of the browser.
    SignInWithCompany {
        /// The relay's origin.
        relay: String,
    },
    /// Something with an account that reaches Personio directly: a packed [`Direct`](crate::direct::Direct).
    Direct(Hidden),
    /// Show another account from now on.
    Switch(AccountId),
    /// Forget everything on this device.
    SignOut(Devices),
    /// A button of the timer.
    Press(Press),
    /// Something becomes of entries, in this order. New ones have a [fresh](crate::fresh) key.
    Edit(Vec<Edit>),
    /// Send a refused change once more.
    Retry(EntryKey),
    /// Give up a change that was refused.
    Abandon(EntryKey),
    /// Keep the own version of an entry that somebody else changed meanwhile.
    KeepMine(EntryKey),
    /// Keep Personio's version.
    KeepTheirs(EntryKey),
    /// Offer a project first from now on.
    Prefer(ProjectId),
    /// Offer it like all others.
    PreferNoMore(ProjectId),
    /// Work with other settings from now on.
    Set(Box<Settings>),
    /// Look at something that nobody keeps.
    Look(Wanted),
}

/// What somebody looks at and nobody keeps.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub enum Wanted {
    /// The person's own documents: JSON with the records of version 2 in `_data`, and version 1's categories in `data`.
    Documents,
    /// What is in one of them, by its id: in base64.
    Document(String),
    /// Colleagues, as the relay tells them: JSON.
    Colleagues,
}

impl Request {
    /// Whether it may be sent again when nobody answered: everything but what opens or ends a session, or only looks.
    #[must_use]
    pub fn is_repeatable(&self) -> bool {
        !matches!(
            self,
            Self::SignIn { .. }
                | Self::SignInWithCompany { .. }
                | Self::Direct(_)
                | Self::SignOut(_)
                | Self::Refresh(_)
        )
    }
}

/// Where a session ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Kept)]
pub enum Devices {
    /// Here.
    This,
    /// Wherever the person is signed in.
    All,
}

/// Days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Kept)]
pub struct Scope {
    /// The first one.
    pub from: Date,
    /// The last one.
    pub to: Date,
}

/// A button of the timer.
#[derive(Clone, Debug, PartialEq, Kept)]
pub enum Press {
    /// Work begins.
    Start {
        /// What it is for.
        task: Task,
        /// When it began; now, if nothing is said.
        since: Option<LocalDateTime>,
    },
    /// A break begins.
    Pause,
    /// The break is over.
    Resume,
    /// It is over.
    Stop {
        /// When it was; now, if nothing is said.
        at: Option<LocalDateTime>,
    },
    /// Go on with something else.
    Switch(Task),
    /// It began at another time.
    Began(LocalDateTime),
    /// A break was within the work that runs.
    Break {
        /// When it began.
        from: Mark,
        /// When it was over.
        until: Mark,
    },
    /// Forget what runs.
    Discard,
}
