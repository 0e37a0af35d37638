//! The feed's elements.

/// An element by its name. Names that are not known are told apart by a fingerprint, so that no event allocates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Root,
    Position,
    Id,
    Subcompany,
    Office,
    AdditionalOffices,
    Department,
    RecruitingCategory,
    Name,
    JobDescriptions,
    JobDescription,
    Value,
    EmploymentType,
    Seniority,
    Schedule,
    YearsOfExperience,
    Keywords,
    Occupation,
    OccupationCategory,
    CreatedAt,
    SalaryInformation,
    Min,
    Max,
    CurrencySymbol,
    CurrencyCode,
    Type,
    Other(u64),
}

impl Tag {
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"workzag-jobs" => Self::Root,
            b"position" => Self::Position,
            b"id" => Self::Id,
            b"subcompany" => Self::Subcompany,
            b"office" => Self::Office,
            b"additionalOffices" => Self::AdditionalOffices,
            b"department" => Self::Department,
            b"recruitingCategory" => Self::RecruitingCategory,
            b"name" => Self::Name,
            b"jobDescriptions" => Self::JobDescriptions,
            b"jobDescription" => Self::JobDescription,
            b"value" => Self::Value,
            b"employmentType" => Self::EmploymentType,
            b"seniority" => Self::Seniority,
            b"schedule" => Self::Schedule,
            b"yearsOfExperience" => Self::YearsOfExperience,
            b"keywords" => Self::Keywords,
            b"occupation" => Self::Occupation,
            b"occupationCategory" => Self::OccupationCategory,
            b"createdAt" => Self::CreatedAt,
            b"salaryInformation" => Self::SalaryInformation,
            b"min" => Self::Min,
            b"max" => Self::Max,
            b"currencySymbol" => Self::CurrencySymbol,
            b"currencyCode" => Self::CurrencyCode,
            b"type" => Self::Type,
            other => Self::Other(fingerprint(other)),
        }
    }

    /// Whether the element holds elements where it stands, rather than text.
    pub(super) fn is_container_in(self, parent: Self) -> bool {
        matches!(
            (parent, self),
            (Self::Position, Self::AdditionalOffices | Self::JobDescriptions | Self::SalaryInformation)
                | (Self::JobDescriptions, Self::JobDescription)
        )
    }
}

/// FNV-1a.
fn fingerprint(name: &[u8]) -> u64 {
    name.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
