//! How a client gets, and gives back, the right to call Personio.
//!
//! ```
//! use personio::{authentication::v2::ObtainToken, credentials::Secret, request::Endpoint};
//!
//! let obtain = ObtainToken {
//!     client_id: "papi-acme".to_owned(),
//!     client_secret: Secret::new("verY-Secret"),
//!     scope: vec!["personio:persons:read".to_owned()],
//! };
//! assert_eq!(obtain.path(), "/v2/auth/token");
//! let token = obtain.decode(br#"{"access_token":"papi-1","token_type":"Bearer","expires_in":86400}"#)?;
//! assert_eq!(token.access_token.expose(), "papi-1");
//! # Ok::<(), personio::error::Error>(())
//! ```

pub mod v1;
pub mod v2;
