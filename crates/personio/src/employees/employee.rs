use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;

use super::{
    AbsenceEntitlement, Attribute, AttributeValue, CostCenterShare, HolidayCalendar, Named, Record, WorkSchedule,
};
use crate::{
    answer,
    calendar::{Date, DateTime},
    code::codes,
    decimal::{Decimal, Money},
    id::v1::EmployeeId,
    loose::Loose,
};

/// An employee: whatever attributes the credentials allow. An accessor is `None` where the attribute is not allowed,
/// not set, or not what it should be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Employee {
    attributes: BTreeMap<String, Attribute>,
}

codes! {
    /// Where an employee stands.
    EmployeeStatus {
        /// Has yet to begin.
        Onboarding = "onboarding",
        /// Works here.
        Active = "active",
        /// Is away for long.
        Leave = "leave",
        /// Has left.
        Inactive = "inactive",
    }
}

codes! {
    /// The gender that an employee stated.
    Gender {
        /// Male.
        Male = "male",
        /// Female.
        Female = "female",
        /// Neither.
        Diverse = "diverse",
        /// Not stated.
        Undefined = "undefined",
    }
}

codes! {
    /// Whose employee somebody is.
    EmploymentType {
        /// The company's.
        Internal = "internal",
        /// Somebody else's.
        External = "external",
    }
}

codes! {
    /// How often a salary is paid.
    SalaryInterval {
        /// Every month.
        Monthly = "monthly",
        /// Every year.
        Yearly = "yearly",
    }
}

/// With or without the envelope `{"type": "Employee", "attributes": {…}}`; attributes that cannot be read are left out.
impl<'de> Deserialize<'de> for Employee {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Value::Object(attributes) = answer::unwrapped(Value::deserialize(deserializer)?) else {
            return Err(serde::de::Error::custom("expected the attributes of an employee"));
        };
        let attributes = attributes.into_iter().filter_map(|(key, value)| {
            // A bare value is one of an unknown type; the envelope of a list may hold the id.
            let attribute = match value {
                Value::Object(_) => value,
                value => serde_json::json!({ "value": value }),
            };
            Some((key, serde_json::from_value(attribute).ok()?))
        });
        Ok(Self { attributes: attributes.collect() })
    }
}

impl Employee {
    /// An attribute by its key: `email`, `dynamic_33400`.
    #[must_use]
    pub fn attribute(&self, key: &str) -> Option<&Attribute> {
        self.attributes.get(key)
    }

    /// An attribute by its `universal_id`: `iban`, `date_of_birth`.
    #[must_use]
    pub fn universal(&self, id: &str) -> Option<&Attribute> {
        self.attributes.values().find(|attribute| attribute.universal_id.as_deref() == Some(id))
    }

    /// All attributes with their keys, sorted by key.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &Attribute)> {
        self.attributes.iter().map(|(key, attribute)| (key.as_str(), attribute))
    }

    /// The attributes that the company added, with their keys: `dynamic_33400`.
    pub fn custom(&self) -> impl Iterator<Item = (&str, &Attribute)> {
        self.attributes().filter(|(key, _)| key.starts_with("dynamic_"))
    }

    /// Names the employee; version 2 has the same number as the id of a person.
    #[must_use]
    pub fn id(&self) -> Option<EmployeeId> {
        Some(EmployeeId(u64::try_from(self.value("id")?.number()?.to_integer()?).ok()?))
    }

    /// The supervisor, of whom only some attributes are told.
    #[must_use]
    pub fn supervisor(&self) -> Option<&Self> {
        match self.value("supervisor")? {
            AttributeValue::Employee(employee) => Some(employee),
            _ => None,
        }
    }

    /// Hours a week.
    #[must_use]
    pub fn weekly_working_hours(&self) -> Option<Decimal> {
        self.value("weekly_working_hours")?.number()
    }

    /// Days of holiday that are left; Personio dropped it in 2024 for the balances of
    /// [`GetAbsenceBalance`](crate::absences::v1::GetAbsenceBalance).
    #[must_use]
    pub fn vacation_day_balance(&self) -> Option<Decimal> {
        self.value("vacation_day_balance")?.number()
    }

    /// The fixed salary, for each [`fix_salary_interval`](Self::fix_salary_interval).
    #[must_use]
    pub fn fix_salary(&self) -> Option<Money> {
        self.money("fix_salary")
    }

    /// The salary for an hour.
    #[must_use]
    pub fn hourly_salary(&self) -> Option<Money> {
        self.money("hourly_salary")
    }

    /// Who pays.
    #[must_use]
    pub fn cost_centers(&self) -> Vec<CostCenterShare> {
        self.records("cost_centers")
    }

    /// What absences the employee is entitled to.
    #[must_use]
    pub fn absence_entitlement(&self) -> Vec<AbsenceEntitlement> {
        self.records("absence_entitlement")
    }

    /// Which public holidays apply.
    #[must_use]
    pub fn holiday_calendar(&self) -> Option<HolidayCalendar> {
        self.record("holiday_calendar")
    }

    /// How long the employee works on each day of the week.
    #[must_use]
    pub fn work_schedule(&self) -> Option<WorkSchedule> {
        self.record("work_schedule")
    }

    fn value(&self, key: &str) -> Option<&AttributeValue> {
        Some(&self.attributes.get(key)?.value)
    }

    fn text(&self, key: &str) -> Option<&str> {
        match self.value(key)? {
            AttributeValue::Text(text) => Some(text),
            _ => None,
        }
    }

    fn stamp(&self, key: &str) -> Option<DateTime> {
        match self.value(key)? {
            AttributeValue::Date(date) => Some(*date),
            AttributeValue::Text(text) => DateTime::read(Value::String(text.clone())),
            _ => None,
        }
    }

    fn money(&self, key: &str) -> Option<Money> {
        let attribute = self.attributes.get(key)?;
        Some(Money { amount: attribute.value.number()?, currency: attribute.currency.clone() })
    }

    fn record<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        match self.value(key)? {
            AttributeValue::Record(record) => record.read(),
            _ => None,
        }
    }

    fn records<T: DeserializeOwned>(&self, key: &str) -> Vec<T> {
        match self.value(key) {
            Some(AttributeValue::Records(records)) => records.iter().filter_map(Record::read).collect(),
            Some(AttributeValue::Record(record)) => record.read().into_iter().collect(),
            _ => Vec::new(),
        }
    }
}

macro_rules! accessors {
    ($($(#[$doc:meta])* $name:ident: $kind:tt),+ $(,)?) => {
        impl Employee {
            $(accessors!(@ $(#[$doc])* $name $kind);)+
        }
    };
    (@ $(#[$doc:meta])* $name:ident text) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(&self) -> Option<&str> {
            self.text(stringify!($name))
        }
    };
    (@ $(#[$doc:meta])* $name:ident day) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(&self) -> Option<Date> {
            self.stamp(stringify!($name)).map(DateTime::date)
        }
    };
    (@ $(#[$doc:meta])* $name:ident moment) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(&self) -> Option<DateTime> {
            self.stamp(stringify!($name))
        }
    };
    (@ $(#[$doc:meta])* $name:ident named) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(&self) -> Option<Named> {
            self.record(stringify!($name))
        }
    };
    (@ $(#[$doc:meta])* $name:ident (code $code:ident)) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(&self) -> Option<$code> {
            self.text(stringify!($name)).map($code::from_code)
        }
    };
}

accessors! {
    /// The first name.
    first_name: text,
    /// The last name.
    last_name: text,
    /// The name that the employee likes to be called by.
    preferred_name: text,
    /// The e-mail address.
    email: text,
    /// What the employee does.
    position: text,
    /// How the employment ended, in the company's words.
    termination_type: text,
    /// Why the employment ended, in the company's words.
    termination_reason: text,
    /// The address of the picture, which needs a token: see [`GetProfilePicture`](super::GetProfilePicture).
    profile_picture: text,
    /// The stated gender.
    gender: (code Gender),
    /// Where the employee stands.
    status: (code EmployeeStatus),
    /// Whose employee it is.
    employment_type: (code EmploymentType),
    /// How often the fixed salary is paid.
    fix_salary_interval: (code SalaryInterval),
    /// The first day at the company.
    hire_date: day,
    /// The last day of a contract that ends by itself.
    contract_end_date: day,
    /// The day on which notice takes effect.
    termination_date: day,
    /// The last day of probation.
    probation_period_end: day,
    /// The last day at work.
    last_working_day: day,
    /// When Personio first knew the employee.
    created_at: moment,
    /// When something about the employee was last changed.
    last_modified_at: moment,
    /// The company within the group.
    subcompany: named,
    /// Where the employee works.
    office: named,
    /// The department.
    department: named,
    /// The team.
    team: named,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Employee, EmployeeStatus};
    use crate::{
        calendar::{Minutes, Weekday},
        id::v1::EmployeeId,
    };

    #[test]
    fn an_employee_comes_with_an_envelope_and_without() {
        let attributes = json!({"id": {"label": "ID", "value": "7"}, "status": {"value": "active"}, "email": null});
        for value in [json!({"type": "Employee", "attributes": attributes}), attributes] {
            let employee: Employee = serde_json::from_value(value).unwrap();
            assert_eq!(employee.id(), Some(EmployeeId(7)));
            assert_eq!(employee.status(), Some(EmployeeStatus::Active));
            assert_eq!(employee.email(), None);
        }
    }

    #[test]
    fn what_belongs_to_an_employee_has_a_type() {
        let employee: Employee = serde_json::from_value(json!({
            "supervisor": {"value": {"type": "Employee", "attributes": {"id": {"value": 2}}}},
            "office": {"value": {"type": "Office", "attributes": {"id": "131", "name": "Munich"}}},
            "department": {"value": ""},
            "team": {"value": []},
            "cost_centers": {"value": [{"type": "CostCenter", "attributes": {"id": 8, "percentage": "62.5"}}]},
            "work_schedule": {"value": {"type": "WorkSchedule", "attributes": {"monday": "08:30", "sunday": null}}},
            "fix_salary": {"value": "3000.50", "type": "decimal", "currency": "EUR"},
            "hire_date": {"value": "2014-11-09 00:00:00+01:00", "type": "date"},
            "dynamic_5": {"label": "Shoe size", "value": 43, "universal_id": "shoe_size", "type": "integer"}
        }))
        .unwrap();
        assert_eq!(employee.supervisor().and_then(Employee::id), Some(EmployeeId(2)));
        assert_eq!(employee.office().unwrap().id, Some(131));
        assert_eq!((employee.department(), employee.team()), (None, None));
        assert_eq!(employee.cost_centers()[0].percentage.unwrap().to_string(), "62.5");
        let schedule = employee.work_schedule().unwrap();
        assert_eq!((schedule.on(Weekday::Monday), schedule.on(Weekday::Sunday)), (Some(Minutes(510)), None));
        let salary = employee.fix_salary().unwrap();
        assert_eq!((salary.amount.to_string().as_str(), salary.currency.as_deref()), ("3000.5", Some("EUR")));
        assert_eq!(employee.hire_date().unwrap().to_string(), "2014-11-09");
        assert_eq!(employee.custom().count(), 1);
        assert_eq!(employee.universal("shoe_size").unwrap().value.number(), Some(43.into()));
    }
}
