//! Deleting periods.

use personio::{approval::ApprovalFlow, attendances::v2::DeleteAttendancePeriod};
use serde_json::json;

use crate::{
    failure::{Exit, Failure},
    output::Table,
    session::Session,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Delete {
    /// Which periods: their ids, from the list.
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,

    /// Deletes at once instead of asking whoever approves. Relays do not take it from employees.
    #[arg(long)]
    skip_approval: bool,
}

pub(super) async fn run(session: &Session, delete: Delete) -> Result<(), Failure> {
    let approval = if delete.skip_approval { ApprovalFlow::Skip } else { ApprovalFlow::Follow };
    let mut shown = Table::new(&[("id", "Id"), ("result", "Result")]);
    let total = delete.ids.len();
    for (index, id) in delete.ids.iter().enumerate() {
        match session.change(&DeleteAttendancePeriod { id: id.as_str().into(), approval }).await {
            Ok(Some(())) => shown.push([json!(id), json!("deleted")]),
            Ok(None) => {}
            Err(failure) if index > 0 => {
                session.out.table(&shown)?;
                return Err(failure.exit(Exit::Partly).safe(format!("{index} of {total} are deleted, see above")));
            }
            Err(failure) => return Err(failure),
        }
    }
    if session.is_dry() { Ok(()) } else { session.out.table(&shown) }
}
