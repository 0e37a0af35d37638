//! Some pages of a PDF as a PDF of their own.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, content::Content as Operations, dictionary};

use super::pdf;
use crate::payslips::Content;

/// What a page takes from those above it.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
/// What makes a page look as it does. Nothing else comes along: outlines, threads, actions and structure lead to other
/// pages, and so to other people.
const KEPT: [&[u8]; 8] =
    [b"Contents", b"Resources", b"MediaBox", b"CropBox", b"Rotate", b"UserUnit", b"Group", b"Annots"];
/// What leads out of an annotation.
const LEADS_OUT: [&[u8]; 9] = [b"P", b"Parent", b"Dest", b"A", b"AA", b"Popup", b"IRT", b"StructParent", b"Kids"];
const DEEPEST: usize = 64;

/// Cuts groups of pages, first and last counted from 1, out of a PDF. The same pages of the same file always become the
/// same bytes.
///
/// # Errors
/// What is wrong with the file when it cannot be opened. Pages that are not there are left out.
pub fn cut(bytes: &[u8], groups: &[(usize, usize)]) -> Result<Vec<Vec<u8>>, Content> {
    let document = pdf::open(bytes)?;
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let cut = groups.iter().map(|(first, last)| {
        let chosen = pages.get(first.saturating_sub(1)..(*last).min(pages.len())).unwrap_or_default();
        Scissors { from: &document, to: Document::with_version("1.7"), known: BTreeMap::new() }.cut(chosen)
    });
    Ok(cut.collect())
}

/// Copies what some pages need from one document to another.
struct Scissors<'a> {
    from: &'a Document,
    to: Document,
    known: BTreeMap<ObjectId, ObjectId>,
}

impl Scissors<'_> {
    fn cut(mut self, pages: &[ObjectId]) -> Vec<u8> {
        let tree = self.to.new_object_id();
        let kids: Vec<Object> = pages.iter().map(|page| Object::Reference(self.page(*page, tree))).collect();
        let count = i64::try_from(kids.len()).unwrap_or_default();
        self.to.objects.insert(tree, dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids }.into());
        let catalog = self.to.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        self.to.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        // A memory takes everything.
        _ = self.to.save_to(&mut bytes);
        bytes
    }

    fn page(&mut self, page: ObjectId, tree: ObjectId) -> ObjectId {
        let whole = with_inherited(self.from, page);
        let used = used(self.from, page);
        let mut copy = dictionary! { "Type" => "Page", "Parent" => tree };
        for key in KEPT {
            let Ok(value) = whole.get(key) else { continue };
            let value = match key {
                b"Resources" => self.resources(value, &used),
                b"Annots" => self.annotations(value),
                _ => self.copy(value, 0),
            };
            copy.set(key, value);
        }
        self.to.add_object(copy)
    }

    /// Pages often share their resources: of pictures and forms, only those come along that the page draws.
    fn resources(&mut self, resources: &Object, used: &BTreeSet<Vec<u8>>) -> Object {
        let Some(resources) = dictionary(self.from, resources) else { return Object::Null };
        let mut copy = Dictionary::new();
        for (key, value) in resources {
            let value = match dictionary(self.from, value).filter(|_| key == b"XObject") {
                Some(objects) => {
                    let mut kept = Dictionary::new();
                    for (name, object) in objects.iter().filter(|(name, _)| used.contains(*name)) {
                        kept.set(name.clone(), self.copy(object, 0));
                    }
                    kept.into()
                }
                None => self.copy(value, 0),
            };
            copy.set(key.clone(), value);
        }
        copy.into()
    }

    fn annotations(&mut self, annotations: &Object) -> Object {
        let list = match self.from.dereference(annotations) {
            Ok((_, Object::Array(list))) => list.clone(),
            _ => return Object::Null,
        };
        let mut kept = Vec::new();
        for annotation in list.iter().filter_map(|it| dictionary(self.from, it)) {
            let mut copy = Dictionary::new();
            for (key, value) in annotation.iter().filter(|(key, _)| !LEADS_OUT.contains(&key.as_slice())) {
                copy.set(key.clone(), self.copy(value, 0));
            }
            kept.push(copy.into());
        }
        Object::Array(kept)
    }

    /// A value with everything that it refers to, but for other pages.
    fn copy(&mut self, value: &Object, depth: usize) -> Object {
        if depth > DEEPEST {
            return Object::Null;
        }
        match value {
            Object::Reference(id) => {
                if let Some(known) = self.known.get(id) {
                    return Object::Reference(*known);
                }
                let Ok(object) = self.from.get_object(*id) else { return Object::Null };
                if is_of_the_page_tree(object) {
                    return Object::Null;
                }
                // Known before it is copied: objects may refer to themselves.
                let copied = self.to.new_object_id();
                self.known.insert(*id, copied);
                let copy = self.copy(object, depth + 1);
                self.to.objects.insert(copied, copy);
                Object::Reference(copied)
            }
            Object::Array(values) => Object::Array(values.iter().map(|it| self.copy(it, depth + 1)).collect()),
            Object::Dictionary(values) => self.dictionary(values, depth).into(),
            Object::Stream(stream) => {
                let mut copy = stream.clone();
                copy.dict = self.dictionary(&stream.dict, depth);
                copy.into()
            }
            plain => plain.clone(),
        }
    }

    fn dictionary(&mut self, values: &Dictionary, depth: usize) -> Dictionary {
        let mut copy = Dictionary::new();
        for (key, value) in values {
            copy.set(key.clone(), self.copy(value, depth + 1));
        }
        copy
    }
}

fn is_of_the_page_tree(object: &Object) -> bool {
    let kind = object.as_dict().ok().and_then(|it| it.get(b"Type").ok()).and_then(|it| it.as_name().ok());
    matches!(kind, Some(b"Page" | b"Pages" | b"Catalog" | b"StructTreeRoot" | b"StructElem"))
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    document.dereference(object).ok().and_then(|(_, object)| object.as_dict().ok())
}

/// A page with what it takes from those above it.
fn with_inherited(document: &Document, page: ObjectId) -> Dictionary {
    let mut whole = document.get_dictionary(page).cloned().unwrap_or_default();
    let mut above = whole.get(b"Parent").and_then(Object::as_reference).ok();
    for _ in 0..DEEPEST {
        let Some(parent) = above.and_then(|id| document.get_dictionary(id).ok()) else { break };
        for key in INHERITED {
            if !whole.has(key)
                && let Ok(value) = parent.get(key)
            {
                whole.set(key, value.clone());
            }
        }
        above = parent.get(b"Parent").and_then(Object::as_reference).ok();
    }
    whole
}

/// The names of the pictures and forms that a page draws.
fn used(document: &Document, page: ObjectId) -> BTreeSet<Vec<u8>> {
    let content = document.get_page_content_with_limit(page, 64 * 1024 * 1024).unwrap_or_default();
    let Ok(content) = Operations::decode(&content) else { return BTreeSet::new() };
    let drawn = content.operations.iter().filter(|operation| operation.operator == "Do");
    drawn.filter_map(|operation| Some(operation.operands.first()?.as_name().ok()?.to_vec())).collect()
}
