//! A sandbox with somebody new in it.

use futures_util::TryStreamExt;
use personio::{
    absences::v2::{AbsencePeriod, AbsenceType, AbsenceUnit, ListAbsencePeriods, ListAbsenceTypes},
    attendances::v2::{AttendancePeriod, ListAttendancePeriods},
    client::Client,
    credentials::{ClientCredentials, Secret},
    id::v2::{AbsenceTypeId, PersonId},
    persons::{CreatePerson, NewEmployment},
    transport::Reqwest,
};
use personio_extension_model::{
    attendance::Attendance,
    clock::Instant,
    edit::Record,
    known::Known,
    queue::{Outcome, Queue, Step},
};
use personio_sandbox::{Options, Sandbox};
use tokio::net::TcpListener;

pub const NOW: Instant = Instant(1_780_297_200_000);

pub struct Company {
    address: String,
    pub client: Client<Reqwest>,
    pub person: PersonId,
}

impl Company {
    pub async fn found() -> Self {
        let sandbox = Sandbox::new(Options::default());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { sandbox.serve(listener, std::future::pending()).await });
        let client_secret = Secret::new("sandbox-secret");
        let credentials = ClientCredentials { client_id: "sandbox-client".into(), client_secret, scope: vec![] };
        let client = Client::new(&address, credentials, Reqwest::new("personio-tests").unwrap());
        let employment =
            NewEmployment { employment_start_date: Some("2024-01-01".parse().unwrap()), ..NewEmployment::default() };
        let person = CreatePerson {
            email: "nova@acme.example".into(),
            first_name: "Nova".into(),
            last_name: "New".into(),
            preferred_name: None,
            gender: None,
            language: None,
            custom_attributes: vec![],
            employments: vec![employment],
        };
        let person = client.create(&person).await.unwrap().id;
        Self { address, client, person }
    }

    /// Something goes wrong from now on.
    pub async fn suffer(&self, fault: &'static str) {
        let request = reqwest::Client::new().post(format!("{}/_sandbox/faults", self.address));
        let answer = request.header("content-type", "application/json").body(fault).send().await.unwrap();
        assert!(answer.status().is_success(), "{fault}");
    }

    /// Nothing goes wrong any more.
    pub async fn recover(&self) {
        reqwest::Client::new().delete(format!("{}/_sandbox/faults", self.address)).send().await.unwrap();
    }

    pub async fn perform(&self, step: &Step) -> Outcome {
        step.request(&self.person).perform(&self.client).await
    }

    /// Sends everything that can be sent, and keeps what is known up to date.
    pub async fn send(&self, queue: &mut Queue, known: &mut Known) {
        while let Some(step) = queue.next(NOW) {
            queue.begin(&step);
            let outcome = self.perform(&step).await;
            if let Some(landed) = queue.settle(&step, outcome, NOW) {
                known.land(landed);
            }
            // The sandbox has limits as Personio has.
            if queue.waiting() > 0 {
                queue.release();
            }
        }
    }

    pub async fn periods(&self) -> Vec<AttendancePeriod> {
        let list = ListAttendancePeriods { persons: vec![self.person.clone()], ..ListAttendancePeriods::default() };
        self.client.pages(list).try_collect().await.unwrap()
    }

    /// What the person's periods say, in the order of time.
    pub async fn attendances(&self) -> Vec<Record> {
        let mut read: Vec<Attendance> = self.periods().await.iter().filter_map(Attendance::read).collect();
        read.sort_by_key(|it| it.start);
        read.into_iter().map(Record::Attendance).collect()
    }

    pub async fn absences(&self) -> Vec<AbsencePeriod> {
        let list = ListAbsencePeriods { persons: vec![self.person.clone()], ..ListAbsencePeriods::default() };
        self.client.pages(list).try_collect().await.unwrap()
    }

    /// A kind of absence that is counted in days.
    pub async fn kind(&self) -> AbsenceTypeId {
        let kinds: Vec<AbsenceType> = self.client.pages(ListAbsenceTypes::default()).try_collect().await.unwrap();
        kinds.into_iter().find(|kind| kind.unit == Some(AbsenceUnit::Day)).unwrap().id
    }
}
