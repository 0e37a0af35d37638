//! Sends requests from servers and command lines.

use std::{
    hash::{BuildHasher, RandomState},
    time::{Duration, Instant},
};

use reqwest::{
    Client, RequestBuilder, Response,
    multipart::{Form, Part},
    redirect::Policy,
};

use super::{Answer, Body, Clock, Headers, Request, Transport};
use crate::error::Error;

/// Long enough for a slow resolver, short enough to notice that nobody is there.
const CONNECT_WITHIN: Duration = Duration::from_secs(10);

/// [`reqwest`], set up for credentials: no redirects. Files are streamed: make their content with
/// [`reqwest::Body::wrap_stream`]. It lives in a tokio runtime.
#[derive(Clone, Debug)]
pub struct Reqwest {
    client: Client,
    started: Instant,
}

impl Reqwest {
    /// A transport that introduces itself as `user_agent`.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(user_agent: &str) -> Result<Self, Error> {
        let client = Client::builder()
            .redirect(Policy::none())
            .connect_timeout(CONNECT_WITHIN)
            .user_agent(user_agent)
            .build()
            .map_err(|error| Error::not_sent(error.without_url()))?;
        Ok(Self { client, started: Instant::now() })
    }
}

impl Clock for Reqwest {
    fn now(&self) -> Duration {
        self.started.elapsed()
    }

    async fn sleep(&self, pause: Duration) {
        tokio::time::sleep(pause).await;
    }

    fn random(&self) -> u64 {
        RandomState::new().hash_one(self.started)
    }
}

impl Transport for Reqwest {
    type Content = reqwest::Body;

    async fn send(&self, request: Request<reqwest::Body>) -> Result<Answer, Error> {
        let at_most = request.answer_at_most;
        let response = self.build(request)?.send().await.map_err(|error| {
            let was_sent = !error.is_connect() && !error.is_builder();
            let error = error.without_url();
            if was_sent { Error::no_answer(error) } else { Error::not_sent(error) }
        })?;
        read(response, at_most).await
    }
}

impl Reqwest {
    fn build(&self, request: Request<reqwest::Body>) -> Result<RequestBuilder, Error> {
        let method = match request.method {
            crate::request::Method::Get => reqwest::Method::GET,
            crate::request::Method::Post => reqwest::Method::POST,
            crate::request::Method::Put => reqwest::Method::PUT,
            crate::request::Method::Patch => reqwest::Method::PATCH,
            crate::request::Method::Delete => reqwest::Method::DELETE,
        };
        let mut builder = self.client.request(method, request.url).timeout(request.timeout);
        for (name, value) in request.headers {
            builder = builder.header(name, value);
        }
        Ok(match request.body {
            Body::Empty => builder,
            Body::Json(json) => builder.header("content-type", "application/json").body(json),
            Body::Form(form) => builder.header("content-type", "application/x-www-form-urlencoded").body(form),
            Body::File(file, content) => {
                let part = Part::stream_with_length(content, file.size)
                    .file_name(file.file_name)
                    .mime_str(&file.mimetype)
                    .map_err(|error| Error::encoding(error.without_url()))?;
                let form = file.fields.into_iter().fold(Form::new(), |form, (name, value)| form.text(name, value));
                builder.multipart(form.part(file.name, part))
            }
        })
    }
}

async fn read(mut response: Response, at_most: usize) -> Result<Answer, Error> {
    let status = response.status();
    let pairs = response.headers().iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
    let headers = Headers::of(pairs);
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| Error::no_answer(error.without_url()))? {
        body.extend_from_slice(&chunk);
        if body.len() > at_most {
            return Err(Error::no_answer("the answer is too large"));
        }
    }
    Ok(Answer { status: status.as_u16(), headers, body })
}
