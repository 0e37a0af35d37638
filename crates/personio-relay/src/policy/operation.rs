//! A line of the policy.

/// Something that a role may ask for.
#[derive(Debug)]
pub struct Operation {
    /// In capitals.
    pub method: &'static str,
    /// Personio's path; a segment in braces stands for an id.
    pub path: &'static str,
    /// How it is made sure that it is the caller's own.
    pub pin: Pin,
    /// Which questions it is for; others go on to the next line that fits.
    pub question: Question,
    /// The query parameters that pass; others are dropped.
    pub parameters: &'static [&'static str],
    /// The query parameters that the relay sets, whatever was asked.
    pub set: &'static [(&'static str, &'static str)],
    /// What of the body goes to Personio.
    pub body: Body,
    /// What of the answer goes to the caller.
    pub answer: Answer,
}

/// How an operation is bound to the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pin {
    /// It is about nobody, or about everybody as far as the answer's fields go.
    Nobody,
    /// The id of the path is the caller's.
    Path,
    /// This query parameter is the caller's id.
    Query(&'static str),
    /// `person.id` of the body is the caller's.
    Body,
    /// The thing of the path is read first, and its `person.id` is the caller's.
    Owner,
    /// The thing of the path is in the caller's own list of documents: Personio reads no document by its id.
    OwnList,
    /// The id of the path is the caller's, or that of a colleague whose picture the company shows.
    Colleague,
    /// Projects that are for all, or have the caller among their members.
    Membership,
}

/// Which questions an operation is for, by their query parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// All of them.
    Any,
    /// Those that name the first, and do not name the second.
    About {
        /// It is there, and says something.
        named: &'static str,
        /// It is not there.
        unnamed: &'static str,
    },
}

/// What of a body passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// None is sent.
    Empty,
    /// These keys of a JSON object; any other is refused.
    Fields(&'static [&'static str]),
    /// A list of such objects, or a single one.
    Items(&'static [&'static str]),
    /// A form with a `file` and these texts.
    Upload(&'static [&'static str]),
}

/// What of an answer passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// All of it.
    Whole,
    /// These keys of the object, or of each of a list.
    Fields(&'static [&'static str]),
    /// A document's bytes.
    File,
    /// A picture, and nothing that only claims to be one.
    Picture,
}

impl Question {
    /// Whether these parameters ask it.
    pub(super) fn is_asked_by(self, parameters: &[(String, String)]) -> bool {
        let Self::About { named, unnamed } = self else { return true };
        let is_named = parameters.iter().any(|(name, value)| name == named && !value.is_empty());
        is_named && parameters.iter().all(|(name, _)| name != unnamed)
    }
}

impl Operation {
    pub(super) const fn new(method: &'static str, path: &'static str, pin: Pin) -> Self {
        let question = Question::Any;
        Self { method, path, pin, question, parameters: &[], set: &[], body: Body::Empty, answer: Answer::Whole }
    }

    pub(super) const fn about(mut self, named: &'static str, unnamed: &'static str) -> Self {
        self.question = Question::About { named, unnamed };
        self
    }

    pub(super) const fn passing(mut self, parameters: &'static [&'static str]) -> Self {
        self.parameters = parameters;
        self
    }

    pub(super) const fn setting(mut self, set: &'static [(&'static str, &'static str)]) -> Self {
        self.set = set;
        self
    }

    pub(super) const fn taking(mut self, body: Body) -> Self {
        self.body = body;
        self
    }

    pub(super) const fn showing(mut self, fields: &'static [&'static str]) -> Self {
        self.answer = Answer::Fields(fields);
        self
    }

    pub(super) const fn bringing_a_picture(mut self) -> Self {
        self.answer = Answer::Picture;
        self
    }

    pub(super) const fn bringing_a_file(mut self) -> Self {
        self.answer = Answer::File;
        self
    }
}
