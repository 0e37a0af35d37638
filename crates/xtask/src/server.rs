//! Long-running programs: started, awaited, watched and stopped with this one.

mod pages;
mod process;
mod signals;

pub use self::{
    pages::Pages,
    process::{Fallen, Server},
    signals::{Event, Events},
};

use std::net::{SocketAddr, TcpListener};

use anyhow::{Result, bail};

/// Checks that nobody listens on the addresses, before anything is started.
///
/// # Errors
/// Names the address that is taken.
pub fn check_free(addresses: &[SocketAddr]) -> Result<()> {
    for address in addresses {
        if let Err(error) = TcpListener::bind(address) {
            bail!(
                "{address} cannot be used ({error}). Another `cargo xtask demo` or `dev` may be running: \
                 stop it with Ctrl-C, or see who listens there with `ss -ltnp`, and run the command again"
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = taken.local_addr().unwrap();
        let error = check_free(&[address]).unwrap_err();
        assert!(error.to_string().starts_with(&address.to_string()), "{error}");
        drop(taken);
        check_free(&[address]).unwrap();
    }
}
