//! Ctrl-C. What only reads ends at once; a write that has begun is brought to its end, and no further one begins.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use crate::failure::{Exit, Failure};

/// Knows whether somebody wants the program to end, and whether it may.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interrupt {
    asked: Arc<AtomicBool>,
    writing: Arc<AtomicUsize>,
}

/// As long as it lives, something is being written.
#[derive(Debug)]
pub(crate) struct Writing(Arc<AtomicUsize>);

impl Drop for Writing {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Interrupt {
    /// A write begins.
    ///
    /// # Errors
    /// When somebody wants the program to end.
    pub(crate) fn begin(&self) -> Result<Writing, Failure> {
        if self.asked.load(Ordering::SeqCst) {
            return Err(Failure::new(Exit::Interrupted, "interrupted").safe("nothing further was sent"));
        }
        self.writing.fetch_add(1, Ordering::SeqCst);
        Ok(Writing(Arc::clone(&self.writing)))
    }

    /// Ends when the program shall end now: at the first Ctrl-C while nothing is written, else at the second.
    pub(crate) async fn wanted(&self) {
        if tokio::signal::ctrl_c().await.is_err() {
            // Without signals there is nothing to wait for.
            return std::future::pending().await;
        }
        self.asked.store(true, Ordering::SeqCst);
        if self.writing.load(Ordering::SeqCst) == 0 {
            return;
        }
        eprintln!("personio: finishing what has begun; Ctrl-C once more ends at once");
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    }
}
