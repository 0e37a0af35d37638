//! The feed's codes. Codes that are not known pass through as text.

use crate::code::codes;

codes! {
    /// How somebody is employed.
    EmploymentType {
        /// Permanent employment.
        Permanent = "permanent",
        /// Internship.
        Intern = "intern",
        /// Trainee or apprentice.
        Trainee = "trainee",
        /// Freelance.
        Freelance = "freelance",
        /// Fixed-term; seen live, not in the specification.
        Temporary = "temporary",
        /// Working student; seen live, not in the specification.
        WorkingStudent = "working_student",
    }
}

codes! {
    /// How senior somebody should be.
    Seniority {
        /// Entry level.
        EntryLevel = "entry-level",
        /// Experienced.
        Experienced = "experienced",
        /// Executive.
        Executive = "executive",
        /// Student.
        Student = "student",
    }
}

codes! {
    /// How much of a week the position takes.
    Schedule {
        /// Full-time.
        FullTime = "full-time",
        /// Part-time.
        PartTime = "part-time",
        /// Either; seen live, not in the specification.
        FullOrPartTime = "full-or-part-time",
    }
}

codes! {
    /// The years of experience asked for.
    YearsOfExperience {
        /// Less than one year.
        LessThanOne = "lt-1",
        /// One to two.
        OneToTwo = "1-2",
        /// Two to five.
        TwoToFive = "2-5",
        /// Five to seven.
        FiveToSeven = "5-7",
        /// Seven to ten.
        SevenToTen = "7-10",
        /// Ten to fifteen.
        TenToFifteen = "10-15",
        /// More than fifteen; some clients know it as `ht15`.
        MoreThanFifteen = "gt-15" | "ht15",
    }
}
