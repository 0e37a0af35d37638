//! Calls without their types. Every kind of answer that serde reads is code of its own, and the worker has to be small:
//! here all calls are sent the same way, and what is needed is taken out of the JSON that comes back.

use personio::{
    client::Client,
    error::Error,
    request::{self, Api, Endpoint, Method, Repeat, RequestBody},
    transport::Transport,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// More pages than any list here has.
const MOST_PAGES: usize = 200;

/// A call as it is sent.
pub(crate) struct Raw {
    method: Method,
    path: String,
    query: Vec<(&'static str, String)>,
    body: RequestBody,
    headers: Vec<(&'static str, String)>,
    api: Api,
    repeat: Repeat,
}

impl Raw {
    /// A call that only looks.
    pub(crate) fn get(api: Api, path: &str, query: Vec<(&'static str, String)>) -> Self {
        Self {
            method: Method::Get,
            path: path.to_owned(),
            query,
            body: RequestBody::Empty,
            headers: Vec::new(),
            api,
            repeat: Repeat::Safe,
        }
    }

    /// The same call as it was written.
    ///
    /// # Errors
    /// When its body cannot be written.
    pub(crate) fn of<E: Endpoint>(endpoint: &E) -> Result<Self, Error> {
        Ok(Self {
            method: endpoint.method(),
            path: endpoint.path(),
            query: endpoint.query(),
            body: endpoint.body()?,
            headers: endpoint.headers(),
            api: endpoint.api(),
            repeat: endpoint.repeat(),
        })
    }
}

impl Endpoint for Raw {
    type Response = Value;

    fn method(&self) -> Method {
        self.method
    }

    fn path(&self) -> String {
        self.path.clone()
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        self.query.clone()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        Ok(self.body.clone())
    }

    fn headers(&self) -> Vec<(&'static str, String)> {
        self.headers.clone()
    }

    fn api(&self) -> Api {
        self.api
    }

    fn repeat(&self) -> Repeat {
        self.repeat
    }

    fn decode(&self, body: &[u8]) -> Result<Value, Error> {
        if body.trim_ascii().is_empty() { Ok(Value::Null) } else { request::from_json(body) }
    }
}

/// Sends a call and gives what it brought, out of its envelope.
pub(crate) async fn send<T: Transport>(client: &Client<T>, endpoint: &impl Endpoint) -> Result<Value, Error> {
    perform(client, Raw::of(endpoint)?).await
}

/// Sends a call and all that follow it in its list. Pages never lead in a circle.
pub(crate) async fn list<T: Transport>(client: &Client<T>, first: &impl Endpoint) -> Result<Vec<Value>, Error> {
    follow(client, Raw::of(first)?).await
}

/// Sends a call as it is, and gives what it brought, out of its envelope.
pub(crate) async fn perform<T: Transport>(client: &Client<T>, call: Raw) -> Result<Value, Error> {
    client.send(&call).await.map(unwrapped)
}

async fn follow<T: Transport>(client: &Client<T>, mut call: Raw) -> Result<Vec<Value>, Error> {
    let (mut records, mut seen) = (Vec::new(), Vec::new());
    for _ in 0..MOST_PAGES {
        let mut answer = client.send(&call).await?;
        let next = cursor(&answer);
        if let Value::Array(page) = data(&mut answer) {
            records.extend(page);
        }
        let Some(next) = next.filter(|next| !seen.contains(next)) else { break };
        seen.push(next.clone());
        call.query.retain(|(name, _)| *name != "cursor");
        call.query.push(("cursor", next));
    }
    Ok(records)
}

/// Reads records, each by itself: one that cannot be read hides no other.
pub(crate) fn read<R: DeserializeOwned>(records: &[Value]) -> Vec<R> {
    records.iter().filter_map(|record| R::deserialize(record).ok()).collect()
}

/// What lies in the envelope of either version.
fn unwrapped(mut answer: Value) -> Value {
    match data(&mut answer) {
        Value::Null => answer,
        data => data,
    }
}

fn data(answer: &mut Value) -> Value {
    let fields = ["_data", "data"].into_iter();
    fields.filter_map(|name| answer.get_mut(name).map(Value::take)).next().unwrap_or_default()
}

/// The cursor in the link to the next page, absolute or not.
fn cursor(answer: &Value) -> Option<String> {
    let link = answer.get("_meta")?.get("links")?.get("next")?;
    let link = link.as_str().or_else(|| link.get("href")?.as_str())?;
    let (_, query) = link.split_once('?')?;
    let value = query.split('&').find_map(|pair| pair.strip_prefix("cursor="))?;
    Some(decoded(value))
}

/// A value of a query as it was before it was encoded.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let mut ahead = rest.clone();
        match (byte, digit(ahead.next()), digit(ahead.next())) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(high * 16 + low);
                rest = ahead;
            }
            (b'+', ..) => bytes.push(b' '),
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use personio::{
        attendances::v2::AttendancePeriod,
        client::Client,
        id::v2::PersonId,
        persons::{GetPerson, ListPersons},
        request::Api,
        transport::{Reply, Scripted},
    };

    use super::{Raw, cursor, decoded, list, perform, read, send, unwrapped};

    #[tokio::test]
    async fn a_list_is_followed_to_its_end_and_never_in_a_circle() {
        let page = |ids: &str, next: &str| {
            let link = format!(r#"{{"links":{{"next":{{"href":"/v2/persons?cursor={next}"}}}}}}"#);
            Reply::ok(&format!(r#"{{"_data":[{ids}],"_meta":{link}}}"#))
        };
        let transport = Scripted::new([page("1", "a"), page("2", "b"), page("3", "a")]);
        let client = Client::without_credentials("https://relay.example", transport);
        let records = list(&client, &ListPersons::default()).await.unwrap();
        assert_eq!(records, [json!(1), json!(2), json!(3)]);
    }

    #[tokio::test]
    async fn a_path_is_asked_for_with_what_is_looked_for() {
        let transport = Scripted::new([Reply::ok(r#"{"_data":[{"id":"7"}]}"#)]);
        let client = Client::without_credentials("https://api.personio.example", transport.clone());
        let call = Raw::get(Api::V2, "/v2/persons", vec![("email", "ada+1@acme.example".to_owned())]);
        assert_eq!(perform(&client, call).await.unwrap(), json!([{"id": "7"}]));
        let url = transport.sent().into_iter().next().unwrap().url;
        assert_eq!(url, "https://api.personio.example/v2/persons?email=ada%2B1%40acme.example");
    }

    #[tokio::test]
    async fn an_answer_without_a_body_is_an_answer() {
        let client = Client::without_credentials("https://relay.example", Scripted::new([Reply::status(204)]));
        let answer = send(&client, &GetPerson { id: PersonId::from("7") }).await.unwrap();
        assert_eq!(answer, json!(null));
    }

    #[test]
    fn a_record_that_cannot_be_read_hides_no_other() {
        let good =
            json!({"id": "a", "type": "WORK", "person": {"id": "1"}, "start": {"date_time": "2026-06-01T08:00:00"}});
        let read: Vec<AttendancePeriod> = read(&[json!({"id": 7}), good, json!(null)]);
        assert_eq!(read.len(), 1);
    }

    #[test]
    fn the_next_page_is_found_in_relative_and_absolute_links() {
        for link in ["/v2/persons?limit=1&cursor=a%2Bb%3D", "https://api.personio.de/v2/persons?cursor=a%2Bb%3D"] {
            let answer = json!({"_data": [], "_meta": {"links": {"next": {"href": link}}}});
            assert_eq!(cursor(&answer).as_deref(), Some("a+b="), "{link}");
        }
        assert_eq!(cursor(&json!({"_data": []})), None);
        assert_eq!(cursor(&json!({"_meta": {"links": {"next": null}}})), None);
    }

    #[test]
    fn an_encoding_that_is_none_stays_as_it_is() {
        assert_eq!((decoded("%"), decoded("%4"), decoded("%zz"), decoded("%C3%A4+x")).0, "%");
        assert_eq!(decoded("%zz%41"), "%zzA");
        assert_eq!(decoded("%C3%A4+x"), "ä x");
    }

    #[test]
    fn what_lies_in_an_envelope_comes_out_of_it_and_the_rest_stays() {
        assert_eq!(unwrapped(json!({"_data": {"id": "a"}})), json!({"id": "a"}));
        assert_eq!(unwrapped(json!({"success": true, "data": [1]})), json!([1]));
        assert_eq!(unwrapped(json!({"id": "a"})), json!({"id": "a"}));
    }
}
