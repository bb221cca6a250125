//! Typed access to TOML tables that notes every fault with its place and goes on.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::context::{At, Context};
use crate::error::Place;
use crate::limits;
use crate::names::Word;

/// One table of a file.
pub(super) struct Table<'a, 'd> {
    context: &'a Context<'a>,
    table: &'a DeTable<'d>,
    offset: usize,
}

impl<'a, 'd> Table<'a, 'd> {
    pub fn top(context: &'a Context<'a>, table: &'a DeTable<'d>) -> Self {
        Self { context, table, offset: 0 }
    }

    pub fn place(&self) -> Place {
        self.context.place(self.offset)
    }

    pub fn fault(&self, message: impl Into<String>) {
        self.context.fault(self.offset, message);
    }

    /// Reports every key that is none of these.
    pub fn only(&self, keys: &[&str]) {
        for (key, _) in self.table.iter().filter(|(key, _)| !keys.contains(&key.get_ref().as_ref())) {
            self.context.fault(key.span().start, format!("unknown key; known are {}", keys.join(", ")));
        }
    }

    fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'d>>> {
        self.table.get(key)
    }

    fn required(&self, key: &str) -> Option<&'a Spanned<DeValue<'d>>> {
        let value = self.get(key);
        if value.is_none() {
            self.fault(format!("`{key}` is missing"));
        }
        value
    }

    /// A required text; an empty one after a fault.
    pub fn text(&self, key: &str) -> String {
        self.required(key).map(|value| self.text_of(value)).unwrap_or_default()
    }

    pub fn text_opt(&self, key: &str) -> Option<String> {
        self.get(key).map(|value| self.text_of(value))
    }

    /// A required id with its place.
    pub fn id(&self, key: &str) -> At<String> {
        self.required(key).map_or_else(|| self.nothing(), |value| self.id_of(value))
    }

    /// A list of ids; a missing one is empty.
    pub fn ids(&self, key: &str) -> Vec<At<String>> {
        self.list(key).iter().map(|value| self.id_of(value)).collect()
    }

    pub fn flag(&self, key: &str) -> bool {
        let Some(value) = self.get(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.context.fault(value.span().start, "expected true or false");
            false
        })
    }

    /// A required word of a closed set.
    pub fn word<T: Word>(&self, key: &str) -> Option<T> {
        self.word_of(self.required(key)?)
    }

    /// The tables of an array of tables; a missing one is empty.
    pub fn tables(&self, key: &str) -> Vec<Table<'a, 'd>> {
        self.list(key).iter().filter_map(|value| self.table_of(value)).collect()
    }

    /// A sub-table, if it is there.
    pub fn table(&self, key: &str) -> Option<Table<'a, 'd>> {
        self.get(key).and_then(|value| self.table_of(value))
    }

    /// Every key with its value, in the order of the keys.
    pub fn entries(&self) -> Vec<(At<String>, &'a Spanned<DeValue<'d>>)> {
        let key = |key: &Spanned<_>| self.checked_id(AsRef::<str>::as_ref(key.get_ref()), key.span().start);
        self.table.iter().take(limits::ENTRIES).map(|(k, value)| (key(k), value)).collect()
    }

    pub fn table_of(&self, value: &'a Spanned<DeValue<'d>>) -> Option<Table<'a, 'd>> {
        let (context, offset) = (self.context, value.span().start);
        let Some(table) = value.get_ref().as_table() else {
            context.fault(offset, "expected a table");
            return None;
        };
        Some(Table { context, table, offset })
    }

    pub fn word_of<T: Word>(&self, value: &Spanned<DeValue<'d>>) -> Option<T> {
        let word = value.get_ref().as_str().and_then(T::named);
        if word.is_none() {
            self.context.fault(value.span().start, format!("expected one of {}", T::names()));
        }
        word
    }

    /// The ids of an array that stands as a value.
    pub fn ids_of(&self, value: &'a Spanned<DeValue<'d>>) -> Vec<At<String>> {
        self.items(value).iter().map(|value| self.id_of(value)).collect()
    }

    fn list(&self, key: &str) -> &'a [Spanned<DeValue<'d>>] {
        self.get(key).map_or(&[], |value| self.items(value))
    }

    fn items(&self, value: &'a Spanned<DeValue<'d>>) -> &'a [Spanned<DeValue<'d>>] {
        let Some(array) = value.get_ref().as_array() else {
            self.context.fault(value.span().start, "expected a list");
            return &[];
        };
        if array.len() > limits::ENTRIES {
            self.context.fault(value.span().start, "longer than a list may be");
        }
        array.get(..limits::ENTRIES).unwrap_or(array)
    }

    fn text_of(&self, value: &Spanned<DeValue<'d>>) -> String {
        let fault = match value.get_ref().as_str() {
            Some(text) if text.len() > limits::TEXT_BYTES => "longer than a text may be",
            Some("") => "empty text",
            Some(text) => return text.to_owned(),
            None => "expected text",
        };
        self.context.fault(value.span().start, fault);
        String::new()
    }

    fn id_of(&self, value: &Spanned<DeValue<'d>>) -> At<String> {
        let text = self.text_of(value);
        if text.is_empty() {
            return At { value: text, place: self.context.place(value.span().start) };
        }
        self.checked_id(&text, value.span().start)
    }

    fn checked_id(&self, id: &str, offset: usize) -> At<String> {
        let place = self.context.place(offset);
        if is_id(id) {
            return At { value: id.to_owned(), place };
        }
        self.context.fault(offset, "not an id: letters, digits, and . : / _ - between them");
        At { value: String::new(), place }
    }

    fn nothing(&self) -> At<String> {
        At { value: String::new(), place: self.place() }
    }
}

/// Ids may be named in messages, so their alphabet is narrow.
fn is_id(id: &str) -> bool {
    let inner = |b: u8| b.is_ascii_alphanumeric() || b".:/_-".contains(&b);
    let ends = [id.as_bytes().first(), id.as_bytes().last()];
    id.len() <= limits::ID_BYTES
        && id.bytes().all(inner)
        && ends.iter().all(|end| end.is_some_and(u8::is_ascii_alphanumeric))
}
