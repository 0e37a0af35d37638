//! What a document is.

use serde::{Deserialize, Serialize};

/// What a document of an application is. Personio refuses any other category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileCategory {
    /// A curriculum vitae.
    Cv,
    /// A cover letter.
    CoverLetter,
    /// A reference from an employer.
    EmploymentReference,
    /// A certificate.
    Certificate,
    /// A sample of work.
    WorkSample,
    /// Anything else.
    Other,
}

impl FileCategory {
    /// Every category, in Personio's order.
    pub const ALL: [Self; 6] =
        [Self::Cv, Self::CoverLetter, Self::EmploymentReference, Self::Certificate, Self::WorkSample, Self::Other];

    /// The category as Personio writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cv => "cv",
            Self::CoverLetter => "cover-letter",
            Self::EmploymentReference => "employment-reference",
            Self::Certificate => "certificate",
            Self::WorkSample => "work-sample",
            Self::Other => "other",
        }
    }

    /// Reads a category as Personio writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::FileCategory;

    #[test]
    fn json_and_text_spell_a_category_alike() {
        for category in FileCategory::ALL {
            assert_eq!(serde_json::to_value(category).unwrap(), category.as_str());
            assert_eq!(FileCategory::parse(category.as_str()), Some(category));
        }
        assert_eq!(FileCategory::parse("CV"), None);
    }
}
