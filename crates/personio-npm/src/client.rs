//! Calls to Personio, or to whoever speaks its API.

use personio::{client, credentials::RecruitingCredentials, credentials::Secret, transport::Fetch};
use wasm_bindgen::prelude::*;

use crate::{application, problem};

/// A client of one company.
#[wasm_bindgen]
pub struct Client(client::Client<Fetch>);

#[wasm_bindgen]
impl Client {
    /// With a token, or for a relay, which has it.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(base_url: Option<String>, company_id: String, token: Option<String>) -> Client {
        let base_url = base_url.unwrap_or_else(|| client::PERSONIO.to_owned());
        Self(match token {
            Some(token) => {
                let credentials = RecruitingCredentials { token: Secret::new(&token), company_id };
                client::Client::new(&base_url, credentials, Fetch)
            }
            None => client::Client::without_credentials(&base_url, Fetch),
        })
    }

    /// Brings an application to Personio.
    ///
    /// # Errors
    /// What became of it, as JSON.
    #[wasm_bindgen(js_name = createApplication)]
    pub async fn create_application(&self, application: String) -> Result<(), String> {
        let call = application::read(&application).map_err(|message| problem::input(&message))?;
        self.0.send(&call).await.map_err(|error| problem::to_json(&error))
    }
}
