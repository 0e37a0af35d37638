//! Profile pictures, drawn: a square in the person's own colour.

use axum::http::StatusCode;
use bytes::Bytes;

use super::error;
use crate::{
    company::{id::mix, person::Picture},
    desk::Desk,
    reply::{Answer, Reply},
};

const LARGEST: u32 = 1024;

/// `GET /v1/company/employees/{id}/profile-picture[/{width}]`
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    let missing = || error::new(StatusCode::NOT_FOUND, 404, "Etwas ist schiefgelaufen ...");
    let id: u64 = desk.segment(2).parse().map_err(|_| missing())?;
    let width = match desk.segment(4) {
        "" => 120,
        text => text.parse::<u32>().ok().filter(|width| (1..=LARGEST).contains(width)).ok_or_else(missing)?,
    };
    let person = desk.company.persons.get(id).filter(|person| person.picture == Picture::Drawn).ok_or_else(missing)?;
    if !desk.grant.reads("profile_picture") {
        return Err(missing());
    }
    let _ = person;
    let [red, green, blue, ..] = mix(id).to_be_bytes();
    Ok(Reply::bytes("image/png", Bytes::from(square(width, [red | 0x40, green | 0x40, blue | 0x40]))))
}

/// A PNG of one colour: a palette of one entry, and a bit a pixel, all zero, in stored blocks.
fn square(width: u32, colour: [u8; 3]) -> Vec<u8> {
    let row = usize::try_from(width.div_ceil(8)).unwrap_or_default() + 1;
    let pixels = vec![0_u8; row * usize::try_from(width).unwrap_or_default()];
    let mut data = vec![0x78, 0x01];
    let blocks: Vec<&[u8]> = pixels.chunks(usize::from(u16::MAX)).collect();
    for (index, block) in blocks.iter().enumerate() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        data.push(u8::from(index + 1 == blocks.len()));
        data.extend_from_slice(&length.to_le_bytes());
        data.extend_from_slice(&(!length).to_le_bytes());
        data.extend_from_slice(block);
    }
    // Adler-32 of zeros: the first sum stays 1, the second counts them.
    let count = u32::try_from(pixels.len() % 65_521).unwrap_or_default();
    data.extend_from_slice(&(count << 16 | 1).to_be_bytes());
    let mut header = Vec::new();
    header.extend_from_slice(&width.to_be_bytes());
    header.extend_from_slice(&width.to_be_bytes());
    header.extend_from_slice(&[1, 3, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut png, b"IHDR", &header);
    chunk(&mut png, b"PLTE", &colour);
    chunk(&mut png, b"IDAT", &data);
    chunk(&mut png, b"IEND", &[]);
    png
}

fn chunk(png: &mut Vec<u8>, kind: &[u8; 4], content: &[u8]) {
    png.extend_from_slice(&u32::try_from(content.len()).unwrap_or_default().to_be_bytes());
    let check = crc(kind.iter().chain(content));
    png.extend_from_slice(kind);
    png.extend_from_slice(content);
    png.extend_from_slice(&check.to_be_bytes());
}

fn crc<'a>(bytes: impl Iterator<Item = &'a u8>) -> u32 {
    !bytes.fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}
