//! The rest of a body that is refused.

use std::{pin::pin, time::Duration};

use bytes::Bytes;
use futures_util::{Stream, StreamExt};

/// How much of it is read.
const MOST: u64 = 64 * 1024 * 1024;
const WITHIN: Duration = Duration::from_secs(20);

/// Reads on without keeping anything: a browser that is still sending does not read an answer, it reports a broken
/// connection.
pub(crate) async fn drain<E>(body: impl Stream<Item = Result<Bytes, E>>) {
    let rest = async {
        let mut body = pin!(body);
        let mut read: u64 = 0;
        while let Some(Ok(chunk)) = body.next().await {
            read = read.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            if read > MOST {
                return;
            }
        }
    };
    // The answer goes out in any case.
    let _ = tokio::time::timeout(WITHIN, rest).await;
}
