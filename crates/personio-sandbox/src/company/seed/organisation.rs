//! What a company sets up before anybody works there.

use super::{later, morning};
use crate::company::{
    Company,
    absence::{AbsenceType, Approval, Certificate, Unit},
    holiday::Calendar,
    organisation::{CostCenter, CustomAttribute, LegalEntity, OrgUnit, OrgUnitKind, Workplace},
    paper::{CompensationType, DocumentCategory},
};

/// Departments with their abbreviations and teams.
const DEPARTMENTS: [(&str, &str, &[&str]); 6] = [
    ("Sales & Advice", "SAL", &["Advice North", "Advice East"]),
    ("Installation & Service", "INS", &["Crew Berlin", "Crew Hamburg"]),
    ("Software & Data", "SWD", &["Platform", "Apps"]),
    ("Engineering", "ENG", &[]),
    ("Production & Logistics", "PRO", &[]),
    ("People & Finance", "PPL", &[]),
];

pub(super) fn found(company: &mut Company) {
    let founded = morning(later(company.today(), -4200));
    for (name, abbreviation, teams) in DEPARTMENTS {
        let unit = |kind, name: &str, parent| OrgUnit {
            kind,
            name: name.into(),
            abbreviation: abbreviation.into(),
            parent,
            created_at: founded,
        };
        let department = company.org_units.add(unit(OrgUnitKind::Department, name, None));
        for team in teams {
            company.org_units.add(unit(OrgUnitKind::Team, team, Some(department)));
        }
    }
    for (name, country, city, currency, number) in [
        ("Acme GmbH", "DE", "Berlin", "EUR", "HRB 000001 B"),
        ("Acme Schweiz AG", "CH", "Zürich", "CHF", "CHE-000.000.001"),
    ] {
        company.legal_entities.add(LegalEntity {
            name: name.into(),
            country: country.into(),
            city: city.into(),
            currency: currency.into(),
            registration_number: number.into(),
            created_at: founded,
        });
    }
    for (name, street, postal_code, country, calendar) in [
        ("Berlin", "Musterstraße 1", "10115", "DE", Calendar::Berlin),
        ("Hamburg", "Musterkai 2", "20457", "DE", Calendar::Hamburg),
        ("Zürich", "Mustergasse 3", "8001", "CH", Calendar::Zurich),
    ] {
        company.workplaces.add(Workplace {
            name: name.into(),
            street: street.into(),
            postal_code: postal_code.into(),
            city: name.into(),
            country: country.into(),
            calendar,
            created_at: founded,
        });
    }
    for (name, number) in [("Field", "1000"), ("Product", "2000"), ("Overhead", "9000")] {
        company.cost_centers.add(CostCenter { name: name.into(), number: number.into(), created_at: founded });
    }
    types(company);
    attributes(company);
}

fn types(company: &mut Company) {
    let required = Approval::Required;
    let not_required = Approval::NotRequired;
    for (name, category, unit, approval, certificate) in [
        ("Paid vacation", "paid_vacation", Unit::Day, required, Certificate::NotRequired),
        ("Sick days", "sick_leave", Unit::Day, not_required, Certificate::Required),
        ("Unpaid vacation", "unpaid_vacation", Unit::Day, required, Certificate::NotRequired),
        ("Parental leave", "maternity_parental_leave", Unit::Day, required, Certificate::NotRequired),
        ("Time in lieu", "other", Unit::Hour, required, Certificate::NotRequired),
        ("Doctor's appointment", "other", Unit::Hour, not_required, Certificate::NotRequired),
        ("Sick hours", "sick_leave", Unit::Hour, not_required, Certificate::Required),
    ] {
        company.absence_types.add(AbsenceType {
            name: name.into(),
            category: category.into(),
            unit,
            approval,
            certificate,
        });
    }
    for name in ["Employment contract", "Certificates of employment", "Payslips", "Sick notes", "Other documents"] {
        company.document_categories.add(DocumentCategory { name: name.into() });
    }
    for (name, category) in [("Base salary", "RECURRING"), ("Travel allowance", "RECURRING"), ("Bonus", "ONE_TIME")] {
        company.compensation_types.add(CompensationType { name: name.into(), category: category.into() });
    }
}

fn attributes(company: &mut Company) {
    let options = |options: &[&str]| options.iter().map(|option| (*option).to_owned()).collect();
    for (label, kind, universal_id, choices) in [
        ("Birthday", "date", Some("birthday"), &[][..]),
        ("IBAN", "standard", Some("iban"), &[]),
        ("T-shirt size", "list", None, &["S", "M", "L", "XL"]),
        ("Language skills", "tags", None, &["German", "English", "French", "Spanish", "Turkish"]),
        ("Kilometres to work", "integer", None, &[]),
        ("About me", "multiline", None, &[]),
        ("Profile page", "link", None, &[]),
    ] {
        company.attributes.add(CustomAttribute {
            label: label.into(),
            kind: kind.into(),
            universal_id: universal_id.map(Into::into),
            options: options(choices),
        });
    }
}
