//! The command lines that kubeadm makes of a ClusterConfiguration, alone or inside objects of Cluster API.

use plimsoll_estate::{At, Object, Reader, V};
use plimsoll_model::Why;

use super::flags::Line;
use crate::extra_args::extra;

/// The kinds that hold a ClusterConfiguration.
pub(super) const KUBEADM: &[(&str, &str)] = &[
    ("bootstrap.cluster.x-k8s.io", "KubeadmConfig"),
    ("bootstrap.cluster.x-k8s.io", "KubeadmConfigTemplate"),
    ("controlplane.cluster.x-k8s.io", "KubeadmControlPlane"),
    ("controlplane.cluster.x-k8s.io", "KubeadmControlPlaneTemplate"),
    ("kubeadm.k8s.io", "ClusterConfiguration"),
];

/// Where those kinds hold it.
const PATHS: [&str; 4] = [
    "spec.clusterConfiguration",
    "spec.template.spec.clusterConfiguration",
    "spec.kubeadmConfigSpec.clusterConfiguration",
    "spec.template.spec.kubeadmConfigSpec.clusterConfiguration",
];

/// A program, where its extra arguments stand, and the flags that kubeadm gives it by itself.
/// <https://kubernetes.io/docs/reference/setup-tools/kubeadm/implementation-details/>
struct Program {
    name: &'static str,
    extra: &'static str,
    own: &'static [&'static str],
}

const PROGRAMS: [Program; 4] = [
    Program {
        name: "kube-apiserver",
        extra: "apiServer.extraArgs",
        own: &[
            "--authorization-mode=Node,RBAC",
            "--client-ca-file=/etc/kubernetes/pki/ca.crt",
            "--enable-admission-plugins=NodeRestriction",
            "--kubelet-client-certificate=/etc/kubernetes/pki/apiserver-kubelet-client.crt",
            "--kubelet-client-key=/etc/kubernetes/pki/apiserver-kubelet-client.key",
            "--service-account-key-file=/etc/kubernetes/pki/sa.pub",
            "--service-account-signing-key-file=/etc/kubernetes/pki/sa.key",
            "--tls-cert-file=/etc/kubernetes/pki/apiserver.crt",
            "--tls-private-key-file=/etc/kubernetes/pki/apiserver.key",
        ],
    },
    Program {
        name: "kube-controller-manager",
        extra: "controllerManager.extraArgs",
        own: &[
            "--bind-address=127.0.0.1",
            "--root-ca-file=/etc/kubernetes/pki/ca.crt",
            "--service-account-private-key-file=/etc/kubernetes/pki/sa.key",
            "--use-service-account-credentials=true",
        ],
    },
    Program { name: "kube-scheduler", extra: "scheduler.extraArgs", own: &["--bind-address=127.0.0.1"] },
    Program {
        name: "etcd",
        extra: "etcd.local.extraArgs",
        own: &[
            "--cert-file=/etc/kubernetes/pki/etcd/server.crt",
            "--client-cert-auth=true",
            "--key-file=/etc/kubernetes/pki/etcd/server.key",
            "--peer-cert-file=/etc/kubernetes/pki/etcd/peer.crt",
            "--peer-client-cert-auth=true",
            "--peer-key-file=/etc/kubernetes/pki/etcd/peer.key",
            "--peer-trusted-ca-file=/etc/kubernetes/pki/etcd/ca.crt",
            "--trusted-ca-file=/etc/kubernetes/pki/etcd/ca.crt",
        ],
    },
];

/// The flags of the API server that say how it reaches etcd: kubeadm's own, or those of an etcd that others run.
const TO_ETCD: [(&str, &str, &str); 3] = [
    ("etcd.external.caFile", "--etcd-cafile", "/etc/kubernetes/pki/etcd/ca.crt"),
    ("etcd.external.certFile", "--etcd-certfile", "/etc/kubernetes/pki/apiserver-etcd-client.crt"),
    ("etcd.external.keyFile", "--etcd-keyfile", "/etc/kubernetes/pki/apiserver-etcd-client.key"),
];

/// The command line of a program; none where the object configures no cluster, or others run the program.
pub(super) fn line<'e>(object: &'e Object, program: &str) -> Option<Line<'e>> {
    let config = cluster(object)?;
    let program = PROGRAMS.iter().find(|known| known.name == program)?;
    let external = config.find("etcd.external").1.is_some();
    if program.name == "etcd" && external {
        return None;
    }
    let at = config.find(program.extra).0;
    let extra = extra(config, program.extra);
    let unread = config.opaque().map(|why| (why, At::exact(config.node())));
    let unread = unread.or_else(|| extra.iter().find_map(|(name, value)| unnamed(name.as_deref(), value)));
    let mut words = vec![(program.name.to_owned(), at)];
    // What cannot be read may replace any of kubeadm's own flags.
    if unread.is_none() {
        words.extend(program.own.iter().map(|word| ((*word).to_owned(), at)));
    }
    if unread.is_none() && program.name == "kube-apiserver" {
        words.extend(to_etcd(config, external, at));
    }
    // A value that cannot be read counts as a variable.
    let text = |value: &V<Box<str>>| value.get().map_or_else(|| "$".to_owned(), |text| text.to_string());
    words.extend(extra.iter().filter_map(|(name, v)| Some((format!("--{}={}", name.as_ref()?, text(v)), v.origin))));
    Some(Line { words, unread, env: &[], at })
}

/// Why an extra argument could be any one, if so.
fn unnamed(name: Option<&str>, value: &V<Box<str>>) -> Option<(Why, At)> {
    let why = || value.why().cloned().unwrap_or_else(nameless);
    name.is_none().then(|| (why(), value.origin))
}

fn nameless() -> Why {
    Why::new("an extra argument has no name", "write it; kubeadm refuses this one")
}

fn cluster(object: &Object) -> Option<Reader<'_>> {
    let reader = object.reader();
    if object.is("kubeadm.k8s.io", "ClusterConfiguration") {
        return Some(reader);
    }
    PATHS.into_iter().find_map(|path| reader.child(path))
}

fn to_etcd(config: Reader<'_>, external: bool, at: At) -> impl Iterator<Item = (String, At)> + '_ {
    TO_ETCD.into_iter().filter_map(move |(path, flag, own)| {
        let given = config.string(path);
        let file = if external { given.get().map(|file| &**file)? } else { own };
        Some((format!("{flag}={file}"), if external { given.origin } else { at }))
    })
}
