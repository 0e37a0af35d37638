use lopdf::{
    Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, StringFormat,
    content::{Content as Operations, Operation},
    dictionary,
};

use super::{cut, read};
use crate::payslips::Content;

fn text(text: &str) -> Object {
    // As Windows writes it: umlauts are one byte.
    let bytes = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    Object::String(bytes, StringFormat::Literal)
}

/// A document whose pages share their resources, each with a picture of its own in them, and point at each other.
fn document(pages: &[&[&str]]) -> Document {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" },
    );
    let mut pictures = lopdf::Dictionary::new();
    let mut kids: Vec<Object> = Vec::new();
    let ids: Vec<_> = pages.iter().map(|_| document.new_object_id()).collect();
    for (index, lines) in pages.iter().enumerate() {
        let picture = Stream::new(
            dictionary! { "Type" => "XObject", "Subtype" => "Form" },
            format!("% picture of {}", lines.first().copied().unwrap_or_default()).into_bytes(),
        );
        let name = format!("P{index}");
        pictures.set(name.clone(), document.add_object(picture));
        let mut operations = vec![
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["F1".into(), 12.into()]),
            Operation::new("Td", vec![50.into(), 700.into()]),
        ];
        for line in *lines {
            operations.push(Operation::new("Tj", vec![text(line)]));
            operations.push(Operation::new("Td", vec![0.into(), (-14).into()]));
        }
        operations.push(Operation::new("ET", vec![]));
        operations.push(Operation::new("Do", vec![name.as_str().into()]));
        let content = document.add_object(Stream::new(dictionary! {}, Operations { operations }.encode().unwrap()));
        let link = dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "P" => ids[index],
            "A" => dictionary! { "S" => "GoTo", "D" => vec![ids[(index + 1) % ids.len()].into(), "Fit".into()] },
        };
        let page =
            dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content, "Annots" => vec![link.into()] };
        document.objects.insert(ids[index], page.into());
        kids.push(ids[index].into());
    }
    let resources = dictionary! { "Font" => dictionary! { "F1" => font }, "XObject" => pictures };
    let count = i64::try_from(kids.len()).unwrap();
    document.objects.insert(
        tree,
        dictionary! {
            "Type" => "Pages", "Count" => count, "Kids" => kids, "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        }
        .into(),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document.trailer.set("ID", vec![text("0123456789abcdef"), text("0123456789abcdef")]);
    document
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn encrypted(owner: &str, user: &str) -> Vec<u8> {
    let mut document = document(&[&["Ada Byron"]]);
    let permissions = Permissions::default();
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: owner,
        user_password: user,
        key_length: 128,
        permissions,
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    saved(document)
}

#[test]
fn the_lines_of_a_page_are_read_with_their_umlauts() {
    let bytes = saved(document(&[&["Herr Jürgen Groß", "Personal-Nr.: 417"], &["Seite 2"]]));
    let pages = vec!["Herr Jürgen Groß\nPersonal-Nr.: 417\n".to_owned(), "Seite 2\n".to_owned()];
    assert_eq!(read(&bytes), Content::Pages(pages));
}

#[test]
fn words_that_are_placed_apart_stay_apart() {
    let mut document = document(&[&["x"]]);
    let show = |number: i64, words: Object| {
        vec![
            Operation::new("Tm", vec![1.into(), 0.into(), 0.into(), 1.into(), number.into(), 700.into()]),
            Operation::new("TJ", vec![words]),
        ]
    };
    let mut operations = vec![Operation::new("BT", vec![]), Operation::new("Tf", vec!["F1".into(), 12.into()])];
    operations.extend(show(50, Object::Array(vec![text("A"), (-20).into(), text("da"), (-400).into(), text("Byron")])));
    operations.extend(show(300, Object::Array(vec![text("417,00")])));
    operations.push(Operation::new("ET", vec![]));
    let page = *document.get_pages().values().next().unwrap();
    document.change_page_content(page, Operations { operations }.encode().unwrap()).unwrap();
    assert_eq!(read(&saved(document)), Content::Pages(vec!["Ada Byron 417,00\n".to_owned()]));
}

#[test]
fn what_cannot_be_read_says_why() {
    assert_eq!(read(&saved(document(&[&[], &[]]))), Content::Scanned);
    assert_eq!(read(&encrypted("secret", "secret")), Content::Encrypted);
    assert_eq!(read(b"%PDF-1.7\nand nothing else"), Content::Broken);
    assert_eq!(read(b""), Content::Broken);
    let whole = saved(document(&[&["Ada Byron"]]));
    for length in (0..whole.len()).step_by(97) {
        // Cut off anywhere, damaged anywhere: it may be read or not, and nothing breaks.
        _ = read(&whole[..length]);
        let mut damaged = whole.clone();
        damaged[length] ^= 0x55;
        _ = read(&damaged);
        _ = cut(&damaged, &[(1, 1), (1, 9)]);
    }
}

#[test]
fn what_everybody_may_read_but_not_change_is_read() {
    assert_eq!(read(&encrypted("owner", "")), Content::Pages(vec!["Ada Byron\n".to_owned()]));
}

#[test]
fn pages_that_are_cut_out_hold_nothing_of_the_others() {
    let whole = saved(document(&[&["Ada Byron", "1"], &["Ada Byron", "2"], &["Emil Weber"]]));
    let parts = cut(&whole, &[(1, 2), (3, 3)]).unwrap();
    let page = |text: &str| text.to_owned();
    assert_eq!(read(&parts[0]), Content::Pages(vec![page("Ada Byron\n1\n"), page("Ada Byron\n2\n")]));
    assert_eq!(read(&parts[1]), Content::Pages(vec![page("Emil Weber\n")]));
    for (part, other) in [(&parts[0], "Emil Weber"), (&parts[1], "Ada Byron")] {
        let mut opened = Document::load_mem(part).unwrap();
        opened.decompress();
        let said = saved(opened);
        assert!(!String::from_utf8_lossy(&said).contains(other), "{other}");
    }
    let first = Document::load_mem(&parts[0]).unwrap();
    let page = first.get_dictionary(*first.get_pages().values().next().unwrap()).unwrap();
    assert!(page.get(b"MediaBox").is_ok(), "a page takes its size along");
}

#[test]
fn the_same_pages_always_become_the_same_bytes() {
    let whole = saved(document(&[&["Ada Byron"], &["Emil Weber"]]));
    assert_eq!(cut(&whole, &[(2, 2)]), cut(&whole, &[(2, 2)]));
    assert_eq!(cut(&whole, &[(1, 1), (2, 2)]).unwrap()[1], cut(&whole, &[(2, 2)]).unwrap()[0]);
    assert_eq!(cut(&whole, &[(2, 9)]).unwrap()[0], cut(&whole, &[(2, 2)]).unwrap()[0]);
}
