use std::sync::Arc;

use super::{Env, Run, env, to_text};
use crate::terraform::functions;
use crate::terraform::syntax::{Expr, Kind};
use crate::value::{Data, Entry, Map, Place, Value};

impl<'w> Run<'w> {
    /// The value of an expression, at its place.
    pub(crate) fn eval(&self, env: &Env<'w>, expr: &Expr) -> Value {
        let value = self.deeper(|| self.kind(env, expr));
        if env.file == u32::MAX { value } else { value.or_at(Place::new(env.file, expr.span)) }
    }

    fn kind(&self, env: &Env<'w>, expr: &Expr) -> Value {
        match &expr.kind {
            Kind::Null => Value::null(),
            Kind::Bool(value) => (*value).into(),
            Kind::Number(number) => Data::Number(*number).into(),
            Kind::Str(text) => Value::string(Arc::clone(text)),
            Kind::Template(parts) => self.bounded(self.template(env, parts)),
            Kind::Tuple(items) => self.bounded(Value::list(items.iter().map(|item| self.eval(env, item)).collect())),
            Kind::Object(entries) => self.object(env, entries),
            Kind::Name(name) => self.name(env, name),
            Kind::Item => env.name(env::ITEM).cloned().unwrap_or_else(Value::null),
            Kind::Attr(of, name) => self.attr(env, of, name),
            Kind::Index(of, by) => super::index(&self.eval(env, of), &self.eval(env, by)),
            Kind::Splat(of, each) => self.bounded(self.splat(env, of, each)),
            Kind::Call { name, arguments, expanded } => functions::call(self, env, name, arguments, *expanded),
            Kind::Not(of) => super::operators::not(&self.eval(env, of)),
            Kind::Negate(of) => super::operators::negate(&self.eval(env, of)),
            Kind::Binary(operator, sides) => {
                super::operators::binary(*operator, &self.eval(env, &sides.0), &self.eval(env, &sides.1))
            }
            Kind::If(of) => self.choice(env, &of.0, &of.1, &of.2),
            Kind::For(of) => self.bounded(self.each(env, of)),
        }
    }

    fn object(&self, env: &Env<'w>, entries: &[(Expr, Expr)]) -> Value {
        let mut map = Map::new();
        for (key, value) in entries {
            let name = self.eval(env, key);
            let Some(text) = to_text(&name).as_str() else {
                // A key that cannot be told may be any: nothing is known of the whole.
                return to_text(&name).derived();
            };
            map.insert(text, Entry { at: name.at, value: self.eval(env, value) });
        }
        Value::map(map)
    }
}
