//! Ranges of addresses.

use std::net::IpAddr;

/// Whether a CIDR block holds an address; a block that is none holds nothing.
pub(super) fn holds(range: &str, address: &str) -> bool {
    let Some((start, bits)) = range.split_once('/') else { return false };
    let (Ok(start), Ok(address), Ok(bits)) = (start.parse(), address.parse(), bits.parse::<u32>()) else {
        return false;
    };
    match (start, address) {
        (IpAddr::V4(a), IpAddr::V4(b)) => same(u128::from(u32::from(a)), u128::from(u32::from(b)), 32, bits),
        (IpAddr::V6(a), IpAddr::V6(b)) => same(a.into(), b.into(), 128, bits),
        _ => false,
    }
}

fn same(a: u128, b: u128, width: u32, bits: u32) -> bool {
    let shift = width.saturating_sub(bits);
    bits <= width && a.checked_shr(shift).unwrap_or(0) == b.checked_shr(shift).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn blocks_hold_what_lies_in_them() {
        for range in ["0.0.0.0/0", "169.254.0.0/16", "169.254.169.254/32", "128.0.0.0/1"] {
            assert!(holds(range, "169.254.169.254"), "{range}");
        }
        for range in ["10.0.0.0/8", "169.254.169.255/32", "::/0", "0.0.0.0/33", "169.254.169.254", "x/8"] {
            assert!(!holds(range, "169.254.169.254"), "{range}");
        }
        assert!(holds("::/0", "fd00:ec2::254") && !holds("fd01::/16", "fd00:ec2::254"));
    }
}
