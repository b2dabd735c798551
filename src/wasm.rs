//! The class behind the npm package. This file alone names `wasm_bindgen`; it converts, and decides nothing.

use js_sys::{Array, Object, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::pack::Pack;
use crate::rule::{self, Role, Setting, Severity, Turn};

#[wasm_bindgen]
extern "C" {
    /// The `Context` of the npm package. Read key by key: a deserializer for it weighs 13 KB.
    #[wasm_bindgen(typescript_type = "Context | undefined")]
    pub type Context;
    #[wasm_bindgen(method, getter, structural)]
    fn scene(this: &Context) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn role(this: &Context) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn turn(this: &Context) -> Option<Array>;
    #[wasm_bindgen(method, getter, structural)]
    fn date(this: &Context) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn slots(this: &Context) -> Option<Object>;
}

/// See [`crate::Engine`].
#[wasm_bindgen]
pub struct Engine(crate::engine::Engine);

#[wasm_bindgen]
impl Engine {
    /// Makes an engine from compiled packs, and from pairs of a rule's id and `off` or a severity.
    #[wasm_bindgen(constructor)]
    pub fn new(packs: Vec<Uint8Array>, settings: Option<Array>) -> Result<Engine, JsError> {
        let packs = packs.iter().map(|bytes| Pack::from_bytes(&bytes.to_vec())).collect::<Result<_, _>>()?;
        let settings = settings.iter().flat_map(Array::iter).map(setting).collect::<Result<Vec<_>, _>>()?;
        Ok(Engine(crate::engine::Engine::with_settings(packs, &settings)?))
    }

    /// Lints one message; an array of diagnostics as plain objects.
    pub fn lint(&self, text: &str, context: &Context) -> Result<JsValue, JsError> {
        to_js(&self.0.lint(text, &from_js(context)?))
    }

    /// What the packs are; an array of plain objects.
    pub fn packs(&self) -> Result<JsValue, JsError> {
        to_js(self.0.packs())
    }
}

fn setting(pair: JsValue) -> Result<(String, Setting), JsError> {
    let pair = Array::from(&pair);
    let setting = match pair.get(1).as_string().as_deref() {
        Some("off") => Some(Setting::Off),
        Some("error") => Some(Setting::Severity(Severity::Error)),
        Some("warning") => Some(Setting::Severity(Severity::Warning)),
        Some("info") => Some(Setting::Severity(Severity::Info)),
        _ => None,
    };
    pair.get(0).as_string().zip(setting).ok_or_else(|| {
        JsError::new("settings must be pairs of a rule's id and \"off\", \"error\", \"warning\" or \"info\"")
    })
}

fn from_js(context: &Context) -> Result<rule::Context, JsError> {
    let mut read = rule::Context::default();
    if context.is_undefined() || context.is_null() {
        return Ok(read);
    }
    read.scene = string(&context.scene(), "scene")?;
    if let Some(role) = string(&context.role(), "role")? {
        read.role = Some(match role.as_str() {
            "agent" => Role::Agent,
            "customer" => Role::Customer,
            _ => return Err(wrong("role", "\"agent\" or \"customer\"")),
        });
    }
    for turn in context.turn().iter().flat_map(Array::iter) {
        read.turn.push(match turn.as_string().as_deref() {
            Some("first") => Turn::First,
            Some("last") => Turn::Last,
            _ => return Err(wrong("turn", "an array of \"first\" and \"last\"")),
        });
    }
    if let Some(date) = string(&context.date(), "date")? {
        read.date = Some(date.parse().map_err(|_| wrong("date", "a day such as \"2026-11-22\""))?);
    }
    for entry in context.slots().iter().flat_map(|slots| Object::entries(slots).to_vec()) {
        let entry = Array::from(&entry);
        let (Some(name), value) = (entry.get(0).as_string(), entry.get(1)) else { continue };
        if let Some(value) = string(&value, "slots")? {
            read.slots.insert(name, value);
        }
    }
    Ok(read)
}

/// A string, or `None` for what is left out.
fn string(value: &JsValue, key: &str) -> Result<Option<String>, JsError> {
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    value.as_string().map(Some).ok_or_else(|| wrong(key, "text"))
}

fn wrong(key: &str, expected: &str) -> JsError {
    JsError::new(&["context.", key, " must be ", expected].concat())
}

fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
