//! Amounts of a resource, for adding and comparing.
//! <https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/>

use serde_json::Value;

/// An amount in billionths.
pub(super) type Amount = i128;

const ONE: Amount = 1_000_000_000;

const UNITS: &[(&str, Amount)] = &[
    ("Ki", ONE << 10),
    ("Mi", ONE << 20),
    ("Gi", ONE << 30),
    ("Ti", ONE << 40),
    ("Pi", ONE << 50),
    ("Ei", ONE << 60),
    ("n", 1),
    ("u", 1_000),
    ("m", 1_000_000),
    ("k", 1_000 * ONE),
    ("M", 1_000_000 * ONE),
    ("G", 1_000_000_000 * ONE),
    ("T", 1_000_000_000_000 * ONE),
    ("P", 1_000_000_000_000_000 * ONE),
    ("E", 1_000_000_000_000_000_000 * ONE),
];

/// Reads a number or a text; none where it is no amount.
pub(super) fn read(value: &Value) -> Option<Amount> {
    match value {
        Value::Number(number) => parse(&number.to_string()),
        Value::String(text) => parse(text),
        _ => None,
    }
}

/// Writes whole numbers as such, and others in thousandths, rounded up.
pub(super) fn write(amount: Amount) -> Value {
    if amount % ONE == 0 {
        return (amount / ONE).to_string().into();
    }
    format!("{}m", (amount + 999_999).div_euclid(1_000_000)).into()
}

fn parse(text: &str) -> Option<Amount> {
    let unit = UNITS.iter().find_map(|(suffix, unit)| Some((text.strip_suffix(suffix)?, *unit)));
    let (number, unit) = unit.unwrap_or((text, ONE));
    let (number, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits: Amount = format!("{whole}{part}").parse().ok()?;
    let exponent = exponent.parse::<i32>().ok()? - i32::try_from(part.len()).ok()?;
    let power = 10_i128.checked_pow(exponent.unsigned_abs())?;
    let scaled = digits.checked_mul(unit)?;
    if exponent < 0 { Some(scaled / power) } else { scaled.checked_mul(power) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn amounts_are_read_and_written() {
        for (one, other) in [("0.5", "500m"), ("1024Mi", "1Gi"), ("1e3", "1k"), ("1.5Ki", "1536"), ("12E", "12000P")] {
            assert_eq!(parse(one), parse(other), "{one}");
        }
        assert_eq!(read(&json!(2)).map(write), Some(json!("2")));
        assert_eq!(read(&json!(0.25)).map(write), Some(json!("250m")));
        for rubbish in ["", "x", "1x", "1.2.3", "e", "1e99", "Mi"] {
            assert_eq!(parse(rubbish), None, "{rubbish}");
        }
    }
}
