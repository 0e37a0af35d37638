//! Names: Personio writes `first_name`, JavaScript `firstName`. Documents are renamed as they stand, without being read:
//! a pass over the text costs a fraction of what building and renaming objects would.

use memchr::{memchr, memchr2};

/// Members whose own names are data, and stay.
const VERBATIM: [&[u8]; 2] = [b"custom_headers", b"customHeaders"];

/// A JSON document of Personio with the names of JavaScript. What is no JSON stays what it is.
pub(crate) fn to_javascript(json: &[u8]) -> Vec<u8> {
    renamed(json, camel)
}

/// A JSON document of JavaScript with Personio's names.
pub(crate) fn to_wire(json: &[u8]) -> Vec<u8> {
    renamed(json, snake)
}

/// What JavaScript calls a parameter: `start.date_time.gte` is `startDateTimeGte`, `employees[]` is `employees`.
pub(crate) fn parameter(name: &str) -> String {
    let mut written = Vec::with_capacity(name.len());
    camel(name.trim_end_matches("[]").replace('.', "_").as_bytes(), &mut written);
    String::from_utf8(written).unwrap_or_default()
}

fn renamed(json: &[u8], rename: fn(&[u8], &mut Vec<u8>)) -> Vec<u8> {
    let mut written = Vec::with_capacity(json.len());
    let (mut rest, mut done) = (0, 0);
    while let Some(start) = next(json, rest) {
        let Some(end) = end(json, start) else { break };
        rest = end.saturating_add(1);
        let (Some(key), Some(value)) = (json.get(start..end), value(json, rest)) else { continue };
        if key.contains(&b'\\') {
            continue;
        }
        written.extend_from_slice(json.get(done..start).unwrap_or_default());
        rename(key, &mut written);
        done = end;
        if VERBATIM.contains(&key) {
            rest = behind(json, value);
        }
    }
    written.extend_from_slice(json.get(done..).unwrap_or_default());
    written
}

/// Where the text of the next string begins.
fn next(json: &[u8], from: usize) -> Option<usize> {
    Some(from.saturating_add(memchr(b'"', json.get(from..)?)?).saturating_add(1))
}

/// Where a string ends.
fn end(json: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        at = at.saturating_add(memchr2(b'"', b'\\', json.get(at..)?)?);
        if json.get(at) == Some(&b'"') {
            return Some(at);
        }
        at = at.saturating_add(2);
    }
}

/// Where the value begins of the member whose name ends here; nothing where the string was no name.
fn value(json: &[u8], end: usize) -> Option<usize> {
    let colon = past_space(json, end);
    (json.get(colon) == Some(&b':')).then(|| past_space(json, colon.saturating_add(1)))
}

fn past_space(json: &[u8], mut at: usize) -> usize {
    while json.get(at).is_some_and(u8::is_ascii_whitespace) {
        at = at.saturating_add(1);
    }
    at
}

/// Where an object is over that has no objects within.
fn behind(json: &[u8], value: usize) -> usize {
    let mut at = value;
    while let Some(&byte) = json.get(at) {
        match byte {
            b'"' => match end(json, at.saturating_add(1)) {
                Some(end) => at = end,
                None => return json.len(),
            },
            b'}' => return at,
            _ => {}
        }
        at = at.saturating_add(1);
    }
    at
}

/// `first_name` becomes `firstName`; `dynamic_1`, `_meta` and `X-Acme` stay.
fn camel(key: &[u8], written: &mut Vec<u8>) {
    let mut bytes = key.iter().copied().enumerate();
    let is_name = key.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'_');
    while let Some((at, byte)) = bytes.next() {
        let following = key.get(at.saturating_add(1)).filter(|it| it.is_ascii_lowercase());
        match following {
            Some(letter) if is_name && byte == b'_' && at > 0 && key.get(at - 1) != Some(&b'_') => {
                written.push(letter.to_ascii_uppercase());
                bytes.next();
            }
            _ => written.push(byte),
        }
    }
}

/// The way back: `firstName` becomes `first_name`.
fn snake(key: &[u8], written: &mut Vec<u8>) {
    let is_name = key.first().is_some_and(|byte| byte.is_ascii_lowercase() || *byte == b'_')
        && key.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    for byte in key {
        if is_name && byte.is_ascii_uppercase() {
            written.extend([b'_', byte.to_ascii_lowercase()]);
        } else {
            written.push(*byte);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{parameter, to_javascript, to_wire};

    fn both(wire: &str) -> String {
        let javascript = to_javascript(wire.as_bytes());
        assert_eq!(to_wire(&javascript), wire.as_bytes(), "the way back of {wire}");
        String::from_utf8(javascript).unwrap()
    }

    #[test]
    fn names_change_and_come_back_and_values_stay() {
        for (wire, javascript) in [
            (
                r#"{"first_name":"last_name","a":{"b_c":[{"d_e" : "f_g"},"h_i"]}}"#,
                r#"{"firstName":"last_name","a":{"bC":[{"dE" : "f_g"},"h_i"]}}"#,
            ),
            (r#"{"_meta":{"id_v2":1,"dynamic_12":2,"a_1b":3}}"#, r#"{"_meta":{"idV2":1,"dynamic_12":2,"a_1b":3}}"#),
            (r#"{"a_b":"\"c_d\":","e_f":"\\"}"#, r#"{"aB":"\"c_d\":","eF":"\\"}"#),
            (
                r#"{"custom_headers":{"x_acme":"a_b","Y-Acme":"}"},"auth_type":"TOKEN"}"#,
                r#"{"customHeaders":{"x_acme":"a_b","Y-Acme":"}"},"authType":"TOKEN"}"#,
            ),
            (r#"{"grüße_an":1,"A_b":2,"a-b":3,"":4}"#, r#"{"grüße_an":1,"A_b":2,"a-b":3,"":4}"#),
        ] {
            assert_eq!(both(wire), javascript);
        }
        assert_eq!(to_wire(br#"{"X-Acme":1,"xAcme":2,"XAcme":3}"#), br#"{"X-Acme":1,"x_acme":2,"XAcme":3}"#);
    }

    #[test]
    fn what_is_no_json_stays_or_loses_nothing() {
        for broken in ["", "\"", "{\"a_", "{\"a_b", "{\"a_b\"", "{\"a_b\\", "{\"custom_headers\":{\"", "\u{1}{]:\""] {
            assert!(to_javascript(broken.as_bytes()).len() + 1 >= broken.len(), "{broken}");
        }
    }

    #[test]
    fn parameters_are_called_as_javascript_would() {
        for (wire, javascript) in [
            ("start.date_time.gte", "startDateTimeGte"),
            ("person.id", "personId"),
            ("employees[]", "employees"),
            ("absence_types[]", "absenceTypes"),
            ("includePending", "includePending"),
            ("limit", "limit"),
        ] {
            assert_eq!(parameter(wire), javascript);
        }
    }
}
