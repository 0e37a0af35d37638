//! Custom reports of version 1.
//!
//! ```
//! use personio::{id::v1::ReportId, reports::v1::{CellValue, GetReport}, request::Endpoint};
//!
//! let endpoint = GetReport::new(ReportId("eb7482f3".into()));
//! let answer = br#"{"success":true,"data":[{"type":"Report","attributes":{"id":"eb7482f3","items":[{"employee_id":17,
//!     "attributes":[{"attribute_id":"first_name","data_type":"TEXT","value":"Ada","employee_id":17}]}]}}]}"#;
//! let report = &endpoint.decode(answer)?.items[0];
//! assert_eq!(report.items[0].cells[0].value, CellValue::Text(Some("Ada".into())));
//! # Ok::<(), personio::error::Error>(())
//! ```

mod cell;
mod list;
mod report;

pub use cell::{AbsenceOverview, Cell, CellValue, Compensation, CostCenter, DataType, Kpi, Kpis, Span, Target};
pub use list::{Column, GetReport, ListColumns, ListReports};
pub use report::{Filter, PeriodType, Report, ReportItem, ReportStatus, ReportType};
