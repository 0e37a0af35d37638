//! `personio-relay audit`

use std::io::Write;

use jiff::Timestamp;

use super::personnel;
use crate::{Config, moment::Moment};

/// Writes the audit log from a moment on, a JSON object each line.
///
/// # Errors
///
/// When employees are not configured, the database cannot be read, or the output cannot be written.
pub async fn export_audit(config: &Config, since: Option<Timestamp>, output: &mut impl Write) -> anyhow::Result<()> {
    let personnel = personnel(config).await?;
    let since = Moment::from_millis(since.map_or(0, Timestamp::as_millisecond));
    personnel.audit.export(since, output).await
}
