//! Numbers, dates and names, written by the browser's `Intl`.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::wasm_bindgen::{JsCast, JsValue};
use personio::language::Language;

use crate::locale::Format;

/// Writes what the browser knows to write.
pub struct BrowserFormat;

impl Format for BrowserFormat {
    fn number(&self, language: Language, number: u32) -> String {
        format(&Intl::NumberFormat::new(&tags(language), &Object::new()).format(), &number.into())
    }

    fn is_one(&self, language: Language, number: u32) -> bool {
        Intl::PluralRules::new(&tags(language), &Object::new()).select(number.into()) == "one"
    }

    fn date(&self, language: Language, unix_seconds: i64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "dates of job openings are far below 2^53 milliseconds")]
        let date = Date::new(&(unix_seconds as f64 * 1000.0).into());
        let options = object(&[("dateStyle", "medium"), ("timeZone", "UTC")]);
        format(&Intl::DateTimeFormat::new(&tags(language), &options).format(), &date)
    }

    fn money(&self, language: Language, amount: f64, currency: &str) -> String {
        let options = object(&[("style", "currency"), ("currency", currency)]);
        // "€17.50" and "€17", but never "€17.5".
        let digits = if amount < 1000.0 && amount.fract() != 0.0 { 2 } else { 0 };
        _ = Reflect::set(&options, &"maximumFractionDigits".into(), &digits.into());
        _ = Reflect::set(&options, &"minimumFractionDigits".into(), &digits.into());
        format(&Intl::NumberFormat::new(&tags(language), &options).format(), &amount.into())
    }

    fn language_name(&self, language: Language, other: Language) -> String {
        display_name(language, other).unwrap_or_else(|_| other.to_string())
    }
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

fn format(format: &Function, value: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// `Intl.DisplayNames` has no binding of its own.
fn display_name(language: Language, other: Language) -> Result<String, JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
    let class: Function = Reflect::get(&intl, &"DisplayNames".into())?.dyn_into()?;
    let names = Reflect::construct(&class, &Array::of2(&tags(language), &object(&[("type", "language")])))?;
    let of: Function = Reflect::get(&names, &"of".into())?.dyn_into()?;
    of.call1(&names, &other.as_str().into())?.as_string().ok_or(JsValue::UNDEFINED)
}
