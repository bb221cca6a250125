//! Functions of lists: `Fn::Select`, `Fn::Length`, `Fn::Cidr`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use plimsoll_syntax::{Node, Unknown};

use super::call::Call;
use super::limits::MAX_CIDRS;
use super::stack::Stack;
use super::value::{Data, Value};

impl<'s> Stack<'s> {
    /// `Fn::Select`.
    pub(crate) fn select(&self, call: &Call<'s>) -> Value {
        let Some([index, list]) = self.args::<2>(call) else { return self.wrong(call) };
        let (index, list) = (self.eval(index), self.eval(list));
        if let Some(unknown) = index.as_unknown().or_else(|| list.as_unknown()) {
            return Value::unknown(call.span, Unknown { refers: None, partial: None, ..unknown.clone() });
        }
        let at = index.spelling().and_then(|text| text.parse::<usize>().ok());
        let found = at.zip(list.items()).and_then(|(at, items)| items.get(at));
        found.map_or_else(|| self.wrong(call), |value| self.brought(value.clone(), call.span))
    }

    /// `Fn::Length`.
    pub(crate) fn length(&self, call: &Call<'s>) -> Value {
        let list = self.arg(call);
        match (list.items(), list.as_unknown()) {
            (Some(items), _) => Value::new(call.span, Data::Number(items.len().to_string().into())),
            (None, Some(unknown)) => {
                Value::unknown(call.span, Unknown { refers: None, partial: None, ..unknown.clone() })
            }
            (None, None) => self.wrong(call),
        }
    }

    /// `Fn::Cidr`.
    pub(crate) fn cidr(&self, call: &Call<'s>) -> Value {
        let parts: Vec<Value> = call.arg.items().map(|item: Node<'s>| self.eval(item)).collect();
        if let Some(unknown) = parts.iter().find_map(Value::as_unknown) {
            return Value::unknown(call.span, Unknown { refers: None, partial: None, ..unknown.clone() });
        }
        let texts: Option<Vec<&str>> = parts.iter().map(Value::spelling).collect();
        let blocks = match texts.as_deref() {
            Some([block, count]) => blocks(block, count, None),
            Some([block, count, bits]) => blocks(block, count, Some(bits)),
            _ => None,
        };
        let Some(blocks) = blocks else { return self.wrong(call) };
        let items = blocks.into_iter().map(|block| Value::text(call.span, block)).collect();
        Value::new(call.span, Data::Seq(items))
    }
}

/// So many blocks of an address block, each with so many bits for hosts.
fn blocks(block: &str, count: &str, bits: Option<&str>) -> Option<Vec<String>> {
    let (address, prefix) = block.split_once('/')?;
    let count = count.parse::<i64>().ok().filter(|count| (1..=MAX_CIDRS).contains(count))?;
    let (base, prefix, width) = match address.parse::<IpAddr>().ok()? {
        IpAddr::V4(address) => (u128::from(u32::from(address)), prefix.parse::<u32>().ok()?, 32),
        IpAddr::V6(address) => (u128::from(address), prefix.parse::<u32>().ok()?, 128),
    };
    let bits = bits.map_or(Some(width / 4), |bits| bits.parse::<u32>().ok())?;
    let room = width.checked_sub(prefix)?.checked_sub(bits)?;
    if room < 127 && count as u128 > 1 << room {
        return None;
    }
    let size = 1_u128.checked_shl(bits)?;
    let length = width - bits;
    (0..count as u128).map(|index| Some(shown(base.checked_add(size.checked_mul(index)?)?, length, width))).collect()
}

fn shown(address: u128, length: u32, width: u32) -> String {
    match width {
        32 => format!("{}/{length}", Ipv4Addr::from(address as u32)),
        _ => format!("{}/{length}", Ipv6Addr::from(address)),
    }
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn an_address_block_is_cut_into_equal_ones() {
        let made = blocks("192.168.0.0/24", "6", Some("5")).unwrap();
        assert_eq!((made.len(), &*made[1], &*made[5]), (6, "192.168.0.32/27", "192.168.0.160/27"));
        assert_eq!(blocks("10.0.0.0/16", "2", None).unwrap(), ["10.0.0.0/24", "10.0.1.0/24"]);
        assert_eq!(blocks("2001:db8::/56", "2", Some("64")).unwrap(), ["2001:db8::/64", "2001:db8:0:1::/64"]);
        assert_eq!(blocks("10.0.0.0/24", "2", Some("8")), None);
        assert_eq!(blocks("10.0.0.0/24", "100000", Some("1")), None);
        assert_eq!(blocks("x/24", "1", None), None);
    }
}
