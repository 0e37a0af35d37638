//! Reports that somebody set up in Personio.
//!
//! ```
//! use personio::{reports::v2::{CellValue, GetReport}, request::Endpoint};
//!
//! let report = GetReport::of("headcount".into());
//! let answer = br#"{"_data":[[{"attribute_id":"first_name","string_value":{"value":"Ada"}}]],"_meta":{"columns":[{"name":"first_name"}]}}"#;
//! let page = report.decode(answer)?;
//! let cell = page.rows.items.first().and_then(|row| row.first());
//! assert_eq!(cell.map(|cell| cell.value()), Some(CellValue::Text("Ada")));
//! # Ok::<(), personio::error::Error>(())
//! ```

pub mod v1;
pub mod v2;
