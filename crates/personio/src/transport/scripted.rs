//! Answers from a script, in virtual time. For tests: of this crate and of those who use it.

use std::{
    collections::VecDeque,
    fmt,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
    time::Duration,
};

use super::{Answer, Body, Clock, Headers, Request, Transport};
use crate::{error::Error, request::Method};

/// Answers requests from a script and keeps what was sent. Its clock moves only when somebody waits, and then at once:
/// an hour takes no time. Clones share script, record and clock.
///
/// ```
/// use personio::{
///     client::Client,
///     id::v2::PersonId,
///     persons::GetPerson,
///     retry::Policy,
///     transport::{Reply, Scripted},
/// };
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), personio::error::Error> {
/// let transport = Scripted::new([
///     Reply::status(503).header("retry-after", "60"),
///     Reply::ok(r#"{"id":"7","email":"ada@acme.example"}"#),
/// ]);
/// let client = Client::without_credentials("https://acme.example", transport.clone()).with_retry(Policy::default());
/// let person = client.send(&GetPerson { id: PersonId::from("7") }).await?;
/// assert_eq!(person.email.as_deref(), Some("ada@acme.example"));
/// assert_eq!(transport.sent().len(), 2);
/// assert!(transport.sent()[1].at.as_secs() >= 60);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Scripted(Arc<Mutex<Inner>>);

struct Inner {
    replies: VecDeque<Reply>,
    respond: Option<Respond>,
    sent: Vec<Sent>,
    now: Duration,
    random: u64,
    sleepers: Vec<Sleeper>,
    last_sleeper: u64,
}

type Respond = Arc<dyn Fn(&Sent) -> Reply + Send + Sync>;

struct Sleeper {
    number: u64,
    until: Duration,
    waker: Waker,
}

/// A request that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The method.
    pub method: Method,
    /// The whole address.
    pub url: String,
    /// The headers.
    pub headers: Vec<(&'static str, String)>,
    /// The text of the body, or the content of the file.
    pub body: Vec<u8>,
    /// When it was sent, on the script's clock.
    pub at: Duration,
}

impl Sent {
    /// The value of a header, whose name is in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// The path, without address and query.
    #[must_use]
    pub fn path(&self) -> &str {
        let rest = self.url.split_once("://").map_or(self.url.as_str(), |(_, rest)| rest);
        let path = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/");
        path.split('?').next().unwrap_or(path)
    }
}

/// What the script does with a request.
#[derive(Clone, Debug)]
pub struct Reply {
    outcome: Outcome,
    after: Duration,
}

#[derive(Clone, Debug)]
enum Outcome {
    Answer(Answer),
    NotSent,
    NoAnswer,
}

impl Reply {
    /// An answer with status 200.
    #[must_use]
    pub fn ok(body: &str) -> Self {
        Self::status(200).body(body)
    }

    /// An answer without a body.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self { outcome: Outcome::Answer(Answer { status, ..Answer::default() }), after: Duration::ZERO }
    }

    /// Nobody is there.
    #[must_use]
    pub fn not_sent() -> Self {
        Self { outcome: Outcome::NotSent, after: Duration::ZERO }
    }

    /// The connection breaks before the answer.
    #[must_use]
    pub fn no_answer() -> Self {
        Self { outcome: Outcome::NoAnswer, after: Duration::ZERO }
    }

    /// With a body.
    #[must_use]
    pub fn body(mut self, text: impl AsRef<[u8]>) -> Self {
        if let Outcome::Answer(answer) = &mut self.outcome {
            answer.body = text.as_ref().to_vec();
        }
        self
    }

    /// With one more header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Outcome::Answer(answer) = &mut self.outcome {
            answer.headers = Headers::of(answer.headers.iter().chain([(name, value)]));
        }
        self
    }

    /// Later. Longer than the client waits, it is no answer.
    #[must_use]
    pub fn after(self, time: Duration) -> Self {
        Self { after: time, ..self }
    }
}

impl Scripted {
    /// Replies in their order; after the last one, nobody is there.
    #[must_use]
    pub fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self::of(replies.into_iter().collect(), None)
    }

    /// Replies to each request as a function says.
    #[must_use]
    pub fn answering(respond: impl Fn(&Sent) -> Reply + Send + Sync + 'static) -> Self {
        Self::of(VecDeque::new(), Some(Arc::new(respond)))
    }

    fn of(replies: VecDeque<Reply>, respond: Option<Respond>) -> Self {
        let inner = Inner {
            replies,
            respond,
            sent: Vec::new(),
            now: Duration::ZERO,
            random: 0x9e37_79b9_7f4a_7c15,
            sleepers: Vec::new(),
            last_sleeper: 0,
        };
        Self(Arc::new(Mutex::new(inner)))
    }

    /// What was sent so far.
    #[must_use]
    pub fn sent(&self) -> Vec<Sent> {
        self.lock().sent.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for Scripted {
    fn now(&self) -> Duration {
        self.lock().now
    }

    async fn sleep(&self, pause: Duration) {
        if !pause.is_zero() {
            let until = self.now().saturating_add(pause);
            Sleep { clock: self.clone(), until, number: None, turns: 0 }.await;
        }
    }

    fn random(&self) -> u64 {
        let mut inner = self.lock();
        let mut random = inner.random;
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        inner.random = random;
        random
    }
}

impl Transport for Scripted {
    type Content = Vec<u8>;

    async fn send(&self, request: Request<Vec<u8>>) -> Result<Answer, Error> {
        let body = match request.body {
            Body::Empty => Vec::new(),
            Body::Json(body) | Body::Form(body) | Body::File(_, body) => body,
        };
        let sent = Sent { method: request.method, url: request.url, headers: request.headers, body, at: self.now() };
        let (respond, next) = {
            let mut inner = self.lock();
            inner.sent.push(sent.clone());
            (inner.respond.clone(), inner.replies.pop_front())
        };
        let reply = respond.map(|respond| respond(&sent)).or(next).unwrap_or_else(Reply::not_sent);
        self.sleep(reply.after.min(request.timeout)).await;
        match reply.outcome {
            _ if reply.after > request.timeout => Err(Error::no_answer("it took too long")),
            Outcome::Answer(answer) => Ok(answer),
            Outcome::NotSent => Err(Error::not_sent("nobody is there")),
            Outcome::NoAnswer => Err(Error::no_answer("the connection broke")),
        }
    }
}

impl fmt::Debug for Scripted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = self.lock();
        formatter
            .debug_struct("Scripted")
            .field("sent", &inner.sent.len())
            .field("now", &inner.now)
            .finish_non_exhaustive()
    }
}

/// Waits on the script's clock.
struct Sleep {
    clock: Scripted,
    until: Duration,
    number: Option<u64>,
    turns: u32,
}

/// How often everybody else gets a turn before the clock moves, so that those who are not asleep go first.
const TURNS: u32 = 3;

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let clock = self.clock.clone();
        let mut inner = clock.lock();
        if inner.now >= self.until {
            return Poll::Ready(());
        }
        let number = *self.number.get_or_insert_with(|| {
            inner.last_sleeper += 1;
            inner.last_sleeper
        });
        inner.sleepers.retain(|sleeper| sleeper.number != number);
        let is_next = inner.sleepers.iter().all(|other| self.until <= other.until);
        if is_next && self.turns >= TURNS {
            inner.now = self.until;
            inner.sleepers.drain(..).for_each(|sleeper| sleeper.waker.wake());
            return Poll::Ready(());
        }
        inner.sleepers.push(Sleeper { number, until: self.until, waker: context.waker().clone() });
        drop(inner);
        if is_next {
            self.turns += 1;
            context.waker().wake_by_ref();
        }
        Poll::Pending
    }
}

/// Who no longer waits holds nobody up.
impl Drop for Sleep {
    fn drop(&mut self) {
        let mut inner = self.clock.lock();
        if let Some(number) = self.number {
            inner.sleepers.retain(|sleeper| sleeper.number != number);
        }
        inner.sleepers.iter().for_each(|sleeper| sleeper.waker.wake_by_ref());
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::Mutex, time::Duration};

    use futures_util::future::join_all;

    use super::{Clock, Scripted};

    #[tokio::test]
    async fn who_waits_less_goes_first_and_an_hour_takes_no_time() {
        let clock = Scripted::new([]);
        let order = Mutex::new(Vec::new());
        let waits = [3600, 1, 60, 1].into_iter().map(async |seconds| {
            clock.sleep(Duration::from_secs(seconds)).await;
            order.lock().unwrap().push((seconds, clock.now().as_secs()));
        });
        join_all(waits).await;
        assert_eq!(*order.lock().unwrap(), [(1, 1), (1, 1), (60, 60), (3600, 3600)]);
    }

    #[tokio::test]
    async fn who_gives_up_waiting_holds_nobody_up() {
        let clock = Scripted::new([]);
        let short = Box::pin(clock.sleep(Duration::from_secs(1)));
        let long = Box::pin(clock.sleep(Duration::from_secs(5)));
        drop(futures_util::future::select(short, long).await);
        clock.sleep(Duration::from_secs(10)).await;
        assert_eq!(clock.now(), Duration::from_secs(11));
    }
}
