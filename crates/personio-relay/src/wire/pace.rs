//! A body that has to arrive at some pace.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::body::{Body, HttpBody};
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::time::{Instant, Sleep};

/// The least that arrives within the time. A telephone line did as much in a second.
const LEAST: usize = 4 * 1024;

/// Ends with an error when too little arrives within a time.
#[derive(Debug)]
pub(super) struct Paced {
    body: Body,
    within: Duration,
    end: Pin<Box<Sleep>>,
    arrived: usize,
    slow: Slow,
}

/// Whether a body was given up.
#[derive(Clone, Debug, Default)]
pub(super) struct Slow(Arc<AtomicBool>);

impl Slow {
    pub(super) fn is_so(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Paced {
    pub(super) fn over(body: Body, within: Duration) -> (Body, Slow) {
        let slow = Slow::default();
        let end = Box::pin(tokio::time::sleep(within));
        let paced = Self { body, within, end, arrived: 0, slow: slow.clone() };
        (Body::new(paced), slow)
    }
}

impl HttpBody for Paced {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        // What is there counts before the clock does: whoever reads it may have been busy.
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            let length = frame.as_ref().and_then(|frame| frame.as_ref().ok()?.data_ref().map(Bytes::len));
            self.arrived = self.arrived.saturating_add(length.unwrap_or(0));
            return Poll::Ready(frame);
        }
        loop {
            ready!(self.end.as_mut().poll(context));
            if std::mem::take(&mut self.arrived) < LEAST {
                self.slow.0.store(true, Ordering::Relaxed);
                return Poll::Ready(Some(Err(axum::Error::new("the body arrives too slowly"))));
            }
            let next = Instant::now() + self.within;
            self.end.as_mut().reset(next);
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use std::{convert::Infallible, time::Duration};

    use axum::body::{Body, to_bytes};
    use bytes::Bytes;
    use futures_util::{StreamExt, stream};

    use super::{LEAST, Paced};

    const WITHIN: Duration = Duration::from_millis(400);

    /// Pieces of a size, ten within the time.
    fn dripping(size: usize, pieces: usize) -> Body {
        let pieces = stream::iter(0..pieces).then(move |_| async move {
            tokio::time::sleep(WITHIN / 10).await;
            Ok::<_, Infallible>(Bytes::from(vec![0; size]))
        });
        Body::from_stream(pieces)
    }

    #[tokio::test]
    async fn what_drips_is_given_up_and_a_slow_line_is_not() {
        let (body, slow) = Paced::over(dripping(1, 1_000), WITHIN);
        assert!(to_bytes(body, usize::MAX).await.is_err());
        assert!(slow.is_so());
        let (body, slow) = Paced::over(dripping(LEAST, 20), WITHIN);
        assert_eq!(to_bytes(body, usize::MAX).await.unwrap().len(), LEAST * 20);
        assert!(!slow.is_so());
    }

    #[tokio::test]
    async fn who_reads_slowly_is_not_the_senders_fault() {
        let (body, slow) = Paced::over(Body::from("small"), WITHIN);
        tokio::time::sleep(2 * WITHIN).await;
        assert_eq!(to_bytes(body, 100).await.unwrap(), "small");
        assert!(!slow.is_so());
    }
}
