//! What was found, in words that an operator can act on.

use std::fmt;

use crate::CompanyName;

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// It works.
    Good,
    /// It works, but may not be meant so.
    Odd,
    /// It does not work.
    Bad,
}

/// Something that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How it is.
    pub health: Health,
    /// What was checked.
    pub subject: &'static str,
    /// Whose, where there are several companies.
    pub company: Option<CompanyName>,
    /// What was found; and what to do, where it is not good.
    pub text: String,
}

/// Everything that was checked. As text it is what the operator reads.
#[derive(Clone, Debug)]
pub struct Findings(pub Vec<Finding>);

impl Findings {
    /// Whether everything works.
    #[must_use]
    pub fn is_healthy(&self) -> bool {
        self.0.iter().all(|finding| finding.health != Health::Bad)
    }
}

impl Finding {
    pub(super) fn good(subject: &'static str, text: impl Into<String>) -> Self {
        Self { health: Health::Good, subject, company: None, text: text.into() }
    }

    pub(super) fn odd(subject: &'static str, text: impl Into<String>) -> Self {
        Self { health: Health::Odd, subject, company: None, text: text.into() }
    }

    pub(super) fn bad(subject: &'static str, text: impl Into<String>) -> Self {
        Self { health: Health::Bad, subject, company: None, text: text.into() }
    }

    pub(super) fn of_company(self, company: Option<&CompanyName>) -> Self {
        Self { company: company.cloned(), ..self }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let health = match self.health {
            Health::Good => "ok",
            Health::Odd => "look",
            Health::Bad => "FAIL",
        };
        write!(formatter, "{health:<5} {:<16} ", self.subject)?;
        if let Some(company) = &self.company {
            write!(formatter, "{company}: ")?;
        }
        formatter.write_str(&self.text)
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(formatter)?;
            }
            write!(formatter, "{finding}")?;
        }
        Ok(())
    }
}
