//! Which programs of Kubernetes a container may run: a hundred rules are about those and no container but a few runs one,
//! so the question is settled once.

use plimsoll_syntax::{Kind, Node};

use crate::Reader;

/// The programs that are told apart.
const NAMES: [&str; 6] =
    ["etcd", "kube-apiserver", "kube-controller-manager", "kube-proxy", "kube-scheduler", "kubelet"];

/// The programs of Kubernetes that a container's image or command line names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Programs {
    named: u8,
}

impl Programs {
    pub(crate) fn of(container: Reader<'_>, image: &str) -> Self {
        let parts = ["command", "args"].map(|key| container.find(key).1);
        let texts = || parts.iter().flatten().flat_map(|list| texts(*list)).chain([image]);
        let is_named = |name: &str| texts().any(|text| text.len() >= name.len() && text.contains(name));
        // All of their names hold one of these.
        if !["kube", "etcd"].into_iter().any(is_named) {
            return Self::default();
        }
        let bits = NAMES.iter().enumerate().filter(|(_, name)| is_named(name)).map(|(bit, _)| 1 << bit);
        Self { named: bits.sum() }
    }

    /// Whether a container may run a program: certain where it says no.
    #[must_use]
    pub fn may_run(self, program: &str) -> bool {
        NAMES.iter().position(|name| *name == program).is_none_or(|bit| self.named & 1 << bit != 0)
    }
}

fn texts(list: Node<'_>) -> impl Iterator<Item = &str> {
    let single = (list.kind() != Kind::Seq).then(|| list.text());
    list.items().map(Node::text).chain(single)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn programs(text: &str, image: &str) -> Programs {
        let parsed = plimsoll_syntax::parse(&text.into());
        Programs::of(Reader::new(parsed.trees[0].root()), image)
    }

    #[test]
    fn a_program_is_named_by_command_arguments_or_image() {
        assert!(programs("command: [sh, -c, '/usr/bin/kubelet --v=2']", "").may_run("kubelet"));
        assert!(programs("args: [--secure-port=0]", "k8s.gcr.io/kube-scheduler-amd64:v1").may_run("kube-scheduler"));
        let etcd = programs("command: [etcd]\nargs: [--a=b]", "etcd:3");
        assert!(etcd.may_run("etcd") && !etcd.may_run("kubelet"));
        assert_eq!(programs("command: [nginx]", "nginx"), Programs::default());
        assert!(Programs::default().may_run("something-else"));
    }
}
