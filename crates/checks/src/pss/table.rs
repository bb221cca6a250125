use plimsoll_estate::{KubeVersion, Pod};
use plimsoll_model::Truth;

use super::{Findings, Level, PodView, baseline, restricted};

/// One row: a control of one level, over the versions in which it holds unchanged.
#[derive(Debug)]
pub struct Control {
    /// Its id, as the API server's own plug-in names it.
    pub id: &'static str,
    /// The level that brings it in; never privileged.
    pub level: Level,
    /// The first minor version with this row.
    pub since: u16,
    /// The first minor version without it, if there is one.
    pub until: Option<u16>,
    /// Controls of the baseline that this stricter one stands in for.
    pub replaces: &'static [&'static str],
    /// Pods that it leaves alone.
    pub exempt: Option<Exempt>,
    /// What a violation is, in a clause.
    pub message: &'static str,
    /// Finds the violations.
    pub test: Test,
}

/// Finds the violations of one control.
pub type Test = for<'e> fn(&PodView<'e>, &mut Findings<'e>);

/// Pods that a control leaves alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exempt {
    /// Pods that say `os.name: windows`, from a minor version on.
    Windows(u16),
    /// Pods with a user namespace of their own, `hostUsers: false`.
    UserNamespace,
}

/// The version from which the standards trust a user namespace to contain root.
const USER_NAMESPACES: KubeVersion = KubeVersion::v1(35);

/// Whether a pod has a user namespace of its own, `hostUsers: false`, that the standards of a version trust.
#[must_use]
pub fn has_user_namespace(pod: &Pod, version: KubeVersion) -> Truth {
    Truth::from(version >= USER_NAMESPACES).and(pod.host_users.is(&false))
}

impl Exempt {
    /// Applies the exemption to what a test found.
    pub(super) fn apply<'e>(self, view: &PodView<'e>, found: &mut Findings<'e>) {
        match self {
            Exempt::Windows(since) if view.version.minor >= since => {
                let os = view.spec().string("os.name");
                found.excuse(os.test(false, |name| &**name == "windows"), &os);
            }
            Exempt::Windows(_) => {}
            Exempt::UserNamespace => {
                found.excuse(has_user_namespace(view.pod, view.version), &view.pod.host_users);
            }
        }
    }
}

impl Control {
    pub(super) fn holds_in(&self, version: KubeVersion) -> bool {
        self.since <= version.minor && self.until.is_none_or(|until| version.minor < until)
    }
}

/// The controls of a level in a version, the baseline's first. A version beyond the newest known one counts as that.
pub fn in_force(level: Level, version: KubeVersion) -> impl Iterator<Item = &'static Control> {
    let version = version.min(KubeVersion::LATEST);
    let own = move |c: &&Control| c.level <= level && c.holds_in(version);
    let replaced = move |id| CONTROLS.iter().filter(own).any(|c| c.replaces.contains(&id));
    CONTROLS.iter().filter(own).filter(move |c| !replaced(c.id))
}

const fn at_baseline(id: &'static str, message: &'static str, test: Test) -> Control {
    Control { id, level: Level::Baseline, since: 0, until: None, replaces: &[], exempt: None, message, test }
}

const fn at_restricted(id: &'static str, since: u16, message: &'static str, test: Test) -> Control {
    Control { level: Level::Restricted, since, ..at_baseline(id, message, test) }
}

const USER_NAMESPACE: Option<Exempt> = Some(Exempt::UserNamespace);
const WINDOWS: Option<Exempt> = Some(Exempt::Windows(25));

/// Every row, ordered by level and id.
pub static CONTROLS: &[Control] = &[
    at_baseline("appArmorProfile", "AppArmor is switched off", baseline::apparmor),
    at_baseline("capabilities_baseline", "a capability outside the default set is added", baseline::capabilities),
    at_baseline("hostNamespaces", "a namespace of the host is shared", baseline::host_namespaces),
    at_baseline("hostPathVolumes", "a path of the node is a volume", baseline::host_path_volumes),
    at_baseline("hostPorts", "a port of the node is bound", baseline::host_ports),
    Control {
        since: 34,
        ..at_baseline("hostProbesAndHostLifecycle", "a probe or hook calls a host of its choice", baseline::probe_hosts)
    },
    at_baseline("privileged", "a container is privileged", baseline::privileged),
    Control {
        exempt: USER_NAMESPACE,
        ..at_baseline("procMount", "the masks of /proc are taken away", baseline::proc_mount)
    },
    at_baseline("seLinuxOptions", "SELinux type, user or role is changed", baseline::selinux),
    Control {
        until: Some(19),
        ..at_baseline("seccompProfile_baseline", "seccomp is switched off by annotation", baseline::seccomp_annotations)
    },
    Control { since: 19, ..at_baseline("seccompProfile_baseline", "seccomp is switched off", baseline::seccomp) },
    at_baseline("sysctls", "a sysctl outside the safe set is set", baseline::sysctls),
    at_baseline("windowsHostProcess", "a container is a process of the Windows host", baseline::windows_host_process),
    Control {
        exempt: WINDOWS,
        ..at_restricted("allowPrivilegeEscalation", 8, "privilege escalation is not forbidden", restricted::escalation)
    },
    Control {
        replaces: &["capabilities_baseline"],
        exempt: WINDOWS,
        ..at_restricted(
            "capabilities_restricted",
            22,
            "capabilities are not dropped, or one other than NET_BIND_SERVICE is added",
            restricted::capabilities,
        )
    },
    Control {
        replaces: &["procMount"],
        ..at_restricted("procMount_restricted", 35, "the masks of /proc are taken away", baseline::proc_mount)
    },
    Control {
        replaces: &["hostPathVolumes"],
        ..at_restricted("restrictedVolumes", 0, "a volume is of a type outside the safe set", restricted::volumes)
    },
    Control {
        exempt: USER_NAMESPACE,
        ..at_restricted("runAsNonRoot", 0, "running as root is not forbidden", restricted::run_as_non_root)
    },
    Control { exempt: USER_NAMESPACE, ..at_restricted("runAsUser", 23, "the user is root", restricted::run_as_user) },
    Control {
        replaces: &["seccompProfile_baseline"],
        exempt: WINDOWS,
        ..at_restricted("seccompProfile_restricted", 19, "no seccomp profile is chosen", restricted::seccomp)
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(level: Level, minor: u16) -> Vec<&'static str> {
        in_force(level, KubeVersion::v1(minor)).map(|c| c.id).collect()
    }

    #[test]
    fn rows_of_one_id_never_overlap_and_replace_only_the_baseline() {
        for minor in 0..=KubeVersion::LATEST.minor {
            let mut now = ids(Level::Restricted, minor);
            now.sort_unstable();
            assert!(now.windows(2).all(|w| w[0] != w[1]), "1.{minor}: {now:?}");
        }
        let of_baseline = |id| CONTROLS.iter().any(|c| c.id == id && c.level == Level::Baseline);
        assert!(CONTROLS.iter().flat_map(|c| c.replaces).all(|id| of_baseline(*id)));
    }

    #[test]
    fn levels_grow_with_versions_as_the_standards_did() {
        assert_eq!(ids(Level::Privileged, 37), [""; 0]);
        assert_eq!((ids(Level::Baseline, 0).len(), ids(Level::Baseline, 34).len()), (11, 12));
        assert!(!ids(Level::Restricted, 7).contains(&"allowPrivilegeEscalation"));
        assert!(ids(Level::Restricted, 21).contains(&"capabilities_baseline"));
        assert!(!ids(Level::Restricted, 22).contains(&"capabilities_baseline"));
        assert!(ids(Level::Restricted, 35).contains(&"procMount_restricted"));
        assert_eq!(ids(Level::Restricted, 37), ids(Level::Restricted, 99));
    }
}
