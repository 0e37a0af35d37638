//! Who may come in: what a form shows, held against its ticket, its traps and the limits.

use std::{net::IpAddr, sync::Arc};

use altcha_lib_rs::Challenge;
use axum::http::{HeaderMap, StatusCode};
use uuid::Uuid;

use super::{
    TICKET_HEADER,
    challenge::{Challenger, Wrong},
    load::Load,
    tally::{Limit, Once, Subject, Tally, TallyError, Use},
    ticket::Ticket,
};
use crate::{
    client_address::Network,
    config::{Config, ProtectionConfig},
    database::Database,
    hourly_key::HourlyKeys,
    moment::Moment,
    vault::{Fingerprinted, Vault},
    verdict::Verdict,
};

/// Small documents cost something too.
const LEAST_BYTES: u64 = 64 * 1024;

/// Lets candidates in. Clones share everything.
#[derive(Clone, Debug)]
pub(crate) struct Doorkeeper {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    config: ProtectionConfig,
    company: String,
    vault: Vault,
    challenger: Challenger,
    load: Load,
    tally: Tally,
}

/// What to do with something that a form sent.
#[derive(Debug)]
pub(crate) enum Admission {
    /// Take it.
    Granted,
    /// Say that it was taken, and forget it: nobody writes an application in that time.
    Feigned,
    /// Say why not.
    Refused(Verdict),
}

/// A new ticket, as its form gets it.
#[derive(Debug)]
pub(super) struct NewTicket {
    pub(super) text: String,
    /// How long to wait before sending; a person is hardly ever that fast.
    pub(super) wait_ms: u128,
}

impl Doorkeeper {
    /// For the forms of a company; `vault` is that of the relay as a whole.
    pub(crate) fn new(config: &Config, database: &Database, vault: &Vault) -> Self {
        let company = config.personio.company_id.clone();
        let keys = HourlyKeys::new(database.clone(), vault.clone());
        let tally = Tally::new(database.clone(), keys, &company);
        let vault = vault.of_company(&company);
        let shared = Shared {
            config: config.protection.clone(),
            challenger: Challenger::new(&vault),
            load: Load::default(),
            tally,
            vault,
            company,
        };
        Self { shared: Arc::new(shared) }
    }

    pub(crate) async fn tidy(&self, now: Moment) -> Result<(), TallyError> {
        self.shared.tally.tidy(now).await
    }

    /// A challenge for the form of a job; `None` where nothing is asked of forms.
    pub(super) fn challenge(&self, job: u64, now: Moment) -> Option<Challenge> {
        let Shared { config, challenger, load, .. } = &*self.shared;
        let difficulty = load.raise(config.difficulty, now);
        config.enabled.then(|| challenger.make(job, difficulty, config.challenge_lifetime, now)).flatten()
    }

    /// A ticket for a solved challenge, once.
    pub(super) async fn ticket(&self, answer: &str, address: IpAddr, now: Moment) -> Result<NewTicket, Verdict> {
        let Shared { config, challenger, load, tally, vault, company } = &*self.shared;
        let solved = challenger.judge(answer, now).map_err(|wrong| match wrong {
            Wrong::Unreadable => {
                Verdict::whole(StatusCode::BAD_REQUEST, "This is no answer to a challenge of ALTCHA's.")
            }
            Wrong::Unsolved => refusal("The challenge is not solved by this."),
            Wrong::Expired => refusal("The challenge was solved too late."),
        })?;
        let once = Once { id: solved.id, used_for: b"", until: solved.expires_at };
        let network = Network::of(address);
        let limits = [Limit { subject: Subject::Tickets(network), amount: 1, most: config.tickets_per_address }];
        match tally.take(Some(once), &limits, now).await.map_err(trouble)? {
            Use::Good => {}
            Use::Spent => return Err(refusal("The challenge was used before.")),
            Use::Limited(subject) => return Err(limited(subject)),
        }
        load.count(now);
        let ticket = Ticket {
            id: Uuid::new_v4(),
            job: solved.job,
            begun_at: solved.made_at,
            expires_at: now.plus(config.ticket_lifetime),
        };
        let text = ticket.seal(vault, company).ok_or_else(unwell)?;
        let wait_ms = config.min_time.saturating_sub(now.since(solved.made_at)).as_millis();
        Ok(NewTicket { text, wait_ms })
    }

    /// Whether a document may come. `announced` is its size, as far as it is known.
    pub(crate) async fn admit_document(
        &self,
        headers: &HeaderMap,
        address: IpAddr,
        announced: u64,
        now: Moment,
    ) -> Admission {
        let config = &self.shared.config;
        if !config.enabled {
            return Admission::Granted;
        }
        if let Err(refusal) = self.shown(headers, now) {
            return Admission::Refused(refusal);
        }
        let subject = Subject::Bytes(Network::of(address));
        let limits = [Limit { subject, amount: announced.max(LEAST_BYTES), most: config.bytes_per_address }];
        judge(self.shared.tally.take(None, &limits, now).await)
    }

    /// Whether an application may come. The same one may come again with the same ticket.
    pub(crate) async fn admit_application(
        &self,
        headers: &HeaderMap,
        address: IpAddr,
        job: u64,
        body: &[u8],
        now: Moment,
    ) -> Admission {
        let Shared { config, vault, tally, .. } = &*self.shared;
        if !config.enabled {
            return Admission::Granted;
        }
        let ticket = match self.shown(headers, now) {
            Ok(ticket) => ticket,
            Err(refusal) => return Admission::Refused(refusal),
        };
        if ticket.job != job {
            return Admission::Refused(refusal("The form belongs to another job."));
        }
        if now.since(ticket.begun_at) < config.min_time {
            return Admission::Feigned;
        }
        let network = Network::of(address);
        let once = Once {
            id: vault.fingerprint(Fingerprinted::Ticket, &[ticket.id.as_bytes()]),
            used_for: &vault.fingerprint(Fingerprinted::Body, &[body]),
            until: ticket.expires_at,
        };
        let limits = [
            Limit { subject: Subject::Applications(network), amount: 1, most: config.applications_per_address },
            Limit { subject: Subject::Job(job), amount: 1, most: config.applications_per_job },
        ];
        judge(tally.take(Some(once), &limits, now).await)
    }

    /// The ticket that came with a request.
    fn shown(&self, headers: &HeaderMap, now: Moment) -> Result<Ticket, Verdict> {
        let text = headers.get(TICKET_HEADER).and_then(|value| value.to_str().ok());
        let text = text.ok_or_else(|| refusal("The form has not solved its challenge."))?;
        let ticket = Ticket::open(&self.shared.vault, &self.shared.company, text);
        let ticket = ticket.ok_or_else(|| refusal("The form's ticket is not valid."))?;
        if now >= ticket.expires_at { Err(refusal("The form was open for too long.")) } else { Ok(ticket) }
    }
}

fn judge(taken: Result<Use, TallyError>) -> Admission {
    match taken {
        Ok(Use::Good) => Admission::Granted,
        Ok(Use::Spent) => Admission::Refused(refusal("The form was sent before.")),
        Ok(Use::Limited(subject)) => Admission::Refused(limited(subject)),
        Err(error) => Admission::Refused(trouble(error)),
    }
}

/// Says why, what is safe, and what to do. The status tells the widget to get another ticket and to send again.
fn refusal(why: &str) -> Verdict {
    let advice = "Nothing was stored and nothing is lost: solve a new challenge (GET /_relay/challenge, POST \
                  /_relay/ticket) and send again.";
    Verdict::whole(StatusCode::PRECONDITION_REQUIRED, &format!("{why} {advice}"))
}

fn limited(subject: Subject) -> Verdict {
    let what = match subject {
        Subject::Job(_) => "Very many people apply for this job right now.",
        Subject::Bytes(_) => "Very many documents come from your connection right now.",
        Subject::Tickets(_) | Subject::Applications(_) => "Very many applications come from your connection right now.",
    };
    tracing::warn!(limit = subject.name(), "refused: a limit of [protection] is reached");
    let advice = "Nothing was stored; please send it again in some minutes, or from another network.";
    Verdict::whole(StatusCode::TOO_MANY_REQUESTS, &format!("{what} {advice}"))
}

#[expect(clippy::needless_pass_by_value, reason = "called by map_err")]
fn trouble(error: TallyError) -> Verdict {
    tracing::error!(%error, "nobody can be let in");
    unwell()
}

fn unwell() -> Verdict {
    Verdict::whole(StatusCode::SERVICE_UNAVAILABLE, "This cannot be taken right now; please try again.")
}

impl Subject {
    fn name(self) -> &'static str {
        match self {
            Self::Tickets(_) => "tickets_per_address",
            Self::Applications(_) => "applications_per_address",
            Self::Bytes(_) => "bytes_per_address",
            Self::Job(_) => "applications_per_job",
        }
    }
}
