//! Every code of the specifications, against the types.

use personio::{
    absences::v1::{AbsenceCategory, MeasurementUnit, Origin, Unit},
    attendances::v1::AttendanceStatus,
    employees::{AttributeType, EmployeeStatus, Gender},
    feed::{EmploymentType, Schedule, Seniority, YearsOfExperience},
    recruiting::{FileCategory, file::EXTENSIONS},
    reports::v1::{DataType, PeriodType, ReportStatus, ReportType},
};

use super::specification;
use crate::schema::codes;

/// Where each list of codes stands in the specifications, by the end of its place.
fn known(place: &str) -> Vec<&'static str> {
    let table: [(&str, &[&str]); 22] = [
        ("employee[gender]", Gender::KNOWN),
        ("employee[status]", EmployeeStatus::KNOWN),
        ("Attendance/properties/status", AttendanceStatus::KNOWN),
        ("attributes/properties/category", AbsenceCategory::KNOWN),
        ("attributes/properties/unit", Unit::KNOWN),
        ("properties/measurement_unit", MeasurementUnit::KNOWN),
        ("properties/origin", Origin::KNOWN),
        ("TypeEnum", AttributeType::KNOWN),
        ("ReportAttributes/properties/type", ReportType::KNOWN),
        ("ReportItemsAttributes/properties/type", ReportType::KNOWN),
        ("properties/status", ReportStatus::KNOWN),
        ("properties/period_type", PeriodType::KNOWN),
        ("properties/data_type", DataType::KNOWN),
        ("JobPosting/properties/employmentType", EmploymentType::KNOWN),
        ("JobPosting/properties/seniority", Seniority::KNOWN),
        ("JobPosting/properties/schedule", Schedule::KNOWN),
        ("JobPosting/properties/yearsOfExperience", YearsOfExperience::KNOWN),
        // The languages that Personio lists; any other code is a language too.
        ("parameters/language/schema", &["de", "en", "fr", "es", "nl", "it", "pt"]),
        // `Phase` is an enum with a variant each.
        ("phase/properties/type", &["system", "custom"]),
        // Names of records, which their place says as well.
        ("items/properties/type", &["TimeOffType"]),
        ("TimeOffTypeResource/properties/type", &["TimeOffType"]),
        // Of the deprecated `/recruiting/applicant`.
        ("Applicant/properties/gender", Gender::KNOWN),
    ];
    if place.ends_with("files/items/properties/category") {
        return FileCategory::ALL.map(FileCategory::as_str).to_vec();
    }
    if place.ends_with("uploaded_document/properties/extension") {
        // A misprint for `ppt`, which the list of what may be uploaded has.
        return EXTENSIONS.into_iter().chain(["ptt"]).collect();
    }
    let found = table.into_iter().find(|(end, _)| place.ends_with(end));
    found.unwrap_or_else(|| panic!("no type has the codes of {place}")).1.to_vec()
}

#[test]
fn every_code_of_the_specifications_is_known() {
    let Some(specifications) = specification::all() else { return };
    let mut count = 0;
    for specification in specifications {
        for (place, code) in codes(&specification.json) {
            assert!(known(&place).contains(&&*code), "{place} lacks {code}");
            count += 1;
        }
    }
    println!("{count} codes of version 1 are known");
    assert!(count > 100, "{count}");
}
