//! Package managers: what a call installs, and how.

use super::Call;
use super::calls::value;

/// A package manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manager {
    Apt,
    Apk,
    Dnf,
    Zypper,
    Pip,
    Npm,
    Gem,
}

const APT_VALUED: &[&str] = &["-o", "-t", "-c", "--option", "--target-release", "--default-release", "--config-file"];
const APK_VALUED: &[&str] = &["-t", "--virtual", "-X", "--repository", "-p", "--root", "--keys-dir", "--arch"];
const DNF_VALUED: &[&str] =
    &["--repo", "--enablerepo", "--disablerepo", "--installroot", "--releasever", "-c", "-x", "--setopt"];
const PIP_VALUED: &[&str] = &[
    "-r",
    "--requirement",
    "-c",
    "--constraint",
    "-i",
    "--index-url",
    "--extra-index-url",
    "-f",
    "--find-links",
    "-t",
    "--target",
    "--trusted-host",
    "--root",
    "--prefix",
    "--python",
    "--progress-bar",
    "--cache-dir",
    "-e",
    "--editable",
    "--no-binary",
    "--only-binary",
    "--platform",
    "--timeout",
    "--retries",
    "--proxy",
    "--upgrade-strategy",
];
const NPM_VALUED: &[&str] =
    &["--prefix", "-C", "--registry", "-w", "--workspace", "--omit", "--include", "--loglevel", "--cache"];

/// The manager that a call is of, whatever it does.
pub(crate) fn manager(call: &Call<'_>) -> Option<Manager> {
    Some(match call.name {
        "apt-get" | "apt" | "aptitude" => Manager::Apt,
        "apk" => Manager::Apk,
        "yum" | "dnf" | "dnf5" | "microdnf" | "tdnf" => Manager::Dnf,
        "zypper" => Manager::Zypper,
        "npm" | "pnpm" | "yarn" => Manager::Npm,
        "gem" => Manager::Gem,
        name if is_pip(name) => Manager::Pip,
        name if name.starts_with("python") && call.arguments().take(2).eq(["-m", "pip"]) => Manager::Pip,
        _ => return None,
    })
}

fn is_pip(name: &str) -> bool {
    name.strip_prefix("pip").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
}

fn valued(manager: Manager) -> &'static [&'static str] {
    match manager {
        Manager::Apt => APT_VALUED,
        Manager::Apk => APK_VALUED,
        Manager::Dnf | Manager::Zypper => DNF_VALUED,
        Manager::Pip => PIP_VALUED,
        Manager::Npm | Manager::Gem => NPM_VALUED,
    }
}

/// What a call tells its package manager to do, and the words after that.
pub(crate) fn order<'d>(call: &Call<'d>) -> Option<(Manager, &'d str, Vec<&'d str>)> {
    let manager = manager(call)?;
    let mut words: Vec<&str> = call.plain(valued(manager)).into_iter().map(value).collect();
    // `python -m pip install`: the module is no order.
    if call.name.starts_with("python") && words.first() == Some(&"pip") {
        words.remove(0);
    }
    if words.is_empty() {
        return None;
    }
    let order = words.remove(0);
    Some((manager, order, words))
}

/// The packages that a call installs; none where it installs nothing.
pub(crate) fn installed<'d>(call: &Call<'d>) -> Option<(Manager, Vec<&'d str>)> {
    let (manager, order, words) = order(call)?;
    let wanted: &[&str] = match manager {
        Manager::Apt | Manager::Pip | Manager::Gem => &["install"],
        Manager::Apk => &["add"],
        Manager::Dnf => &["install", "localinstall", "groupinstall", "reinstall"],
        Manager::Zypper => &["install", "in"],
        Manager::Npm => &["install", "i", "add", "global"],
    };
    wanted.contains(&order).then_some((manager, words))
}

/// Whether a call brings the lists of packages up to date, and nothing else.
pub(crate) fn refreshes(call: &Call<'_>) -> bool {
    matches!(
        order(call),
        Some(
            (Manager::Apt | Manager::Apk, "update", _)
                | (Manager::Zypper, "refresh" | "ref", _)
                | (Manager::Dnf, "makecache" | "check-update", _)
        )
    )
}

/// Whether a text that is written to a file switches a setting off, the last time that it names it.
pub(crate) fn writes_off(text: &str, setting: &str) -> bool {
    let text = text.to_ascii_lowercase().replace(' ', "");
    let last = text.rsplit_once(&format!("{setting}=")).map_or("", |(_, value)| value);
    ["0", "false", "no"].iter().any(|off| last.starts_with(off))
}

/// Whether a package is named with a version, or is a file or an address that the author chose.
pub(crate) fn is_pinned(manager: Manager, package: &str) -> bool {
    let is_file = package.contains('/') || package.starts_with('.') && !package.starts_with(".build");
    // What is not known may well hold a version, and a virtual package of apk has none.
    if package.is_empty() || package.contains('?') || package.starts_with(".") || package.starts_with("git+") {
        return true;
    }
    match manager {
        Manager::Apt => package.contains('=') || is_file,
        Manager::Apk => package.contains(['=', '<', '>', '~']) || is_file,
        Manager::Dnf | Manager::Zypper => {
            is_file
                || package.ends_with(".rpm")
                || package.starts_with('@')
                || package.contains(['=', '<', '>'])
                || package
                    .rsplit('-')
                    .next()
                    .is_some_and(|last| package.contains('-') && last.starts_with(|c: char| c.is_ascii_digit()))
        }
        Manager::Pip => {
            ["==", "===", "@", "~="].iter().any(|sign| package.contains(sign)) || package.ends_with(".whl") || is_file
        }
        Manager::Npm => {
            package.trim_start_matches('@').contains('@') || package.ends_with(".tgz") || package.starts_with("./")
        }
        Manager::Gem => package.contains(':') || package.ends_with(".gem"),
    }
}
