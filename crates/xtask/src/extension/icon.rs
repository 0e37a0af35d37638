//! The extension's icons, drawn: a rounded square in the colour of a state, and a sign on it.

use std::io::Write;

use anyhow::Result;
use flate2::{Compression, Crc, write::ZlibEncoder};

/// Pixels of an edge; toolbars take the first two, shops and settings the others.
const SIZES: [u32; 4] = [16, 32, 48, 128];
/// Points of a pixel's edge that are looked at.
const POINTS: u32 = 6;

/// What the icon tells.
#[derive(Debug, Clone, Copy)]
struct State {
    name: &'static str,
    colour: [f32; 3],
    sign: fn(f32, f32) -> bool,
}

/// White on any of the colours has a contrast of more than 4.5.
const STATES: [State; 4] = [
    State { name: "idle", colour: [31.0, 95.0, 208.0], sign: clock },
    State { name: "working", colour: [20.0, 108.0, 67.0], sign: play },
    State { name: "break", colour: [138.0, 84.0, 0.0], sign: pause },
    State { name: "trouble", colour: [179.0, 38.0, 30.0], sign: exclamation },
];

/// Every icon: `icons/STATE-SIZE.png` and its content.
///
/// # Errors
/// Never: everything happens in memory.
pub fn all() -> Result<Vec<(String, Vec<u8>)>> {
    let mut icons = Vec::new();
    for state in STATES {
        for size in SIZES {
            icons.push((format!("icons/{}-{size}.png", state.name), png(size, &draw(state, size))?));
        }
    }
    Ok(icons)
}

/// Red, green, blue and opacity of every pixel.
fn draw(state: State, size: u32) -> Vec<u8> {
    let mut pixels = Vec::new();
    for y in 0..size {
        for x in 0..size {
            let (mut inside, mut white) = (0.0_f32, 0.0_f32);
            for (dx, dy) in (0..POINTS).flat_map(|dy| (0..POINTS).map(move |dx| (dx, dy))) {
                let (x, y) = (place(x, dx, size), place(y, dy, size));
                if is_in_square(x, y) {
                    inside += 1.0;
                    if (state.sign)(x, y) {
                        white += 1.0;
                    }
                }
            }
            let share = if inside > 0.0 { white / inside } else { 0.0 };
            pixels.extend(state.colour.map(|colour| byte(colour + (255.0 - colour) * share)));
            pixels.push(byte(255.0 * inside / (POINTS * POINTS) as f32));
        }
    }
    pixels
}

/// A point's place from -1 to 1.
fn place(pixel: u32, point: u32, size: u32) -> f32 {
    (pixel as f32 + (point as f32 + 0.5) / POINTS as f32) / size as f32 * 2.0 - 1.0
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
fn byte(value: f32) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

fn is_in_square(x: f32, y: f32) -> bool {
    const ROUND: f32 = 0.45;
    let (x, y) = ((x.abs() - (1.0 - ROUND)).max(0.0), (y.abs() - (1.0 - ROUND)).max(0.0));
    x.hypot(y) <= ROUND
}

fn clock(x: f32, y: f32) -> bool {
    let distance = x.hypot(y);
    let hand = |from: (f32, f32), to: (f32, f32)| distance_to_line((x, y), from, to) < 0.085;
    (0.5..0.68).contains(&distance) || hand((0.0, 0.0), (0.0, -0.36)) || hand((0.0, 0.0), (0.26, 0.13))
}

fn play(x: f32, y: f32) -> bool {
    (-0.34..0.56).contains(&x) && y.abs() < (0.56 - x) * 0.64
}

fn pause(x: f32, y: f32) -> bool {
    (0.14..0.42).contains(&x.abs()) && y.abs() < 0.52
}

fn exclamation(x: f32, y: f32) -> bool {
    (x.abs() < 0.13 && (-0.6..0.16).contains(&y)) || x.hypot(y - 0.46) < 0.16
}

fn distance_to_line(point: (f32, f32), from: (f32, f32), to: (f32, f32)) -> f32 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let along = ((point.0 - from.0) * dx + (point.1 - from.1) * dy) / (dx * dx + dy * dy);
    let along = along.clamp(0.0, 1.0);
    (point.0 - from.0 - along * dx).hypot(point.1 - from.1 - along * dy)
}

/// A picture as a PNG file, without a filter.
fn png(size: u32, pixels: &[u8]) -> Result<Vec<u8>> {
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::best());
    for row in pixels.chunks(size as usize * 4) {
        rows.write_all(&[0])?;
        rows.write_all(row)?;
    }
    let mut header = [size.to_be_bytes(), size.to_be_bytes()].concat();
    header.extend([8, 6, 0, 0, 0]); // eight bits, with opacity
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, content) in [(b"IHDR", header), (b"IDAT", rows.finish()?), (b"IEND", Vec::new())] {
        let mut check = Crc::new();
        check.update(kind);
        check.update(&content);
        file.extend(u32::try_from(content.len())?.to_be_bytes());
        file.extend(kind);
        file.extend(content);
        file.extend(check.sum().to_be_bytes());
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_has_every_size_and_looks_like_no_other() {
        let icons = all().unwrap();
        assert_eq!(icons.len(), STATES.len() * SIZES.len());
        assert!(icons.iter().all(|(name, bytes)| name.ends_with(".png") && bytes.starts_with(b"\x89PNG")));
        let small: Vec<_> = STATES.iter().map(|state| draw(*state, 16)).collect();
        assert!((1..small.len()).all(|place| !small[..place].contains(&small[place])));
    }

    #[test]
    fn corners_are_clear_and_the_middle_is_not() {
        let pixels = draw(STATES[0], 32);
        assert_eq!(pixels[3], 0);
        assert_eq!(pixels[(16 * 32 + 3) * 4 + 3], 255);
    }
}
