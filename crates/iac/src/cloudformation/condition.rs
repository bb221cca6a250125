//! Conditions: what holds, what does not, and what decides where neither can be told.

use plimsoll_model::Truth;
use plimsoll_syntax::{HOLE, Kind, Node, Span, Unknown};

use super::call::{Call, Function, call_of, condition_of};
use super::limits::MAX_NAMED;
use super::stack::Stack;
use super::value::{Data, Value};

/// A truth, and the parameters and conditions that decide it where it is not known.
#[derive(Clone, Debug)]
pub(crate) struct Decided {
    pub(crate) truth: Truth,
    by: Vec<Box<str>>,
}

impl From<Truth> for Decided {
    fn from(truth: Truth) -> Self {
        Self { truth, by: Vec::new() }
    }
}

impl Decided {
    fn unknown(by: impl Into<Box<str>>) -> Self {
        Self { truth: Truth::Unknown, by: vec![by.into()] }
    }

    fn join(all: Vec<Self>, how: impl FnOnce(Vec<Truth>) -> Truth) -> Self {
        let truth = how(all.iter().map(|one| one.truth).collect());
        let mut by: Vec<Box<str>> = Vec::new();
        if truth == Truth::Unknown {
            for name in all.into_iter().filter(|one| one.truth == Truth::Unknown).flat_map(|one| one.by) {
                if !by.contains(&name) && by.len() < MAX_NAMED {
                    by.push(name);
                }
            }
        }
        Self { truth, by }
    }

    /// Why a value that depends on it cannot be told.
    pub(crate) fn why(&self, condition: &str) -> Unknown {
        let what = match self.by.is_empty() {
            true => format!("it depends on the condition {condition}"),
            false => format!("it depends on the condition {condition}, which {} decides", self.by.join(" and ")),
        };
        let first = self.by.first().map_or("NAME", |name| &**name);
        Unknown::new(what, format!("say which holds with --parameter {first}=VALUE"))
    }
}

impl<'s> Stack<'s> {
    /// Whether a condition of the template holds.
    pub(crate) fn condition(&self, name: &str, at: Node<'s>) -> Decided {
        if let Some(known) = self.conditions.borrow().get(name) {
            return match known {
                Some(decided) => decided.clone(),
                None => {
                    let reason = format!("the condition {name} depends on itself");
                    self.fault(at, reason, "break the circle");
                    Decided::unknown(name)
                }
            };
        }
        let Some(definition) = self.definitions("Conditions").iter().find(|d| &*d.key == name).cloned() else {
            self.fault(at, format!("no condition is called {name}"), "define it under Conditions, or correct the name");
            return Decided::unknown(name);
        };
        self.conditions.borrow_mut().insert(name.into(), None);
        let decided = self.looping(&definition.loops, || self.decide(definition.node));
        self.conditions.borrow_mut().insert(name.into(), Some(decided.clone()));
        decided
    }

    /// Whether an expression of conditions holds.
    pub(crate) fn decide(&self, node: Node<'s>) -> Decided {
        let Some(_step) = self.world.step() else { return Decided::unknown("an expression that is too deep") };
        if let Some(named) = condition_of(node) {
            return self.condition(&self.string(named), named);
        }
        match call_of(node) {
            Some(call) => self.decide_call(&call),
            None => match node.text() {
                text if text.eq_ignore_ascii_case("true") => Truth::True.into(),
                text if text.eq_ignore_ascii_case("false") => Truth::False.into(),
                _ => self.no_condition(node),
            },
        }
    }

    fn no_condition(&self, node: Node<'s>) -> Decided {
        self.fault(
            node,
            "a condition is no expression that holds or not",
            "write Fn::Equals, Fn::And, Fn::Or or Fn::Not",
        );
        Decided::unknown("an expression")
    }

    /// Whether a function of conditions holds.
    pub(crate) fn decide_call(&self, call: &Call<'s>) -> Decided {
        match call.function {
            Function::Condition => self.condition(&self.string(call.arg), call.arg),
            Function::Equals => self.equals(call),
            Function::And => self.many(call, Truth::all),
            Function::Or => self.many(call, Truth::any),
            Function::Not => match self.args::<1>(call) {
                Some([one]) => {
                    let inner = self.decide(one);
                    Decided { truth: inner.truth.not(), ..inner }
                }
                None => Decided::unknown("Fn::Not"),
            },
            // Rules, and conditions that a function of values gives.
            _ => match self.call(call) {
                Value { data: Data::Bool(truth), .. } => Truth::from(truth).into(),
                value => match value.spelling() {
                    Some("true") => Truth::True.into(),
                    Some("false") => Truth::False.into(),
                    _ => decider(&value),
                },
            },
        }
    }

    fn many(&self, call: &Call<'s>, how: impl FnOnce(Vec<Truth>) -> Truth) -> Decided {
        if call.arg.kind() != Kind::Seq {
            return self.no_condition(call.arg);
        }
        Decided::join(call.arg.items().map(|item| self.decide(item)).collect(), how)
    }

    fn equals(&self, call: &Call<'s>) -> Decided {
        let Some(sides) = self.args::<2>(call) else { return Decided::unknown("Fn::Equals") };
        let [left, right] = sides.map(|side| self.secretly(|| self.eval(side)));
        if let (Some(left), Some(right)) = (left.spelling(), right.spelling()) {
            return Truth::from(left == right).into();
        }
        let truth = match (left.as_unknown(), right.as_unknown()) {
            (None, None) => Truth::from(left == right),
            (Some(a), Some(b)) if a.refers.is_some() && a.refers == b.refers => Truth::True,
            (Some(_), None) => may_equal(&left, right.spelling(), self.choices(sides[0])),
            (None, Some(_)) => may_equal(&right, left.spelling(), self.choices(sides[1])),
            _ => Truth::Unknown,
        };
        match truth {
            Truth::Unknown => Decided::join(vec![decider(&left), decider(&right)], Truth::any),
            truth => truth.into(),
        }
    }

    /// What a parameter without a value may be.
    fn choices(&self, node: Node<'s>) -> Option<Vec<&'s str>> {
        let call = call_of(node).filter(|call| call.function == Function::Ref)?;
        self.allowed(&self.string(call.arg))
    }

    /// The value of `Fn::If`.
    pub(crate) fn choose(&self, call: &Call<'s>) -> Value {
        let Some([name, then, other]) = self.args::<3>(call) else { return self.wrong(call) };
        let name_text = self.string(name);
        let decided = match call_of(name) {
            Some(inner) => self.decide_call(&inner),
            None if name.kind() == Kind::Map => self.decide(name),
            None => self.condition(&name_text, name),
        };
        match decided.truth {
            Truth::True => self.eval(then),
            Truth::False => self.eval(other),
            Truth::Unknown => either(call.span, self.eval(then), self.eval(other), &decided.why(&name_text)),
        }
    }
}

/// What an unknown value leaves undecided.
fn decider(value: &Value) -> Decided {
    match value.as_unknown() {
        Some(unknown) => Decided::unknown(unknown.refers.as_deref().unwrap_or("a value that is not known")),
        None => Truth::False.into(),
    }
}

fn may_equal(value: &Value, text: Option<&str>, choices: Option<Vec<&str>>) -> Truth {
    let (Some(unknown), Some(text)) = (value.as_unknown(), text) else { return Truth::Unknown };
    let among = choices.is_none_or(|all| all.contains(&text));
    if among && unknown.may_be(text) { Truth::Unknown } else { Truth::False }
}

/// One of two values: what they share is known.
pub(crate) fn either(span: Span, one: Value, other: Value, why: &Unknown) -> Value {
    if one == other {
        return one;
    }
    match (one.data, other.data) {
        (Data::Map(one), Data::Map(other)) => either_map(span, one, other, why),
        (Data::Seq(one), Data::Seq(other)) if one.len() == other.len() => {
            let items = one.into_iter().zip(other).map(|(a, b)| either(a.span, a, b, why)).collect();
            Value::new(span, Data::Seq(items))
        }
        (one, other) => {
            let given = [&one, &other].iter().all(|data| !matches!(data, Data::Gone | Data::Null));
            let text = given && [&one, &other].iter().all(|data| is_text(data));
            // A hole says that there is a text whichever it is.
            Value::unknown(span, if text { why.clone().with_partial(HOLE.to_string()) } else { why.clone() })
        }
    }
}

fn is_text(data: &Data) -> bool {
    match data {
        Data::Text(text) => !text.is_empty(),
        Data::Unknown(unknown) => unknown.refers.is_some() || unknown.partial.is_some(),
        _ => false,
    }
}

fn either_map(span: Span, one: Vec<super::value::Entry>, mut other: Vec<super::value::Entry>, why: &Unknown) -> Value {
    let mut joined = Vec::with_capacity(one.len());
    for mut entry in one {
        let twin = other.iter().position(|o| o.key == entry.key).map(|at| other.remove(at));
        entry.value = match twin {
            Some(twin) => either(entry.value.span, entry.value, twin.value, why),
            None => Value::unknown(entry.value.span, why.clone()),
        };
        joined.push(entry);
    }
    joined.extend(other.into_iter().map(|entry| {
        let value = Value::unknown(entry.value.span, why.clone());
        super::value::Entry { value, ..entry }
    }));
    Value::new(span, Data::Map(joined))
}
