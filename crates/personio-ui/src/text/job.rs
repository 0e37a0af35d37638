//! The texts of an open position.

super::texts! {
    /// Texts of an open position that the list does not need: they travel with its code.
    JobText {
        Salary = "Salary",
        Posted = "Posted",
        Apply = "Apply now",
        ApplyHosted = "Apply for this job",
        OpensNewTab = "opens in a new tab",
        Contact = "Your contact",
        AboutJob = "At a glance",
        TextIsInLanguage = "This description is only available in {language}.",
        NoText = "There is no description for this job yet.",
        JobGoneTitle = "This job is no longer open",
        JobGoneText = "It may have been filled. Have a look at our other openings.",
    }
}
