use std::sync::Arc;

use plimsoll_syntax::{HOLE, Span, Unknown};

use super::convert::{to_text, truth};
use super::loops::pairs;
use super::{Env, Run};
use crate::limits;
use crate::terraform::syntax::Part;
use crate::value::Value;

/// The text of a template while it is put together.
#[derive(Default)]
pub(crate) struct Text {
    pub(crate) text: String,
    /// Why it cannot be told as a whole.
    pub(crate) unknown: Option<Value>,
    /// Which bytes of the text stand where in the file.
    pub(crate) pieces: Vec<(usize, Span)>,
    /// What stands for each hole of the text, by its offset.
    pub(crate) holes: Vec<(usize, Value)>,
}

impl<'w> Run<'w> {
    /// The string that a template gives. A template of nothing but one value is that value.
    pub(super) fn template(&self, env: &Env<'w>, parts: &[Part]) -> Value {
        if let [Part::Value(only)] = parts {
            return self.eval(env, only);
        }
        self.text(env, parts).into_value()
    }

    pub(crate) fn text(&self, env: &Env<'w>, parts: &[Part]) -> Text {
        let mut text = Text::default();
        self.put_parts(env, parts, &mut text);
        text
    }

    fn put_parts(&self, env: &Env<'w>, parts: &[Part], out: &mut Text) {
        for part in parts {
            if out.text.len() > limits::MAX_STRING_BYTES {
                return out.fail(Value::failed("its text is longer than is allowed"));
            }
            match part {
                Part::Text(text, span) => {
                    out.pieces.push((out.text.len(), *span));
                    out.text.push_str(text);
                }
                Part::Value(expr) => out.put(&self.eval(env, expr)),
                Part::If(of) => match truth(&self.eval(env, &of.0)) {
                    Ok(true) => self.put_parts(env, &of.1, out),
                    Ok(false) => self.put_parts(env, &of.2, out),
                    Err(unknown) => out.hole(unknown),
                },
                Part::For { key, value, over, parts } => {
                    self.put_each(env, [key.as_ref(), Some(value)], over, parts, out)
                }
            }
        }
    }

    fn put_each(
        &self,
        env: &Env<'w>,
        names: [Option<&Arc<str>>; 2],
        over: &crate::terraform::syntax::Expr,
        parts: &[Part],
        out: &mut Text,
    ) {
        let pairs = match pairs(&self.eval(env, over)) {
            Ok(pairs) => pairs,
            Err(unknown) => return out.hole(unknown),
        };
        for (key, value) in pairs {
            let mut env = env.clone();
            for (name, value) in names.into_iter().zip([key, value]) {
                env = name.map_or_else(|| env.clone(), |name| env.bind(name, value));
            }
            self.put_parts(&env, parts, out);
            if out.text.len() > limits::MAX_STRING_BYTES {
                return;
            }
        }
    }
}

impl Text {
    fn put(&mut self, value: &Value) {
        match to_text(value) {
            known if known.as_str().is_some() => self.text.push_str(&known.as_str().unwrap_or_default()),
            null if null.is_null() => self.fail(Value::failed("it is null where a text is needed")),
            unknown => {
                self.holes.push((self.text.len(), value.clone()));
                self.text.push_str(&unknown.partial_text().unwrap_or_else(|| HOLE.to_string()));
                self.fail(unknown.hole().cloned().unwrap_or(unknown));
            }
        }
    }

    fn hole(&mut self, unknown: Value) {
        self.holes.push((self.text.len(), unknown.clone()));
        self.text.push(HOLE);
        self.fail(unknown);
    }

    fn fail(&mut self, why: Value) {
        // What is wrong outweighs what is only not known.
        if self.unknown.is_none() || (why.is_failed() && !self.unknown.as_ref().is_some_and(Value::is_failed)) {
            self.unknown = Some(why);
        }
    }

    pub(crate) fn into_value(self) -> Value {
        let Some(unknown) = self.unknown else { return Value::string(self.text) };
        match unknown.why() {
            Some(why) if !unknown.is_failed() => {
                Value::unknown(Unknown::new(&*why.reason, &*why.resolve).with_partial(self.text))
            }
            _ => unknown,
        }
    }
}
