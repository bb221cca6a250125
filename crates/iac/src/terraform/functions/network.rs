//! Address ranges.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::Out;
use super::arguments::{int, text, wrong};
use super::encoding::texts;
use crate::value::Value;

pub(super) fn call(name: &str, values: &[Value]) -> Option<Out> {
    Some(match (name, values) {
        ("cidrhost", [of, at]) => range(of).and_then(|range| host(range, int(at)?)),
        ("cidrnetmask", [of]) => range(of).and_then(mask),
        ("cidrsubnet", [of, bits, at]) => range(of).and_then(|range| subnet(range, int(bits)?, int(at)?)),
        ("cidrsubnets", [of, bits @ ..]) => range(of).and_then(|range| subnets(range, bits)),
        ("cidrcontains", [of, inner]) => range(of).and_then(|range| contains(range, inner)),
        _ => return None,
    })
}

/// A range of addresses: the first of them as a number, how many bits are fixed, and how many there are.
#[derive(Clone, Copy)]
struct Range {
    start: u128,
    fixed: u32,
    width: u32,
}

impl Range {
    fn parse(text: &str) -> Option<Self> {
        let (address, fixed) = text.split_once('/')?;
        let fixed = fixed.parse().ok()?;
        let (start, width) = number(address)?;
        let free = width.checked_sub(fixed)?;
        let mask = u128::MAX.checked_shl(free).unwrap_or(0);
        Some(Self { start: start & mask, fixed, width })
    }

    fn free(self) -> u32 {
        self.width - self.fixed
    }

    fn shown(self) -> String {
        format!("{}/{}", address(self.start, self.width), self.fixed)
    }
}

fn number(text: &str) -> Option<(u128, u32)> {
    Some(match text.parse().ok()? {
        IpAddr::V4(address) => (u128::from(u32::from(address)), 32),
        IpAddr::V6(address) => (u128::from(address), 128),
    })
}

fn address(number: u128, width: u32) -> String {
    if width == 32 { Ipv4Addr::from(number as u32).to_string() } else { Ipv6Addr::from(number).to_string() }
}

fn range(of: &Value) -> Result<Range, Value> {
    Range::parse(&text(of)?).ok_or_else(|| wrong("it is no range of addresses"))
}

fn host(range: Range, at: i128) -> Out {
    let size = 1_u128.checked_shl(range.free()).map_or(i128::MAX, |size| i128::try_from(size).unwrap_or(i128::MAX));
    let offset = if at < 0 { size.saturating_add(at) } else { at };
    if offset < 0 || offset >= size {
        return Err(wrong("the range has no such address"));
    }
    Ok(Value::string(address(range.start + offset as u128, range.width)))
}

fn mask(range: Range) -> Out {
    if range.width != 32 {
        return Err(wrong("only ranges of IPv4 have a mask"));
    }
    Ok(Value::string(address(u128::from(u32::MAX.checked_shl(range.free()).unwrap_or(0)), 32)))
}

fn subnet(range: Range, bits: i128, at: i128) -> Out {
    let bits = u32::try_from(bits).ok().filter(|bits| *bits <= range.free());
    let bits = bits.ok_or_else(|| wrong("the range has not so many bits to give"))?;
    let free = range.free() - bits;
    let fits = at >= 0 && 1_u128.checked_shl(bits).is_none_or(|count| (at as u128) < count);
    if !fits {
        return Err(wrong("the range has not so many parts"));
    }
    let offset = (at as u128).checked_shl(free).unwrap_or(0);
    Ok(Value::string(Range { start: range.start + offset, fixed: range.fixed + bits, ..range }.shown()))
}

/// Ranges one behind the other, each at the next place that suits its size.
fn subnets(range: Range, bits: &[Value]) -> Out {
    let end = 1_u128.checked_shl(range.free()).and_then(|size| range.start.checked_add(size));
    let (mut at, mut out) = (range.start, Vec::new());
    for bits in bits {
        let bits = u32::try_from(int(bits)?).ok().filter(|bits| *bits > 0 && *bits <= range.free());
        let bits = bits.ok_or_else(|| wrong("the range has not so many bits to give"))?;
        let size = 1_u128.checked_shl(range.free() - bits).unwrap_or(u128::MAX);
        let start = at.checked_next_multiple_of(size).ok_or_else(|| wrong("the range is full"))?;
        if end.is_some_and(|end| start.saturating_add(size) > end) {
            return Err(wrong("the range is full"));
        }
        out.push(Range { start, fixed: range.fixed + bits, ..range }.shown());
        at = start.saturating_add(size);
    }
    Ok(texts(out))
}

fn contains(range: Range, inner: &Value) -> Out {
    let text = text(inner)?;
    let whole = if text.contains('/') { text.to_string() } else { format!("{text}/{}", range.width) };
    let inner = Range::parse(&whole).ok_or_else(|| wrong("it is no address or range"))?;
    let mask = u128::MAX.checked_shl(range.free()).unwrap_or(0);
    Ok((inner.width == range.width && inner.fixed >= range.fixed && inner.start & mask == range.start).into())
}
