//! Brings documents to the relay.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{ArrayBuffer, Uint8Array};
use leptos::prelude::Owner;
use personio::recruiting::file::{self, SNIFFED_BYTES};
use personio_ui::application::{ApplicationModel, Upload, UploadProblem, UploadState, read_upload_answer};
use personio_ui::browser::spawn;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList, FormData, HtmlElement};

use crate::events::Event;
use crate::origin;
use crate::request::Request;
use crate::tickets::{self, Tickets};

/// The relay gives up after ten minutes.
const TIMEOUT: u32 = 10 * 60 * 1000;

/// The chosen files, and those of them that travel.
#[derive(Clone)]
pub struct Uploads(Rc<Inner>);

struct Inner {
    model: ApplicationModel,
    host: HtmlElement,
    relay: String,
    tickets: Tickets,
    owner: Owner,
    on_settled: Rc<dyn Fn()>,
    /// By the upload's id. There are a handful, and a list is smaller code than a map.
    files: RefCell<Vec<(u32, File)>>,
    /// Each travelling document has an owner of its own: cleaning it up aborts the request.
    travelling: RefCell<Vec<(u32, Owner)>>,
}

impl Uploads {
    /// Nothing chosen yet. Called within the form's owner; `on_settled` hears of every document that ended.
    pub fn new(
        model: ApplicationModel,
        host: HtmlElement,
        relay: String,
        tickets: Tickets,
        on_settled: Rc<dyn Fn()>,
    ) -> Self {
        let owner = Owner::current().unwrap_or_default();
        let (files, travelling) = (RefCell::default(), RefCell::default());
        Self(Rc::new(Inner { model, host, relay, tickets, owner, on_settled, files, travelling }))
    }

    /// Takes files that were chosen or dropped.
    pub fn add(&self, files: &FileList) {
        self.0.model.surplus.set(Vec::new());
        for file in (0..files.length()).filter_map(|index| files.get(index)) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size is a whole number")]
            let size = file.size() as u64;
            if let Some(upload) = self.0.model.add_file(&file.name(), size) {
                self.0.files.borrow_mut().push((upload.id, file));
                if !upload.state.with_untracked(UploadState::is_pending) {
                    self.tell(upload, "failed");
                }
            }
        }
        self.start();
    }

    /// Tries a document again.
    pub fn retry(&self, id: u32) {
        if let Some(upload) = self.0.model.upload(id) {
            upload.state.set(UploadState::Waiting);
            self.start();
        }
    }

    /// Takes a document out, wherever it is.
    pub fn remove(&self, id: u32) {
        self.0.files.borrow_mut().retain(|(of, _)| *of != id);
        self.stop(id);
        let Some(upload) = self.0.model.upload(id) else { return };
        self.tell(upload, "removed");
        if let Some(UploadState::Done(uuid)) = self.0.model.remove(id) {
            self.forget(&uuid);
        }
        self.settled();
    }

    fn start(&self) {
        while let Some(upload) = self.0.model.start_next() {
            let owner = self.0.owner.child();
            self.0.travelling.borrow_mut().push((upload.id, owner.clone()));
            self.tell(upload, "started");
            let uploads = self.clone();
            owner.with(|| {
                spawn(async move {
                    let result = uploads.send(upload).await;
                    uploads.end(upload, result);
                });
            });
        }
    }

    async fn send(&self, upload: Upload) -> Result<String, UploadProblem> {
        let file = self.file(upload.id).ok_or(UploadProblem::Gone)?;
        let name = upload.name.get_untracked();
        sniff(&file, &name).await?;
        let url = [self.0.relay.as_str(), "/v1/recruiting/applications/documents"].concat();
        let tell = move |percent| {
            let running = UploadState::Running(percent);
            if upload.state.with_untracked(|state| state.is_pending() && *state != running) {
                upload.state.set(running);
            }
        };
        let mut is_again = false;
        // A second time with a new ticket, where the form was open for long.
        loop {
            let ticket = self.0.tickets.ticket().await;
            let form = FormData::new().map_err(|_| UploadProblem::Refused)?;
            form.append_with_blob_and_filename("file", &file, &name).map_err(|_| UploadProblem::Refused)?;
            let request = Request::new("POST", &url).ok_or(UploadProblem::Network)?.timeout(TIMEOUT);
            let request = request.optional_header("x-relay-ticket", &ticket).on_progress(tell);
            let response = request.send_form(&form).await;
            if response.status != tickets::REFUSED || is_again {
                return read_upload_answer(response.status, &response.body);
            }
            is_again = true;
            self.0.tickets.renew();
        }
    }

    fn file(&self, id: u32) -> Option<File> {
        self.0.files.borrow().iter().find(|(of, _)| *of == id).map(|(_, file)| file.clone())
    }

    fn end(&self, upload: Upload, result: Result<String, UploadProblem>) {
        if result == Err(UploadProblem::Origin) {
            origin::report_refusal(&self.0.relay);
        }
        self.tell(upload, if result.is_ok() { "done" } else { "failed" });
        self.0.model.settle(upload, result);
        self.0.travelling.borrow_mut().retain(|(of, _)| *of != upload.id);
        self.settled();
    }

    fn settled(&self) {
        self.start();
        (self.0.on_settled)();
    }

    fn stop(&self, id: u32) {
        // Cleaning up runs code of others, which may look here again.
        let travelling = self.0.travelling.take();
        let (stopped, others) = travelling.into_iter().partition(|(of, _)| *of == id);
        self.0.travelling.replace(others);
        let stopped: Vec<(u32, Owner)> = stopped;
        stopped.iter().for_each(|(_, owner)| owner.cleanup());
    }

    /// Nobody waits for the answer: the relay forgets what is never sent in any case.
    fn forget(&self, uuid: &str) {
        let request = Request::new("DELETE", &[self.0.relay.as_str(), "/_relay/documents/", uuid].concat());
        self.0.owner.with(|| {
            spawn(async move {
                if let Some(request) = request {
                    request.send(None).await;
                }
            });
        });
    }

    fn tell(&self, upload: Upload, status: &'static str) {
        let category = upload.category.get_untracked().as_str();
        Event::Upload { status, category }.dispatch(&self.0.host);
    }
}

/// Looks at the first bytes, so that nobody waits for an upload that is refused at its end.
async fn sniff(file: &File, name: &str) -> Result<(), UploadProblem> {
    let Some(extension) = file::extension(name) else { return Err(UploadProblem::Type) };
    let end = i32::try_from(SNIFFED_BYTES).unwrap_or(i32::MAX);
    let Ok(start) = file.slice_with_i32_and_i32(0, end) else { return Ok(()) };
    // A file that cannot be read was moved or changed after it was chosen.
    let bytes = JsFuture::from(start.array_buffer()).await.map_err(|_| UploadProblem::Gone)?;
    let bytes = Uint8Array::new(bytes.unchecked_ref::<ArrayBuffer>()).to_vec();
    file::sniff(&bytes, &extension).map_err(|problem| (&problem).into())
}
