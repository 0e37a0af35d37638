//! What ends a running command: Ctrl-C, a signal from outside, or a server that stopped by itself.

use std::{
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    time::Duration,
};

use anyhow::{Context, Result};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    iterator::Signals,
};

use super::Fallen;

/// Something that ends a running command.
#[derive(Debug)]
pub enum Event {
    /// Ctrl-C, or a signal that asks to stop.
    Stop,
    /// A server stopped by itself.
    Fallen(Fallen),
}

/// Everything that may end a running command, in one place to wait.
#[derive(Debug)]
pub struct Events {
    sender: Sender<Event>,
    receiver: Receiver<Event>,
}

impl Events {
    /// Listens for signals from now on; they no longer end the program by themselves.
    ///
    /// # Errors
    /// When the system refuses the handlers.
    pub fn listen() -> Result<Self> {
        let (sender, receiver) = channel();
        let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).context("cannot listen for Ctrl-C")?;
        let from_signals = sender.clone();
        std::thread::spawn(move || {
            for _ in signals.forever() {
                if from_signals.send(Event::Stop).is_err() {
                    break;
                }
            }
        });
        Ok(Self { sender, receiver })
    }

    /// Where servers report that they stopped.
    pub fn sender(&self) -> Sender<Event> {
        self.sender.clone()
    }

    /// Waits for the next event.
    pub fn wait(&self) -> Event {
        // The own sender keeps the channel open.
        self.receiver.recv().unwrap_or(Event::Stop)
    }

    /// Waits for the next event, but not for ever.
    pub fn wait_for(&self, patience: Duration) -> Option<Event> {
        match self.receiver.recv_timeout(patience) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Event::Stop),
        }
    }
}
