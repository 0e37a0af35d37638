use std::time::Duration;

use super::{Invited, Lifetimes, OneTime, Session, Sessions, code::Code};
use crate::{database, moment::Moment, vault::Vault};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

struct Desk {
    sessions: Sessions,
    _folder: tempfile::TempDir,
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let pool = database::open(&folder.path().join("relay.sqlite"), 2).await.unwrap();
        let lifetimes = Lifetimes { invitation: DAY, session: 10 * DAY, longest: 25 * DAY, hr_longest: 2 * DAY };
        let sessions = Sessions { pool, vault: Vault::for_tests(), company: "4711".to_owned(), lifetimes };
        Self { sessions, _folder: folder }
    }

    async fn invite(&self, person: &str, now: Moment) -> Code {
        self.sessions.invite(&invited(person), now).await.unwrap().code
    }

    async fn sign_in(&self, person: &str, now: Moment) -> (String, Session) {
        let code = self.invite(person, now).await;
        let (token, session) = self.sessions.sign_in(&code, Some("70"), now).await.unwrap().unwrap();
        (token.expose().to_owned(), session)
    }

    async fn is_open(&self, token: &str, now: Moment) -> bool {
        self.sessions.find(token, now).await.unwrap().is_some()
    }
}

fn invited(person: &str) -> Invited {
    Invited { email: format!("{person}@acme.example"), person: person.to_owned(), is_hr: false }
}

fn day(number: u32) -> Moment {
    Moment::from_millis(1_000).plus(number * DAY)
}

#[tokio::test]
async fn a_code_is_worth_something_until_its_time_is_over() {
    let desk = Desk::new().await;
    let code = desk.invite("7", day(0)).await;
    let last = day(1).minus(Duration::from_millis(1));
    assert_eq!(desk.sessions.invited(&code, last).await.unwrap().unwrap().invited, invited("7"));
    assert_eq!(desk.sessions.invited(&code, day(1)).await.unwrap(), None);
    assert!(desk.sessions.sign_in(&code, None, day(1)).await.unwrap().is_none());
    assert!(desk.sessions.sign_in(&code, None, last).await.unwrap().is_some());
}

#[tokio::test]
async fn of_many_who_use_a_code_at_once_one_comes_in() {
    let desk = Desk::new().await;
    let code = desk.invite("7", day(0)).await;
    let tries = (0..8).map(|_| desk.sessions.sign_in(&code, None, day(0)));
    let came_in = futures_util::future::join_all(tries).await.into_iter().filter_map(|signed_in| signed_in.unwrap());
    assert_eq!(came_in.count(), 1);
}

#[tokio::test]
async fn a_session_lasts_longer_by_being_used_but_not_for_ever() {
    let desk = Desk::new().await;
    let (token, session) = desk.sign_in("7", day(0)).await;
    assert_eq!(session.expires_at, day(10));
    let used = desk.sessions.find(&token, day(8)).await.unwrap().unwrap();
    assert_eq!((used.used_at, used.expires_at), (day(8), day(18)));
    let used = desk.sessions.find(&token, day(17)).await.unwrap().unwrap();
    assert_eq!(used.expires_at, day(25), "the longest that any session lasts");
    assert!(desk.is_open(&token, day(24)).await);
    assert!(!desk.is_open(&token, day(25)).await);
    let (unused, _) = desk.sign_in("7", day(0)).await;
    assert!(!desk.is_open(&unused, day(10)).await);
}

#[tokio::test]
async fn each_request_does_not_cost_a_write() {
    let desk = Desk::new().await;
    let (token, session) = desk.sign_in("7", day(0)).await;
    let soon = day(0).plus(Duration::from_secs(60 * 60));
    assert_eq!(desk.sessions.find(&token, soon).await.unwrap(), Some(session));
}

#[tokio::test]
async fn another_companys_session_is_nobodys() {
    let desk = Desk::new().await;
    let (token, session) = desk.sign_in("7", day(0)).await;
    let code = desk.invite("8", day(0)).await;
    let other = Sessions { company: "4712".to_owned(), ..desk.sessions.clone() };
    assert!(other.find(&token, day(0)).await.unwrap().is_none());
    assert!(other.invited(&code, day(0)).await.unwrap().is_none());
    assert!(other.sign_in(&code, None, day(0)).await.unwrap().is_none());
    assert!(!other.end(&session.id).await.unwrap());
    assert_eq!(other.end_all("7").await.unwrap(), 0);
    assert!(other.open(day(0)).await.unwrap().is_empty());
    assert!(desk.is_open(&token, day(0)).await);
}

#[tokio::test]
async fn all_sessions_of_a_person_end_with_their_invitations() {
    let desk = Desk::new().await;
    let ((one, _), (two, _), (other, _)) =
        (desk.sign_in("7", day(0)).await, desk.sign_in("7", day(0)).await, desk.sign_in("8", day(0)).await);
    let code = desk.invite("7", day(0)).await;
    assert_eq!(desk.sessions.end_all("7").await.unwrap(), 2);
    assert!(!desk.is_open(&one, day(0)).await && !desk.is_open(&two, day(0)).await);
    assert!(desk.is_open(&other, day(0)).await);
    assert!(desk.sessions.invited(&code, day(0)).await.unwrap().is_none());
}

#[tokio::test]
async fn what_is_over_is_forgotten() {
    let desk = Desk::new().await;
    desk.sign_in("7", day(0)).await;
    desk.sign_in("8", day(5)).await;
    desk.sessions.expire(day(12)).await.unwrap();
    let rows: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM session").fetch_one(&desk.sessions.pool).await.unwrap();
    assert_eq!(rows, 1);
}

#[tokio::test]
async fn a_sign_in_that_is_handed_over_leaves_invitations_and_other_sign_ins_alone() {
    let desk = Desk::new().await;
    let invitation = desk.invite("7", day(0)).await;
    let for_a_minute = OneTime { lifetime: DAY / (24 * 60), challenge: None };
    let one = desk.sessions.hand_over(&invited("7"), for_a_minute, day(0)).await.unwrap().code;
    let other = desk.sessions.hand_over(&invited("7"), for_a_minute, day(0)).await.unwrap().code;
    for code in [&invitation, &one, &other] {
        assert!(desk.sessions.invited(code, day(0)).await.unwrap().is_some());
    }
    let later = day(0).plus(Duration::from_secs(60));
    assert!(desk.sessions.invited(&one, later).await.unwrap().is_none());
    desk.sessions.end_all("7").await.unwrap();
    assert!(desk.sessions.invited(&other, day(0)).await.unwrap().is_none(), "signing out everywhere takes it back");
}

#[tokio::test]
async fn a_code_with_a_challenge_is_for_the_client_that_set_it() {
    let desk = Desk::new().await;
    // The example of RFC 7636.
    let challenge = Some("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    let code = OneTime { lifetime: DAY, challenge };
    let code = desk.sessions.hand_over(&invited("7"), code, day(0)).await.unwrap().code;
    let known = desk.sessions.invited(&code, day(0)).await.unwrap().unwrap();
    assert!(known.is_for(Some("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")));
    for verifier in [None, Some(""), Some("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK"), challenge] {
        assert!(!known.is_for(verifier), "{verifier:?}");
    }
}

#[tokio::test]
async fn who_is_hr_by_the_providers_word_signs_in_again_before_long() {
    let desk = Desk::new().await;
    let hr = Invited { is_hr: true, ..invited("7") };
    let code = OneTime { lifetime: DAY, challenge: None };
    let code = desk.sessions.hand_over(&hr, code, day(0)).await.unwrap().code;
    let (token, session) = desk.sessions.sign_in(&code, None, day(0)).await.unwrap().unwrap();
    assert_eq!((session.is_hr, session.expires_at), (true, day(2)));
    let token = token.expose();
    assert_eq!(desk.sessions.find(token, day(1)).await.unwrap().unwrap().expires_at, day(2), "use does not help");
    assert!(!desk.is_open(token, day(2)).await);
}

#[tokio::test]
async fn a_sign_in_returns_from_the_provider_once() {
    let desk = Desk::new().await;
    let (one, other) = (uuid::Uuid::new_v4(), uuid::Uuid::new_v4());
    let tries = (0..8).map(|_| desk.sessions.returns_first(one, day(1)));
    let first = futures_util::future::join_all(tries).await.into_iter().filter(|first| *first.as_ref().unwrap());
    assert_eq!(first.count(), 1);
    assert!(desk.sessions.returns_first(other, day(1)).await.unwrap());
    desk.sessions.expire(day(2)).await.unwrap();
    let rows: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM returned_sign_in").fetch_one(&desk.sessions.pool).await.unwrap();
    assert_eq!(rows, 0);
}
