//! Fewer, larger pieces of data. The linker writes each string and table apart, so that the splitter can give each to
//! the part that uses it; after the split, what lies side by side in memory needs no address of its own.

use std::{error::Error, ops::Range};

use wasm_encoder::{
    ConstExpr, DataSection, Module,
    reencode::{self, Reencode},
};
use wasmparser::{Data, DataKind, DataSectionReader, Operator, Parser, Payload};

/// Padding between two pieces is at most this, as nothing here is aligned to more than eight bytes.
const LARGEST_PADDING: u64 = 7;

/// Where a module's data goes.
///
/// # Errors
/// When the module is broken, or its data has no fixed place.
pub fn ranges(wasm: &[u8]) -> Result<Vec<Range<u64>>, Box<dyn Error>> {
    let mut ranges = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::DataSection(section) = payload? {
            for piece in section {
                let piece = piece?;
                ranges.push(place(&piece).ok_or("data without a fixed place")?);
            }
        }
    }
    Ok(ranges)
}

/// The module with neighbouring data in one piece. Padding between them is written too, as zeros, unless it belongs to
/// one of the `others`: a part comes late, and must not touch what the modules before it keep.
///
/// # Errors
/// When the module is broken, or its data has no fixed place.
pub fn merge(wasm: &[u8], others: &[Range<u64>]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut pieces = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::DataSection(section) = payload? {
            for piece in section {
                let piece = piece?;
                pieces.push((place(&piece).ok_or("data without a fixed place")?.start, piece.data));
            }
        }
    }
    let mut merge = Merge { merged: merged(pieces, others) };
    let mut module = Module::new();
    merge.parse_core_module(&mut module, Parser::new(0), wasm).map_err(|error| error.to_string())?;
    Ok(module.finish())
}

fn place(piece: &Data<'_>) -> Option<Range<u64>> {
    let DataKind::Active { memory_index: 0, offset_expr } = &piece.kind else { return None };
    let mut reader = offset_expr.get_operators_reader();
    let Ok(Operator::I32Const { value }) = reader.read() else { return None };
    let start = u64::from(value.cast_unsigned());
    Some(start..start + u64::try_from(piece.data.len()).ok()?)
}

fn merged(mut pieces: Vec<(u64, &[u8])>, others: &[Range<u64>]) -> Vec<(u64, Vec<u8>)> {
    pieces.sort_by_key(|(start, _)| *start);
    let mut merged: Vec<(u64, Vec<u8>)> = Vec::new();
    for (start, data) in pieces {
        if let Some((first, before)) = merged.last_mut() {
            let end = *first + before.len() as u64;
            let taken = others.iter().any(|other| other.start < start && other.end > end);
            if (end..=end + LARGEST_PADDING).contains(&start) && !taken {
                before.resize(before.len() + usize::try_from(start - end).unwrap_or_default(), 0);
                before.extend_from_slice(data);
                continue;
            }
        }
        merged.push((start, data.to_vec()));
    }
    merged
}

struct Merge {
    merged: Vec<(u64, Vec<u8>)>,
}

impl Reencode for Merge {
    type Error = std::convert::Infallible;

    fn data_count(&mut self, _: u32) -> Result<u32, reencode::Error<Self::Error>> {
        Ok(u32::try_from(self.merged.len()).unwrap_or(u32::MAX))
    }

    fn parse_data_section(
        &mut self,
        data: &mut DataSection,
        _: DataSectionReader<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        for (start, bytes) in &self.merged {
            let start = u32::try_from(*start).unwrap_or(u32::MAX).cast_signed();
            data.active(0, &ConstExpr::i32_const(start), bytes.iter().copied());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{MemorySection, MemoryType};

    use super::*;

    fn module(pieces: &[(i32, &[u8])]) -> Vec<u8> {
        let mut memory = MemorySection::new();
        memory.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
        let mut data = DataSection::new();
        for (start, bytes) in pieces {
            data.active(0, &ConstExpr::i32_const(*start), bytes.iter().copied());
        }
        let mut module = Module::new();
        module.section(&memory).section(&data);
        module.finish()
    }

    #[test]
    fn neighbours_become_one_piece_with_their_padding() {
        let before = module(&[(24, b"cd"), (16, b"ab"), (40, b"far")]);
        assert_eq!(merge(&before, &[]).unwrap(), module(&[(16, b"ab\0\0\0\0\0\0cd"), (40, b"far")]));
    }

    #[test]
    fn what_another_module_keeps_in_between_is_not_touched() {
        let before = module(&[(16, b"ab"), (20, b"cd"), (22, b"ef")]);
        let after = module(&[(16, b"ab"), (20, b"cdef")]);
        assert_eq!(merge(&before, &ranges(&module(&[(18, b"X")])).unwrap()).unwrap(), after);
    }
}
