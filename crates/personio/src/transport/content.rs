//! What a file's content comes from.

use std::fmt;

use super::MaybeSend;
use crate::error::Error;

/// The content of a file that is sent: a stream that comes once, or one that can be opened anew for each attempt.
///
/// Only the second kind is sent again. It holds nothing but what opens it, so that no file is in memory twice: with
/// `bytes::Bytes` or a browser's `Blob`, that is another handle of the same content.
///
/// ```
/// use personio::{
///     client::Client,
///     recruiting::UploadDocument,
///     retry::Policy,
///     transport::{FileContent, Reply, Scripted},
/// };
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), personio::error::Error> {
/// let transport = Scripted::new([
///     Reply::status(503),
///     Reply::ok(r#"{"uuid":"7d0f360a","size":8,"mimetype":"application/pdf","original_filename":"cv.pdf","extension":"pdf"}"#),
/// ]);
/// let client = Client::without_credentials("https://acme.example", transport.clone()).with_retry(Policy::default());
/// let upload = UploadDocument { file_name: "cv.pdf".into(), size: 8 };
/// let content = FileContent::anew(|| Ok(b"%PDF-1.7".to_vec()));
/// assert_eq!(client.send_file(&upload, content).await?.uuid, "7d0f360a");
/// assert_eq!(transport.sent().len(), 2);
/// # Ok(())
/// # }
/// ```
pub struct FileContent<'a, C>(Source<'a, C>);

enum Source<'a, C> {
    Once(Option<C>),
    Anew(Box<dyn Open<C> + 'a>),
}

/// What opens a content. A trait of its own, as closures in a box do not move between threads where there are any.
trait Open<C>: MaybeSend {
    fn open(&mut self) -> Result<C, Error>;
}

impl<C, F: FnMut() -> Result<C, Error> + MaybeSend> Open<C> for F {
    fn open(&mut self) -> Result<C, Error> {
        self()
    }
}

impl<'a, C> FileContent<'a, C> {
    /// A content that comes once.
    #[must_use]
    pub fn once(content: C) -> Self {
        Self(Source::Once(Some(content)))
    }

    /// A content that is opened for each attempt. It must be the same each time, and as long as the endpoint says. An
    /// error of `open` ends the call; [`Error::not_sent`] makes one.
    #[must_use]
    pub fn anew(open: impl FnMut() -> Result<C, Error> + MaybeSend + 'a) -> Self {
        Self(Source::Anew(Box::new(open)))
    }

    /// The content for the next attempt.
    pub(crate) fn next(&mut self) -> Result<C, Error> {
        match &mut self.0 {
            Source::Once(content) => {
                content.take().ok_or_else(|| Error::not_sent("the content of the file comes once, and is sent"))
            }
            Source::Anew(source) => source.open(),
        }
    }

    /// Whether there is a content for another attempt.
    pub(crate) fn is_left(&self) -> bool {
        !matches!(self.0, Source::Once(None))
    }
}

/// A content that comes once.
impl<C> From<C> for FileContent<'_, C> {
    fn from(content: C) -> Self {
        Self::once(content)
    }
}

impl<C> fmt::Debug for FileContent<'_, C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0 {
            Source::Once(_) => "FileContent(once)",
            Source::Anew(_) => "FileContent(anew)",
        })
    }
}
