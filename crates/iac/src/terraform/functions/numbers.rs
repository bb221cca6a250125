use std::cmp::Ordering;

use super::Out;
use super::arguments::{int, number, text, wrong};
use crate::number::Number;
use crate::value::{Data, Value};

pub(super) fn call(name: &str, values: &[Value]) -> Option<Out> {
    Some(match (name, values) {
        ("abs", [of]) => number(of).map(|n| if n.as_f64() < 0.0 { negative(n) } else { made(n) }),
        ("ceil", [of]) => number(of).map(|n| made(Number::from_f64(n.as_f64().ceil()))),
        ("floor", [of]) => number(of).map(|n| made(Number::from_f64(n.as_f64().floor()))),
        ("signum", [of]) => int(of).map(|n| Value::int(n.signum())),
        ("max", values) => extreme(values, Ordering::Greater),
        ("min", values) => extreme(values, Ordering::Less),
        ("pow", [of, by]) => pow(of, by),
        ("log", [of, base]) => log(of, base),
        ("parseint", [of, base]) => parse(of, base),
        _ => return None,
    })
}

fn made(number: Number) -> Value {
    Data::Number(number).into()
}

fn negative(number: Number) -> Value {
    made(Number::Int(0).combine(number, i128::checked_sub, |a, b| a - b).unwrap_or(number))
}

fn extreme(values: &[Value], wanted: Ordering) -> Out {
    let numbers = values.iter().map(number).collect::<Result<Vec<_>, _>>()?;
    let better = |a: Number, b: Number| if b.partial_cmp(&a) == Some(wanted) { b } else { a };
    numbers.into_iter().reduce(better).map(made).ok_or_else(|| wrong("numbers are needed"))
}

fn pow(of: &Value, by: &Value) -> Out {
    let (of, by) = (number(of)?, number(by)?);
    let whole = |of: i128, by: i128| of.checked_pow(u32::try_from(by).ok()?);
    of.combine(by, whole, f64::powf).map(made).ok_or_else(|| wrong("the power is too large"))
}

fn log(of: &Value, base: &Value) -> Out {
    let log = number(of)?.as_f64().ln() / number(base)?.as_f64().ln();
    if log.is_finite() { Ok(made(Number::from_f64(log))) } else { Err(wrong("it has no logarithm")) }
}

fn parse(of: &Value, base: &Value) -> Out {
    let base = u32::try_from(int(base)?).ok().filter(|base| (2..=36).contains(base));
    let base = base.ok_or_else(|| wrong("the base is not from 2 to 36"))?;
    let number = i128::from_str_radix(&text(of)?, base).map_err(|_| wrong("it is no number of that base"))?;
    Ok(Value::int(number))
}
