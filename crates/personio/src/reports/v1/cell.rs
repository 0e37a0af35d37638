use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::{
    calendar::Date,
    code::codes,
    decimal::Decimal,
    id::v1::EmployeeId,
    loose::{self, Loose},
};

/// What a report says in a column about an employee.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Cell {
    /// The column by its id: `first_name`, `absence_123`.
    pub attribute_id: Option<String>,
    /// Whom it is about.
    pub employee_id: Option<EmployeeId>,
    /// Since when, in historical reports.
    pub effective_date: Option<Date>,
    /// What it says.
    pub value: CellValue,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CellValue {
    /// A text.
    Text(Option<String>),
    /// A department, an office, …
    Entity {
        /// Names it.
        id: Option<String>,
        /// What people call it.
        name: Option<String>,
    },
    /// A length of time; Personio does not document its unit.
    Duration(Option<Decimal>),
    /// Who pays.
    CostCenters(Vec<CostCenter>),
    /// How much somebody was absent.
    AbsenceOverview(AbsenceOverview),
    /// An absence.
    AbsencePeriod(Span),
    /// What is to be reached.
    PerformanceTargets(Vec<Target>),
    /// How it is measured.
    PerformanceKpis(Vec<Kpis>),
    /// An amount with the sign of its currency.
    Salary(Compensation),
    /// An amount with more about it.
    Compensation(Compensation),
    /// Something that this version does not know, as it came.
    Unknown(Value),
}

codes! {
    /// What a cell is said to hold.
    DataType {
        /// A text.
        Text = "TEXT",
        /// Something with an id.
        Entity = "ENTITY",
        /// A length of time.
        Duration = "DURATION",
        /// Cost centres.
        CostCenter = "COST_CENTER",
        /// How much of an absence.
        AbsenceOverview = "ABSENCE_OVERVIEW",
        /// An absence.
        AbsencePeriod = "ABSENCE_PERIOD",
        /// Targets.
        PerformanceTarget = "PERFORMANCE_TARGET",
        /// Measures.
        PerformanceKpi = "PERFORMANCE_KPI",
        /// A salary.
        Salary = "SALARY",
        /// A compensation.
        Compensation = "COMPENSATION",
    }
}

macro_rules! fields {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident $(= $key:literal)?: $kind:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$field_doc])* #[serde(default, $(rename = $key,)? deserialize_with = "loose::option")] pub $field: Option<$kind>,)+
        }
    };
}

fields! {
    /// How much of an employee a cost centre pays.
    CostCenter {
        /// Names it.
        cost_center_id: String,
        /// What people call it.
        name = "value": String,
        /// With its sign: `100%`.
        weight: String,
    }
}

fields! {
    /// How much somebody was absent.
    AbsenceOverview {
        /// From this day.
        start_date: Date,
        /// Until this day.
        end_date: Date,
        /// In days.
        duration_days: Decimal,
        /// In hours.
        duration_hours: Decimal,
    }
}

fields! {
    /// An absence.
    Span {
        /// The first day.
        start_date: Date,
        /// The last day, included.
        end_date: Date,
        /// The first day only counts half.
        half_day_at_start: bool,
        /// The last day only counts half.
        half_day_at_end: bool,
    }
}

fields! {
    /// What is to be reached.
    Target {
        /// Names it.
        performance_target_id: String,
        /// How far it is reached.
        performance_target_value: Decimal,
    }
}

fields! {
    /// A measure of a target.
    Kpi {
        /// Names it.
        performance_kpi_id: String,
        /// What it measured.
        performance_kpi_value: Decimal,
    }
}

fields! {
    /// An amount of money, and what it is for.
    Compensation {
        /// In whole units of the currency.
        amount: Decimal,
        /// The currency by its code.
        currency_code: String,
        /// The sign of the currency.
        currency_symbol: String,
        /// For how many hours more than agreed.
        overtime_hours: Decimal,
        /// What kind of bonus it is.
        bonus_type: String,
    }
}

/// The measures of a target, or, as the specification has it, what was reached of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Kpis {
    /// The target.
    #[serde(default, deserialize_with = "loose::option")]
    pub performance_target_id: Option<String>,
    /// What was reached.
    #[serde(default, deserialize_with = "loose::option")]
    pub performance_target_value: Option<Decimal>,
    /// Its measures.
    #[serde(default, deserialize_with = "loose::list")]
    pub performance_kpis: Vec<Kpi>,
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let cell = Value::deserialize(deserializer)?;
        if !cell.is_object() {
            return Err(serde::de::Error::custom("expected a cell"));
        }
        Ok(Self {
            attribute_id: field(&cell, "attribute_id"),
            employee_id: field(&cell, "employee_id"),
            effective_date: field(&cell, "effective_date"),
            value: CellValue::of(cell),
        })
    }
}

impl CellValue {
    fn of(cell: Value) -> Self {
        match field(&cell, "data_type").unwrap_or_else(|| DataType::Unknown(String::new())) {
            DataType::Text => Self::Text(field(&cell, "value")),
            DataType::Entity => Self::Entity { id: field(&cell, "entity_id"), name: field(&cell, "value") },
            DataType::Duration => Self::Duration(field(&cell, "duration")),
            DataType::CostCenter => Self::CostCenters(list(&cell, "cost_centers")),
            DataType::AbsenceOverview => whole(cell, Self::AbsenceOverview),
            DataType::AbsencePeriod => whole(cell, Self::AbsencePeriod),
            DataType::PerformanceTarget => Self::PerformanceTargets(list(&cell, "performance_targets")),
            DataType::PerformanceKpi => Self::PerformanceKpis(list(&cell, "performance_target_kpis")),
            DataType::Salary => whole(cell, Self::Salary),
            DataType::Compensation => whole(cell, Self::Compensation),
            DataType::Unknown(_) => Self::Unknown(cell),
        }
    }
}

fn field<T: Loose>(cell: &Value, key: &str) -> Option<T> {
    T::read(cell.get(key)?.clone())
}

fn list<T: serde::de::DeserializeOwned>(cell: &Value, key: &str) -> Vec<T> {
    cell.get(key).cloned().and_then(|values| loose::list(values).ok()).unwrap_or_default()
}

fn whole<T: serde::de::DeserializeOwned>(cell: Value, variant: fn(T) -> CellValue) -> CellValue {
    match serde_json::from_value(cell.clone()) {
        Ok(value) => variant(value),
        Err(_) => CellValue::Unknown(cell),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Cell, CellValue};

    fn value(cell: Value) -> CellValue {
        serde_json::from_value::<Cell>(cell).unwrap().value
    }

    #[test]
    fn each_type_of_cell_has_its_own_value() {
        let entity = json!({"data_type": "ENTITY", "entity_id": 1, "value": "IT"});
        assert_eq!(value(entity), CellValue::Entity { id: Some("1".into()), name: Some("IT".into()) });
        assert_eq!(value(json!({"data_type": "DURATION", "duration": 10})), CellValue::Duration(Some(10.into())));
        let CellValue::CostCenters(centers) =
            value(json!({"data_type": "COST_CENTER", "cost_centers": [{"value": "A", "weight": "100%"}, 3]}))
        else {
            panic!("no cost centres")
        };
        assert_eq!((centers.len(), centers[0].weight.as_deref()), (1, Some("100%")));
        let CellValue::Salary(salary) =
            value(json!({"data_type": "SALARY", "amount": "12.20", "currency_symbol": "$"}))
        else {
            panic!("no salary")
        };
        assert_eq!(salary.amount, "12.2".parse().ok());
        let CellValue::AbsencePeriod(span) =
            value(json!({"data_type": "ABSENCE_PERIOD", "start_date": "2022-03-01", "half_day_at_start": true}))
        else {
            panic!("no absence")
        };
        assert_eq!((span.start_date, span.half_day_at_start), ("2022-03-01".parse().ok(), Some(true)));
    }

    #[test]
    fn a_cell_of_an_unknown_type_is_kept_as_it_came() {
        let cell = json!({"data_type": "HOLOGRAM", "value": {"x": 1}});
        assert_eq!(value(cell.clone()), CellValue::Unknown(cell));
    }
}
