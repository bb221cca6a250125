use super::convert::{alike, to_number, truth};
use crate::number::Number;
use crate::terraform::syntax::Operator;
use crate::value::{Data, Value, equal};

pub(crate) fn not(value: &Value) -> Value {
    truth(value).map_or_else(|other| other, |flag| (!flag).into())
}

pub(crate) fn negate(value: &Value) -> Value {
    binary(Operator::Subtract, &Value::int(0), value)
}

pub(crate) fn binary(operator: Operator, a: &Value, b: &Value) -> Value {
    match operator {
        Operator::And => logical(a, b, false),
        Operator::Or => logical(a, b, true),
        Operator::Equal => same(a, b, true),
        Operator::Unequal => same(a, b, false),
        _ => numeric(operator, a, b),
    }
}

/// `&&` and `||`: one side that decides is enough, even where the other cannot be told.
fn logical(a: &Value, b: &Value, decides: bool) -> Value {
    match (truth(a), truth(b)) {
        (Ok(a), Ok(b)) => (if decides { a || b } else { a && b }).into(),
        (Ok(one), Err(other)) | (Err(other), Ok(one)) if !other.is_failed() => {
            if one == decides {
                one.into()
            } else {
                other
            }
        }
        (Err(other), _) | (_, Err(other)) => other,
    }
}

fn same(a: &Value, b: &Value, wanted: bool) -> Value {
    if let Some(known) = decided(a, b) {
        return (known == wanted).into();
    }
    let hole = a.hole().or_else(|| b.hole());
    hole.map_or_else(|| Value::failed("it cannot be compared"), Value::derived)
}

/// Equality, where unknowns leave it open. What is referred to exists, so that it is not null; and a text of which
/// parts are known cannot be just any.
fn decided(a: &Value, b: &Value) -> Option<bool> {
    let never = |unknown: &Value, other: &Value| match (&unknown.data, &other.data) {
        (Data::Unknown(why), Data::Str(text)) => why.partial.is_some() && !why.may_be(text),
        (Data::Unknown(why), Data::Null) => why.partial.is_some(),
        _ => false,
    };
    if never(a, b) || never(b, a) {
        return Some(false);
    }
    if alike(a, b) || a.is_null() || b.is_null() || a.hole().is_some() || b.hole().is_some() {
        return equal(a, b);
    }
    // Texts are compared as numbers or booleans only where their types are converted, which `==` does not do.
    Some(false)
}

fn numeric(operator: Operator, a: &Value, b: &Value) -> Value {
    let (a, b) = match (to_number(a), to_number(b)) {
        (Value { data: Data::Number(a), .. }, Value { data: Data::Number(b), .. }) => (a, b),
        (failed, _) | (_, failed) if failed.is_failed() => return failed,
        (Value { data: Data::Null, .. }, _) | (_, Value { data: Data::Null, .. }) => {
            return Value::failed("it is null where a number is needed");
        }
        (unknown @ Value { data: Data::Unknown(_), .. }, _) | (_, unknown) => return unknown,
    };
    let number = match operator {
        Operator::Less => return (a < b).into(),
        Operator::LessOrEqual => return (a <= b).into(),
        Operator::Greater => return (a > b).into(),
        Operator::GreaterOrEqual => return (a >= b).into(),
        Operator::Add => a.combine(b, i128::checked_add, |a, b| a + b),
        Operator::Subtract => a.combine(b, i128::checked_sub, |a, b| a - b),
        Operator::Multiply => a.combine(b, i128::checked_mul, |a, b| a * b),
        Operator::Divide if b == Number::Int(0) => None,
        Operator::Divide => a.divide(b),
        Operator::Remainder if b == Number::Int(0) => None,
        _ => a.combine(b, i128::checked_rem, |a, b| a % b),
    };
    number.map_or_else(|| Value::failed("it has no result"), |number| Data::Number(number).into())
}
