//! Lists, page after page.

use std::{collections::HashSet, fmt};

use futures_util::{Stream, StreamExt, TryStreamExt, stream};

use super::{Client, call::Call};
use crate::{error::Error, page::Paged, transport::Transport};

/// More pages than any list has.
const MOST_PAGES: usize = 100_000;

impl<T: Transport> Client<T> {
    /// All records of a list, page after page. The next page is asked for once the records of the one before are taken;
    /// who drops the stream asks for no more.
    ///
    /// Pages never lead to another server: of a link, only the cursor is followed. A list that comes back to a page that
    /// it had ends with an error instead of going on for ever.
    ///
    /// # Errors
    /// As [`send`](Self::send), for each page; the stream ends with the first error.
    pub fn pages<E: Paged>(&self, first: E) -> impl Stream<Item = Result<E::Item, Error>> {
        let start = (Some(first), HashSet::new());
        stream::try_unfold(start, move |(next, mut seen)| async move {
            let Some(endpoint) = next else { return Ok(None) };
            let call = Call::of(&self.base_url, &endpoint);
            if seen.len() >= MOST_PAGES || !seen.insert(call.url) {
                return Err(Error::decoding(Loop).about(call.method, &call.path));
            }
            let page = endpoint.page(self.send(&endpoint).await?);
            Ok(Some((stream::iter(page.items).map(Ok), (page.next, seen))))
        })
        .try_flatten()
    }
}

#[derive(Debug)]
struct Loop;

impl fmt::Display for Loop {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the pages of the list lead in a circle")
    }
}

impl std::error::Error for Loop {}
