//! Numbers, dates and names, written by the browser's `Intl`.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::wasm_bindgen::{JsCast, JsValue};
use personio::language::Language;

use crate::locale::Format;

/// Writes what the browser knows to write.
pub struct BrowserFormat;

thread_local! {
    /// What writes numbers, dates and amounts, by language and kind. Making one takes a browser about a millisecond on a
    /// phone, and a list writes hundreds.
    static WRITERS: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
}

impl Format for BrowserFormat {
    fn number(&self, language: Language, number: u32) -> String {
        // The first formatter takes a phone fifty milliseconds. No language of the interface writes less than a
        // thousand in a way of its own, and these two separate every three digits.
        let separator = match language {
            Language::ENGLISH => ",",
            Language::GERMAN => ".",
            _ if number < 1000 => "",
            _ => {
                let make = || Intl::NumberFormat::new(&tags(language), &Object::new()).format();
                return write(language, "number", make, &number.into());
            }
        };
        grouped(number, separator)
    }

    fn is_one(&self, language: Language, number: u32) -> bool {
        let make = || {
            let rules = Intl::PluralRules::new(&tags(language), &Object::new());
            Reflect::get(&rules, &"select".into()).unwrap_or_default().unchecked_into::<Function>().bind0(&rules)
        };
        write(language, "plural", make, &number.into()) == "one"
    }

    fn date(&self, language: Language, unix_seconds: i64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "dates of job openings are far below 2^53 milliseconds")]
        let date = Date::new(&(unix_seconds as f64 * 1000.0).into());
        let make = || {
            let options = object(&[("dateStyle", "medium"), ("timeZone", "UTC")]);
            Intl::DateTimeFormat::new(&tags(language), &options).format()
        };
        write(language, "date", make, &date)
    }

    fn money(&self, language: Language, amount: f64, currency: &str) -> String {
        // "€17.50" and "€17", but never "€17.5".
        let digits = if amount < 1000.0 && amount.fract() != 0.0 { "2" } else { "0" };
        let make = || {
            let options = object(&[
                ("style", "currency"),
                ("currency", currency),
                ("maximumFractionDigits", digits),
                ("minimumFractionDigits", digits),
            ]);
            Intl::NumberFormat::new(&tags(language), &options).format()
        };
        write(language, &[currency, digits].concat(), make, &amount.into())
    }

    fn language_name(&self, language: Language, other: Language) -> String {
        display_name(language, other).unwrap_or_else(|_| other.to_string())
    }
}

/// A whole number with its digits in groups of three.
fn grouped(number: u32, separator: &str) -> String {
    let digits = number.to_string();
    match digits.len().checked_sub(3).and_then(|at| digits.split_at_checked(at)) {
        Some((before, last)) if !before.is_empty() => [&grouped(number / 1000, separator), separator, last].concat(),
        _ => digits,
    }
}

/// Writes a value by what was made for its kind; `make` is called once for each language and kind.
fn write(language: Language, kind: &str, make: impl Fn() -> Function, value: &JsValue) -> String {
    let key = [language.as_str(), " ", kind].concat();
    let known = WRITERS.with_borrow(|writers| writers.iter().find(|(of, _)| *of == key).map(|(_, it)| it.clone()));
    let writer = known.unwrap_or_else(|| {
        let writer = make();
        WRITERS.with_borrow_mut(|writers| writers.push((key, writer.clone())));
        writer
    });
    writer.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn tags(language: Language) -> Array {
    Array::of1(&language.as_str().into())
}

fn object(entries: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object
}

/// `Intl.DisplayNames` has no binding of its own.
fn display_name(language: Language, other: Language) -> Result<String, JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
    let class: Function = Reflect::get(&intl, &"DisplayNames".into())?.dyn_into()?;
    let names = Reflect::construct(&class, &Array::of2(&tags(language), &object(&[("type", "language")])))?;
    let of: Function = Reflect::get(&names, &"of".into())?.dyn_into()?;
    of.call1(&names, &other.as_str().into())?.as_string().ok_or(JsValue::UNDEFINED)
}
