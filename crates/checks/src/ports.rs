//! Ports and addresses as firewall rules write them.

use crate::prelude::*;

/// Ports by which machines are administered: SSH, RDP, WinRM, the kubelet and etcd.
const ADMIN: &[u16] = &[22, 2379, 2380, 3389, 5985, 5986, 10250, 10255];

/// First and last port of `22`, `20-30` or `*`; none where it is not a range.
pub(crate) fn range(text: &str) -> Option<(u16, u16)> {
    let text = text.trim();
    if text == "*" {
        return Some((0, u16::MAX));
    }
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
}

/// Whether a range holds a port by which machines are administered.
pub(crate) fn is_admin(text: &str) -> bool {
    range(text).is_some_and(|(first, last)| ADMIN.iter().any(|port| (first..=last).contains(port)))
}

/// Whether a range holds nearly every port.
pub(crate) fn is_every(text: &str) -> bool {
    range(text).is_some_and(|(first, last)| first <= 1 && last == u16::MAX)
}

/// Whether an address stands for the whole internet.
pub(crate) fn is_internet(text: &str) -> bool {
    matches!(text, "*" | "0.0.0.0" | "any") || text.eq_ignore_ascii_case("internet") || text.ends_with("/0")
}

/// Whether any of these values is as asked; an unknown one may be.
pub(crate) fn any_of(values: &[V<Box<str>>], asked: impl Fn(&str) -> bool) -> Truth {
    Truth::any(values.iter().map(|value| value.test(false, |text| asked(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_firewalls_write_them() {
        assert_eq!((range("22"), range("20-30"), range("*")), (Some((22, 22)), Some((20, 30)), Some((0, 65535))));
        assert_eq!((range("ssh"), range("70000")), (None, None));
        assert!(is_admin("1-1024") && !is_admin("443") && is_every("0-65535") && !is_every("1024-65535"));
        assert!(
            is_internet("0.0.0.0/0") && is_internet("::/0") && is_internet("Internet") && !is_internet("10.0.0.0/8")
        );
    }
}
