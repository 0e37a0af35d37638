//! The extension's worker. The browser wakes it for an event and may end it at any moment.
//!
//! Nothing is kept here: an event reads the [state](personio_extension_messages::state), changes it, stores it, and only
//! then acts. What a button does is
//! decided in `press`, how the extension's own button looks in `look`; both are plain functions. What waits is sent
//! by `sync`, one step at a time, each stored before and after.

#[cfg(any(target_arch = "wasm32", test))]
mod choice;
#[cfg(any(target_arch = "wasm32", test))]
mod look;
#[cfg(any(target_arch = "wasm32", test))]
mod looking;
#[cfg(any(target_arch = "wasm32", test))]
mod press;
#[cfg(any(target_arch = "wasm32", test))]
mod raw;
#[cfg(any(target_arch = "wasm32", test))]
mod relay;
#[cfg(any(target_arch = "wasm32", test))]
mod reminders;
#[cfg(any(target_arch = "wasm32", test))]
mod returned;

#[cfg(target_arch = "wasm32")]
mod desk;
#[cfg(target_arch = "wasm32")]
mod direct;
#[cfg(target_arch = "wasm32")]
mod events;
#[cfg(target_arch = "wasm32")]
mod omnibox;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod perform;
#[cfg(target_arch = "wasm32")]
mod provider;
#[cfg(target_arch = "wasm32")]
mod reading;
#[cfg(target_arch = "wasm32")]
mod remind;
#[cfg(target_arch = "wasm32")]
mod requests;
#[cfg(target_arch = "wasm32")]
mod session;
#[cfg(target_arch = "wasm32")]
mod sync;
#[cfg(target_arch = "wasm32")]
mod talk;
