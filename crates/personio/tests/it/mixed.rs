//! A thousand operations against a Personio that misbehaves: each has its effect once.
//!
//! Client and sandbox share a clock that stands still while anybody works, so that minutes of waiting take no time.

use std::{collections::BTreeMap, time::Duration};

use futures_util::{StreamExt, TryStreamExt, stream};
use personio::{
    attendances::v2::{
        Activity, CreateAttendancePeriod, DeleteAttendancePeriod, ListAttendancePeriods, UpdateAttendancePeriod,
    },
    client::Client,
    employees::ListEmployees,
    error::Error,
    id::{
        PositionId,
        v2::{AttendancePeriodId, PersonId},
    },
    patch::Patch,
    persons::{CreatePerson, GetPerson, ListPersons, NewEmployment},
    projects::v2::{CreateProject, ListProjects},
    recruiting::{Application, CreateApplication},
};
use personio_sandbox::{Options, Sandbox};

use crate::in_process::{InProcess, patient_client as client};

/// How many calls are under way at a time.
const AT_ONCE: usize = 8;
/// A position of the sandbox's board.
const POSITION: PositionId = PositionId(2_697_760);

const PERSONS: usize = 80;
const PROJECTS: usize = 60;
const PERIODS: usize = 400;
const CHANGES: usize = 100;
const DELETIONS: usize = 60;
const APPLICATIONS: usize = 60;
const READS: usize = 240;

/// The sandbox's faults, with the share of requests that each hits.
const FAULTS: [&str; 8] = [
    r#"{"path":"/v","kind":"status","status":429,"headers":{"retry-after":"2"},"share":0.03}"#,
    r#"{"path":"/v","kind":"status","status":429,"share":0.02}"#,
    r#"{"path":"/v","kind":"status","status":503,"share":0.03}"#,
    r#"{"path":"/v","kind":"status","status":502,"body":"<html>Bad gateway</html>","share":0.02}"#,
    r#"{"path":"/v","kind":"lost_answer","share":0.05}"#,
    r#"{"path":"/v","kind":"reset","share":0.04}"#,
    r#"{"path":"/v","kind":"delay","delay_ms":3000,"share":0.03}"#,
    r#"{"path":"/v","kind":"timeout","share":0.01}"#,
];

/// Sends all, some at a time, and hands out what came.
pub async fn all<T, F: Future<Output = Result<T, Error>>>(calls: impl IntoIterator<Item = F>) -> Vec<T> {
    stream::iter(calls).buffer_unordered(AT_ONCE).try_collect().await.unwrap()
}

pub fn new_person(number: usize) -> CreatePerson {
    let employment =
        NewEmployment { employment_start_date: Some("2024-01-01".parse().unwrap()), ..NewEmployment::default() };
    CreatePerson {
        email: format!("new-{number}@acme.example"),
        first_name: "Nova".into(),
        last_name: format!("Number {number}"),
        preferred_name: None,
        gender: None,
        language: None,
        custom_attributes: vec![],
        employments: vec![employment],
    }
}

/// A morning of a person's own.
fn work(persons: &[PersonId], number: usize) -> CreateAttendancePeriod {
    let person = persons[number % persons.len()].clone();
    let day = number / persons.len() + 1;
    let at = |time: &str| format!("2026-03-{day:02}T{time}:00").parse().unwrap();
    CreateAttendancePeriod::new(person, Activity::work(), at("08:00")).until(at("12:00"))
}

#[tokio::test(start_paused = true)]
async fn a_thousand_mixed_operations_have_their_effect_once() {
    let sandbox = Sandbox::new(Options::default());
    let transport = InProcess::new(sandbox.router());
    let client = client(&transport);
    for fault in FAULTS {
        transport.control("POST", "/_sandbox/faults", fault).await;
    }

    let persons = all((0..PERSONS).map(|number| {
        let client = &client;
        async move { client.create(&new_person(number)).await.map(|created| created.id) }
    }))
    .await;
    // Every token that was given out expires at once.
    transport.control("PUT", "/_sandbox/clock", r#"{"advance_seconds":90000}"#).await;
    let projects = async {
        all((0..PROJECTS).map(|number| {
            let client = &client;
            async move { client.create(&CreateProject::named(&format!("Project {number}"))).await }
        }))
        .await
    };
    let periods = async {
        all((0..PERIODS).map(|number| {
            let (client, endpoint) = (&client, work(&persons, number));
            async move { client.create(&endpoint).await.map(|created| created.id) }
        }))
        .await
    };
    let applications = async {
        all((0..APPLICATIONS).map(|number| {
            let client = &client;
            let application = Application {
                first_name: "Nova".into(),
                last_name: "Applicant".into(),
                email: format!("applicant-{number}@acme.example"),
                job_position_id: POSITION,
                ..Application::default()
            };
            async move { client.create(&CreateApplication { application }).await }
        }))
        .await
    };
    let ((_, periods), _) = futures_util::join!(async { futures_util::join!(projects, periods) }, applications);
    transport.control("PUT", "/_sandbox/clock", r#"{"advance_seconds":90000}"#).await;
    change_and_read(&client, &periods, &persons).await;

    let hits = transport.faults().await;
    assert!(hits.values().all(|hits| *hits > 0), "every fault has hit: {hits:?}");
    assert_eq!(
        transport.refused_for_limits(),
        hits["429"],
        "nothing but the faults says that there are too many requests: {:?}",
        transport.requests()
    );
    let expired = transport.requests().iter().filter(|request| request.status == Some(401)).count();
    assert!(expired >= 2, "tokens of both versions expired unforeseen");
    transport.control("DELETE", "/_sandbox/faults", "").await;
    check_limits(&transport);
    check_effects(&client, &sandbox, &periods).await;
    let requests = transport.requests().len();
    println!("{requests} requests with {hits:?} in {:?} of virtual time", transport.elapsed());
}

/// Changes some periods, deletes others, and reads meanwhile.
async fn change_and_read(client: &Client<InProcess>, periods: &[AttendancePeriodId], persons: &[PersonId]) {
    let changes = async {
        all(periods[..CHANGES].iter().map(|id| async move {
            let comment = Patch::Set("changed".to_owned());
            client.send(&UpdateAttendancePeriod { comment, ..UpdateAttendancePeriod::of(id.clone()) }).await
        }))
        .await
    };
    let deletions = async {
        all(periods[CHANGES..CHANGES + DELETIONS].iter().map(|id| async move {
            client.send(&DeleteAttendancePeriod { id: id.clone(), approval: Default::default() }).await
        }))
        .await
    };
    let reads = async {
        all((0..READS).map(|number| async move {
            if number % 2 == 0 {
                client.send(&ListEmployees::default()).await.map(drop)
            } else {
                client.send(&GetPerson { id: persons[number % persons.len()].clone() }).await.map(drop)
            }
        }))
        .await
    };
    futures_util::join!(changes, deletions, reads);
}

/// At no time more than Personio takes.
fn check_limits(transport: &InProcess) {
    let times = |method: &str, matches: &dyn Fn(&str) -> bool| -> Vec<Duration> {
        let requests = transport.requests().into_iter();
        requests.filter(|it| it.method == method && matches(&it.path)).map(|it| it.at).collect()
    };
    let recruiting = times("POST", &|path| path.starts_with("/v1/recruiting/"));
    assert!(recruiting.len() >= APPLICATIONS);
    assert!(recruiting.windows(21).all(|window| window[20] - window[0] >= Duration::from_secs(60)));
    let employees = times("GET", &|path| path == "/v1/company/employees");
    assert!(employees.len() >= READS / 2);
    assert!(employees.windows(16).all(|window| window[15] - window[0] >= Duration::from_secs(1)));
}

/// Everything is there once, and nothing else.
async fn check_effects(client: &Client<InProcess>, sandbox: &Sandbox, made: &[AttendancePeriodId]) {
    let once = |counts: BTreeMap<String, usize>, expected: usize, what: &str| {
        assert_eq!(counts.len(), expected, "{what}");
        assert!(counts.values().all(|count| *count == 1), "{what}: {counts:?}");
    };
    let persons: Vec<_> =
        client.pages(ListPersons { limit: Some(50), ..ListPersons::default() }).try_collect().await.unwrap();
    let emails = persons.into_iter().filter_map(|person| person.email).filter(|email| email.starts_with("new-"));
    once(count(emails), PERSONS, "persons");
    let projects: Vec<_> = client.pages(ListProjects::default()).try_collect().await.unwrap();
    let names = projects.into_iter().filter_map(|project| project.name).filter(|name| name.starts_with("Project "));
    once(count(names), PROJECTS, "projects");
    once(count(sandbox.applications().into_iter().map(|it| it.email)), APPLICATIONS, "applications");

    let march = ListAttendancePeriods {
        start_from: "2026-03-01T00:00:00".parse().ok(),
        start_to: "2026-03-31T00:00:00".parse().ok(),
        ..ListAttendancePeriods::default()
    };
    let periods: Vec<_> = client.pages(march).try_collect().await.unwrap();
    let ours = periods.iter().filter(|period| made.contains(&period.id));
    once(count(ours.clone().map(|period| period.id.to_string())), PERIODS - DELETIONS, "periods");
    assert_eq!(ours.filter(|it| it.comment.as_deref() == Some("changed")).count(), CHANGES);
    // A period that was made twice would be one that nobody was told of.
    let keys = periods.iter().map(|it| format!("{} {:?}", it.person.id, it.start.date_time.local()));
    assert!(count(keys).values().all(|count| *count == 1));
}

fn count(things: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for thing in things {
        *counts.entry(thing).or_insert(0) += 1;
    }
    counts
}
