use std::cmp::Ordering;
use std::fmt;

/// A number: whole where it can be, since most are counts, ports and sizes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Number {
    Int(i128),
    Float(f64),
}

/// Largest magnitude below which every whole float is exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Number {
    /// A float, as a whole number where it is one.
    pub(crate) fn from_f64(value: f64) -> Self {
        if value.fract() == 0.0 && value.abs() <= EXACT { Self::Int(value as i128) } else { Self::Float(value) }
    }

    /// Reads a decimal text, as Terraform converts strings to numbers.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let numeric = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.' | b'e' | b'E'));
        if !numeric || text.is_empty() || text.starts_with('+') {
            return None;
        }
        let whole = text.parse().ok().map(Self::Int);
        whole.or_else(|| text.parse::<f64>().ok().filter(|f| f.is_finite()).map(Self::from_f64))
    }

    pub(crate) fn as_f64(self) -> f64 {
        match self {
            Self::Int(int) => int as f64,
            Self::Float(float) => float,
        }
    }

    /// The whole number that it is, if it is one.
    pub(crate) fn as_int(self) -> Option<i128> {
        if let Self::Int(int) = self { Some(int) } else { None }
    }

    /// Both as whole numbers, else as floats.
    pub(crate) fn combine(
        self,
        other: Self,
        ints: impl FnOnce(i128, i128) -> Option<i128>,
        floats: impl FnOnce(f64, f64) -> f64,
    ) -> Option<Self> {
        let whole = self.as_int().zip(other.as_int()).and_then(|(a, b)| ints(a, b)).map(Self::Int);
        whole.or_else(|| {
            let float = floats(self.as_f64(), other.as_f64());
            // Terraform counts with more digits: those beyond what is exact here would differ.
            let rounded = format!("{float:.14e}").parse().unwrap_or(float);
            float.is_finite().then(|| Self::from_f64(rounded))
        })
    }

    /// Whole division where it comes out even.
    pub(crate) fn divide(self, other: Self) -> Option<Self> {
        let even = |a: i128, b: i128| (b != 0 && a.checked_rem(b)? == 0).then(|| a / b);
        self.combine(other, even, |a, b| a / b)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Int(a), Self::Int(b)) => Some(a.cmp(b)),
            _ => self.as_f64().partial_cmp(&other.as_f64()),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(int) => int.fmt(f),
            Self::Float(float) => float.fmt(f),
        }
    }
}
