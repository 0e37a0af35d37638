use serde::Deserialize;

use super::Cell;
use crate::{
    calendar::{Date, DateTime},
    code::codes,
    id::v1::{EmployeeId, ReportId},
    loose,
};

/// A report; lists tell all but its rows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// Names it.
    pub id: ReportId,
    /// What people call it.
    #[serde(default, deserialize_with = "loose::option")]
    pub name: Option<String>,
    /// What it is for.
    #[serde(default, deserialize_with = "loose::option")]
    pub description: Option<String>,
    /// The first name of whoever put it together.
    #[serde(default, deserialize_with = "loose::option")]
    pub author_first_name: Option<String>,
    /// The last name of whoever put it together.
    #[serde(default, deserialize_with = "loose::option")]
    pub author_last_name: Option<String>,
    /// Whether it is about a day or about a time.
    #[serde(default, rename = "type", deserialize_with = "loose::option")]
    pub report_type: Option<ReportType>,
    /// Whether its data are fresh.
    #[serde(default, deserialize_with = "loose::option")]
    pub status: Option<ReportStatus>,
    /// The first day that it is about.
    #[serde(default, deserialize_with = "loose::option")]
    pub start_date: Option<Date>,
    /// The last day that it is about.
    #[serde(default, deserialize_with = "loose::option")]
    pub end_date: Option<Date>,
    /// When it was put together.
    #[serde(default, deserialize_with = "loose::option")]
    pub created_at: Option<DateTime>,
    /// When it was last changed.
    #[serde(default, deserialize_with = "loose::option")]
    pub updated_at: Option<DateTime>,
    /// When its data were last gathered.
    #[serde(default, deserialize_with = "loose::option")]
    pub data_refreshed_at: Option<DateTime>,
    /// The columns by their ids; [`ListColumns`](super::ListColumns) tells their names.
    #[serde(default, deserialize_with = "loose::list")]
    pub columns: Vec<String>,
    /// Whom it leaves out.
    #[serde(default, deserialize_with = "loose::list")]
    pub filters: Vec<Filter>,
    /// How its days are chosen.
    #[serde(default, deserialize_with = "loose::option")]
    pub period_type: Option<PeriodType>,
    /// Its rows.
    #[serde(default, deserialize_with = "loose::list")]
    pub items: Vec<ReportItem>,
}

/// A condition for who is in a report.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Filter {
    /// The column by its id.
    #[serde(default, deserialize_with = "loose::option")]
    pub column: Option<String>,
    /// How it is compared, such as `eq`.
    #[serde(default, deserialize_with = "loose::option")]
    pub comparison: Option<String>,
    /// What it is compared with.
    #[serde(default, deserialize_with = "loose::option")]
    pub value: Option<String>,
}

/// The row of an employee.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct ReportItem {
    /// Who.
    #[serde(default, deserialize_with = "loose::option")]
    pub employee_id: Option<EmployeeId>,
    /// What about them; in historical reports a column has a cell for each change.
    #[serde(default, rename = "attributes", alias = "historical_attributes", deserialize_with = "loose::list")]
    pub cells: Vec<Cell>,
}

codes! {
    /// Whether a report is about a day or about a time.
    ReportType {
        /// About one day.
        PointInTime = "point_in_time",
        /// What changed within a time.
        HistoricalData = "historical_data",
        /// About a time.
        Timeframe = "timeframe",
    }
}

codes! {
    /// Whether the data of a report are fresh.
    ReportStatus {
        /// They are.
        UpToDate = "up_to_date",
        /// They are being gathered.
        Updating = "updating",
        /// They could not be gathered.
        UpdateFailed = "update_failed",
    }
}

codes! {
    /// How the days of a report are chosen.
    PeriodType {
        /// By date.
        Fixed = "fixed",
        /// Today.
        Today = "today",
        /// Yesterday.
        Yesterday = "yesterday",
        /// The last day of this week.
        LastDayOfThisWeek = "last_day_of_this_week",
        /// The last day of last week.
        LastDayOfLastWeek = "last_day_of_last_week",
        /// The last day of this month.
        LastDayOfThisMonth = "last_day_of_this_month",
        /// The last day of last month.
        LastDayOfLastMonth = "last_day_of_last_month",
        /// The last day of this quarter.
        LastDayOfThisQuarter = "last_day_of_this_quarter",
        /// The last day of last quarter.
        LastDayOfLastQuarter = "last_day_of_last_quarter",
        /// The last day of this year.
        LastDayOfThisYear = "last_day_of_this_year",
        /// The last day of last year.
        LastDayOfLastYear = "last_day_of_last_year",
        /// This week.
        ThisWeek = "this_week",
        /// Last week.
        LastWeek = "last_week",
        /// This month.
        ThisMonth = "this_month",
        /// Last month.
        LastMonth = "last_month",
        /// The last thirty days.
        LastThirtyDays = "last_thirty_days",
        /// Next month.
        NextMonth = "next_month",
        /// This quarter.
        ThisQuarter = "this_quarter",
        /// Last quarter.
        LastQuarter = "last_quarter",
        /// This year.
        ThisYear = "this_year",
        /// This year until today.
        YearToDate = "year_to_date",
        /// Last year.
        LastYear = "last_year",
        /// Next year.
        NextYear = "next_year",
    }
}
