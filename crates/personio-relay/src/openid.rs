//! Sign-in with the company's own provider: OpenID Connect, authorization code with PKCE.
//!
//! The way: `routes` sends the browser to the `provider` and keeps what belongs to the sign-in in a sealed cookie
//! (`flow`); the provider sends it back, and vouches for somebody (`identity`). What comes of it is a code as of an
//! invitation, on a page or handed over to the client that asked (`client`): sessions begin in one place only.
//!
//! Why a cookie: what comes back has to come back to the browser that it began in. Otherwise somebody could have
//! another's browser finish a sign-in that they began themselves, in either direction. The cookie lives for ten
//! minutes, is bound to one sign-in, and no other request looks at it. Why sealed, and not a row: beginning costs
//! nobody anything, so nothing is kept of it; only what comes back is noted, once.

mod client;
mod flow;
mod http;
mod identity;
mod problem;
mod provider;
mod routes;
mod untrusted;

pub(crate) use problem::{SignInProblem, Untrusted};
pub(crate) use provider::Provider;
pub(crate) use routes::router;
