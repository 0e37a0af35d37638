//! What the pages of a PDF say.

use std::collections::BTreeMap;

use lopdf::{Document, Encoding, LoadOptions, Object, ObjectId, content::Content as Operations};

use crate::payslips::Content;

/// What a page, or whatever else is compressed, may swell to.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// A text of this length says whom it is for.
const MOST_TEXT: usize = 200_000;
/// More space than this between two pieces parts words, in thousandths of the size of the font.
const GAP: f32 = 180.0;

/// What the pages of a PDF say.
#[must_use]
pub fn read(bytes: &[u8]) -> Content {
    match open(bytes) {
        Ok(document) => pages(&document),
        Err(content) => content,
    }
}

/// Opens a PDF that needs no password.
pub(super) fn open(bytes: &[u8]) -> Result<Document, Content> {
    let options = LoadOptions { max_decompressed_size: Some(MOST_BYTES), ..LoadOptions::default() };
    match Document::load_mem_with_options(bytes, options) {
        Ok(document) if document.is_encrypted() => Err(Content::Encrypted),
        // Protected against changes only: everybody may read it.
        Ok(document) if document.get_pages().is_empty() => Err(Content::Broken),
        Ok(document) => Ok(document),
        Err(
            lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) | lopdf::Error::UnsupportedSecurityHandler(_),
        ) => Err(Content::Encrypted),
        Err(_) => Err(Content::Broken),
    }
}

fn pages(document: &Document) -> Content {
    let pages: Vec<String> = document.get_pages().values().map(|page| text(document, *page)).collect();
    if pages.iter().all(|page| page.trim().is_empty()) { Content::Scanned } else { Content::Pages(pages) }
}

/// The text of a page, in the order in which it is drawn: a line break wherever the pen moves to another line. What
/// cannot be read is left out.
fn text(document: &Document, page: ObjectId) -> String {
    let fonts = document.get_page_fonts(page).unwrap_or_default();
    let encodings: BTreeMap<Vec<u8>, Encoding<'_>> = fonts
        .into_iter()
        .filter_map(|(name, font)| Some((name, font.get_font_encoding_with_limit(document, MOST_BYTES).ok()?)))
        .collect();
    let content = document.get_page_content_with_limit(page, MOST_BYTES).unwrap_or_default();
    let Ok(content) = Operations::decode(&content) else { return String::new() };
    let mut pen = Pen::default();
    let mut encoding = None;
    for operation in &content.operations {
        let number = |index: usize| operation.operands.get(index).and_then(|it| it.as_float().ok()).unwrap_or_default();
        match operation.operator.as_str() {
            "Tf" => {
                let font = operation.operands.first().and_then(|font| font.as_name().ok());
                encoding = font.and_then(|font| encodings.get(font));
            }
            "Tj" => pen.show(encoding, operation.operands.first()),
            "'" => {
                pen.line();
                pen.show(encoding, operation.operands.first());
            }
            "\"" => {
                pen.line();
                pen.show(encoding, operation.operands.get(2));
            }
            "TJ" => {
                for piece in operation.operands.first().and_then(|it| it.as_array().ok()).into_iter().flatten() {
                    match piece.as_float() {
                        Ok(move_back) if move_back < -GAP => pen.space(),
                        Ok(_) => {}
                        Err(_) => pen.show(encoding, Some(piece)),
                    }
                }
            }
            "Td" | "TD" if number(1) == 0.0 => pen.gap(),
            "Tm" if number(5) == pen.height && pen.has_height => pen.gap(),
            "Tm" => {
                pen.line();
                (pen.height, pen.has_height) = (number(5), true);
            }
            "Td" | "TD" | "T*" => {
                pen.line();
                pen.has_height = false;
            }
            "ET" => pen.line(),
            _ => {}
        }
        if pen.text.len() > MOST_TEXT {
            break;
        }
    }
    pen.text
}

/// What was written, and at which height.
#[derive(Default)]
struct Pen {
    text: String,
    height: f32,
    has_height: bool,
}

impl Pen {
    fn show(&mut self, encoding: Option<&Encoding<'_>>, piece: Option<&Object>) {
        let Some(bytes) = piece.and_then(|piece| piece.as_str().ok()) else { return };
        let text = match encoding {
            Some(encoding) => Document::decode_text(encoding, bytes).unwrap_or_default(),
            None => bytes.iter().filter(|byte| byte.is_ascii()).map(|byte| char::from(*byte)).collect(),
        };
        // Nothing of a font steers what is read.
        self.text.extend(text.chars().filter(|letter| !letter.is_control()));
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
    }

    /// Another place in the same line: another column as well as another word.
    fn gap(&mut self) {
        self.space();
    }

    fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}
