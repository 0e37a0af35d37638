//! A document arrives once, whatever ends the program in between.

use personio::documents::v1::{Document, UploadDocument};

use super::{Key, State};

/// What sends documents, finds them, and keeps the journal.
#[expect(async_fn_in_trait, reason = "whoever delivers waits for it in place: nothing moves to another thread")]
pub trait Delivery {
    /// Why something did not work.
    type Error;

    /// Notes how far a document is, and returns once that survives a crash.
    ///
    /// # Errors
    /// When it cannot be kept: then nothing may be sent.
    async fn note(&mut self, key: &Key, state: State) -> Result<(), Self::Error>;

    /// Sends the document; `None` where it is only shown.
    ///
    /// # Errors
    /// When it did not arrive, or nobody knows.
    async fn create(&mut self, upload: &UploadDocument) -> Result<Option<Document>, Self::Error>;

    /// Looks for it in the person's file.
    ///
    /// # Errors
    /// When the file cannot be looked into.
    async fn find(&mut self, upload: &UploadDocument) -> Result<Option<Document>, Self::Error>;

    /// Whether the document may have arrived although there was an error.
    fn is_unclear(error: &Self::Error) -> bool;
}

/// What became of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivered {
    /// It is in the person's file now, under this id.
    Sent(String),
    /// It was there before.
    Before(String),
    /// It was only shown.
    Shown,
}

/// Sends a document unless it has arrived before; `known` is what the journal says of it. It is noted before it is sent
/// and when it has arrived. What had begun and nobody knows the end of is looked for first.
///
/// # Errors
/// Those of `delivery`.
pub async fn deliver<D: Delivery>(
    delivery: &mut D,
    key: &Key,
    known: Option<State>,
    upload: &UploadDocument,
) -> Result<Delivered, D::Error> {
    match known {
        Some(State::Sent { document }) => return Ok(Delivered::Before(document)),
        Some(State::Begun) => {
            if let Some(document) = delivery.find(upload).await? {
                let document = id(document);
                delivery.note(key, State::Sent { document: document.clone() }).await?;
                return Ok(Delivered::Before(document));
            }
        }
        Some(State::Refused) | None => {}
    }
    delivery.note(key, State::Begun).await?;
    match delivery.create(upload).await {
        Ok(Some(document)) => {
            let document = id(document);
            delivery.note(key, State::Sent { document: document.clone() }).await?;
            Ok(Delivered::Sent(document))
        }
        Ok(None) => Ok(Delivered::Shown),
        Err(error) => {
            if !D::is_unclear(&error) {
                delivery.note(key, State::Refused).await?;
            }
            Err(error)
        }
    }
}

fn id(document: Document) -> String {
    let v2 = document.id_v2.map(|id| id.to_string());
    document.id.map(|id| id.to_string()).or(v2).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeMap,
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use personio::{
        documents::v1::{Document, UploadDocument},
        id::v1::{DocumentCategoryId, EmployeeId},
    };

    use super::{Delivered, Delivery, Key, State, deliver};

    /// A person's file, and a program that dies at its nth step.
    #[derive(Default)]
    struct Desk {
        file: Vec<String>,
        journal: BTreeMap<Key, State>,
        steps_left: usize,
        answers_get_lost: bool,
    }

    #[derive(Debug, PartialEq)]
    enum Stop {
        Died,
        Lost,
    }

    impl Desk {
        fn step(&mut self) -> Result<(), Stop> {
            self.steps_left = self.steps_left.checked_sub(1).ok_or(Stop::Died)?;
            Ok(())
        }
    }

    fn document(id: u64) -> Document {
        serde_json::from_value(serde_json::json!({"id": id})).unwrap()
    }

    impl Delivery for Desk {
        type Error = Stop;

        async fn note(&mut self, key: &Key, state: State) -> Result<(), Stop> {
            self.step()?;
            self.journal.insert(key.clone(), state);
            self.step()
        }

        async fn create(&mut self, upload: &UploadDocument) -> Result<Option<Document>, Stop> {
            self.step()?;
            self.file.push(upload.title.clone());
            self.step()?;
            if self.answers_get_lost { Err(Stop::Lost) } else { Ok(Some(document(1))) }
        }

        async fn find(&mut self, upload: &UploadDocument) -> Result<Option<Document>, Stop> {
            self.step()?;
            Ok(self.file.contains(&upload.title).then(|| document(1)))
        }

        fn is_unclear(error: &Stop) -> bool {
            matches!(error, Stop::Died | Stop::Lost)
        }
    }

    /// Nothing here waits.
    fn now<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("it waits"),
        }
    }

    fn run(desk: &mut Desk) -> Result<Delivered, Stop> {
        let upload = UploadDocument {
            title: "Payslip".into(),
            employee: EmployeeId(7),
            category: DocumentCategoryId(3),
            ..UploadDocument::default()
        };
        let key = Key { sha256: "0a".into(), person: "7".into(), title: "Payslip".into(), category: "3".into() };
        let known = desk.journal.get(&key).cloned();
        now(deliver(desk, &key, known, &upload))
    }

    #[test]
    fn a_program_that_dies_at_any_two_steps_leaves_one_document() {
        for first in 0..8 {
            for second in 0..8 {
                let mut desk = Desk::default();
                for steps in [first, second, 100] {
                    desk.steps_left = steps;
                    let ended = run(&mut desk);
                    assert!(ended.is_ok() || ended == Err(Stop::Died));
                }
                assert_eq!(desk.file.len(), 1, "died at {first}, then at {second}");
                assert_eq!(run(&mut Desk { steps_left: 0, ..desk }), Ok(Delivered::Before("1".into())));
            }
        }
    }

    #[test]
    fn what_arrived_although_its_answer_was_lost_is_found() {
        let mut desk = Desk { steps_left: 100, answers_get_lost: true, ..Desk::default() };
        assert_eq!(run(&mut desk), Err(Stop::Lost));
        assert_eq!(run(&mut desk), Ok(Delivered::Before("1".into())));
        assert_eq!(desk.file.len(), 1);
    }
}
