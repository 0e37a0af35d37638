//! Tokens that JavaScript has: the session of a relay, a service of the company.

use std::time::Duration;

use js_sys::{Function, Promise, Reflect};
use personio::{
    credentials::{BearerToken, Secret, TokenSource},
    error::Error,
    request::Api,
    transport::Pending,
};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A function that is asked for a token: `(version) => token`, or a promise of one; `{ token, expiresIn }` says how many
/// seconds it lasts.
pub(crate) struct Tokens(Function);

impl Tokens {
    pub(crate) fn new(ask: Function) -> Self {
        Self(ask)
    }

    async fn ask(&self, api: Api) -> Result<BearerToken, Error> {
        let version = if api == Api::V1 { "v1" } else { "v2" };
        // Errors of the page may name whom they like: they stay in the page.
        let failed = |_| Error::not_sent("nobody had a token");
        let promise = self.0.call1(&JsValue::NULL, &version.into()).map_err(failed)?;
        let answer = JsFuture::from(Promise::resolve(&promise)).await.map_err(failed)?;
        let member = |name: &str| Reflect::get(&answer, &name.into()).ok();
        let token = answer.as_string().or_else(|| member("token")?.as_string());
        let token = token.filter(|token| !token.is_empty()).ok_or_else(|| failed(JsValue::NULL))?;
        let seconds = member("expiresIn").and_then(|it| it.as_f64());
        let expires_in = seconds.and_then(|it| Duration::try_from_secs_f64(it).ok());
        Ok(BearerToken { secret: Secret::new(&token), expires_in })
    }
}

impl TokenSource for Tokens {
    fn token(&self, api: Api) -> Pending<'_, Result<BearerToken, Error>> {
        Box::pin(self.ask(api))
    }
}
