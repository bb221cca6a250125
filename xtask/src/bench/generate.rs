//! Manifests of any size, the same bytes on every machine.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::repo;

const OBJECTS_PER_FILE: usize = 40;

/// A small generator of numbers (splitmix64): what it gives depends on the seed alone.
pub(super) struct Numbers(u64);

impl Numbers {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn one_in(&mut self, bound: u64) -> bool {
        self.below(bound) == 0
    }
}

/// Writes `count` objects below `folder`; a single object is one file, and its path is returned.
pub(super) fn write(folder: &Path, count: usize) -> Result<PathBuf> {
    write_in(folder, count, OBJECTS_PER_FILE)?;
    Ok(if count == 1 { folder.join("000/00000.yaml") } else { folder.to_owned() })
}

/// Writes `count` objects below `folder`, so many to a file.
pub(super) fn write_in(folder: &Path, count: usize, per_file: usize) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let mut numbers = Numbers(count as u64);
    for (file, first) in (0..count).step_by(per_file).enumerate() {
        let last = (first + per_file).min(count);
        let text: String = (first..last).map(|index| object(index, &mut numbers)).collect();
        repo::write(&folder.join(format!("{:03}/{file:05}.yaml", file / 100)), &text)?;
    }
    Ok(())
}

/// Objects of at least so many lines; their numbers lie beyond those of any generated folder.
pub(super) fn lines(least: usize) -> String {
    let mut numbers = Numbers(least as u64);
    let mut text = String::new();
    for index in 10_000_000.. {
        if text.lines().count() >= least {
            break;
        }
        text += &object(index, &mut numbers);
    }
    text
}

/// One object of a system of services: mostly workloads, as real folders are.
fn object(index: usize, numbers: &mut Numbers) -> String {
    let place = Place { index, namespace: index / 200 };
    match index % 10 {
        0..=3 => place.workload("Deployment", numbers),
        4 => place.workload("StatefulSet", numbers),
        5 => place.plain("v1", "Service", "spec:\n  selector:\n    app: {app}\n  ports:\n    - port: 80\n"),
        6 => place.plain("v1", "ConfigMap", "data:\n  mode: production\n  level: info\n  retries: \"5\"\n"),
        7 => place.plain("v1", "ServiceAccount", "automountServiceAccountToken: false\n"),
        8 => place.plain("networking.k8s.io/v1", "NetworkPolicy", POLICY),
        _ => place.plain("rbac.authorization.k8s.io/v1", "Role", ROLE),
    }
}

const POLICY: &str = "spec:\n  podSelector:\n    matchLabels:\n      app: {app}\n  policyTypes: [Ingress]\n  ingress:\n    - from:\n        - podSelector: {}\n      ports:\n        - port: 8080\n";
const ROLE: &str = "rules:\n  - apiGroups: [\"\"]\n    resources: [configmaps, pods]\n    verbs: [get, list, watch]\n";

struct Place {
    index: usize,
    namespace: usize,
}

impl Place {
    fn head(&self, version: &str, kind: &str) -> String {
        let (index, namespace) = (self.index, self.namespace);
        format!(
            "---\napiVersion: {version}\nkind: {kind}\nmetadata:\n  name: app-{index}\n  namespace: team-{namespace}\n  \
             labels:\n    app: app-{index}\n    tier: backend\n"
        )
    }

    fn plain(&self, version: &str, kind: &str, body: &str) -> String {
        self.head(version, kind) + &body.replace("{app}", &format!("app-{}", self.index))
    }

    fn workload(&self, kind: &str, numbers: &mut Numbers) -> String {
        let mut text = self.head("apps/v1", kind);
        let index = self.index;
        let _ = write!(
            text,
            "spec:\n  replicas: {}\n  selector:\n    matchLabels:\n      app: app-{index}\n  template:\n    metadata:\n      \
             labels:\n        app: app-{index}\n    spec:\n      serviceAccountName: app-{index}\n",
            1 + numbers.below(5)
        );
        if numbers.one_in(20) {
            text += "      hostNetwork: true\n";
        }
        text += "      containers:\n";
        for container in 0..=numbers.below(3) {
            text += &self.container(container, numbers);
        }
        text
    }

    fn container(&self, number: u64, numbers: &mut Numbers) -> String {
        let (index, minor) = (self.index, numbers.below(30));
        let mut text = format!(
            "        - name: c{number}\n          image: registry.example.com/team/app-{index}:1.{minor}.0\n          \
             ports:\n            - containerPort: {}\n          env:\n            - name: MODE\n              \
             value: production\n            - name: SHARD\n              value: \"{number}\"\n",
            8080 + number
        );
        if numbers.one_in(2) {
            text += "          resources:\n            requests: {cpu: 100m, memory: 64Mi}\n            \
                     limits: {memory: 128Mi}\n";
        }
        match numbers.below(10) {
            0 => text += "          securityContext:\n            privileged: true\n",
            1..=5 => {
                text += "          securityContext:\n            runAsNonRoot: true\n            \
                         allowPrivilegeEscalation: false\n            readOnlyRootFilesystem: true\n            \
                         capabilities:\n              drop: [ALL]\n            seccompProfile:\n              \
                         type: RuntimeDefault\n";
            }
            _ => {}
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(count: usize) -> String {
        let mut numbers = Numbers(count as u64);
        (0..count).map(|index| object(index, &mut numbers)).collect()
    }

    #[test]
    fn the_same_size_gives_the_same_bytes() {
        assert_eq!(all(500), all(500));
        assert_eq!(all(500).matches("\nkind: ").count(), 500);
        assert!(all(500).contains("privileged: true"));
    }
}
