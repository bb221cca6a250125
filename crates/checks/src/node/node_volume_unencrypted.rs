//! # What
//! Disks of machines on AWS are described without `encrypted: true`. Where encryption by default is on in the account,
//! they are encrypted all the same.
//!
//! # Why
//! Images, logs, mounted secrets and local volumes of pods lie on these disks, and snapshots of them can be shared.
//!
//! # Fix
//! Set `encrypted: true` on every disk, with a key of your own where rules ask for one.
//!
//! # References
//! - <https://karpenter.sh/docs/concepts/nodeclasses/>
//! - <https://cluster-api-aws.sigs.k8s.io/>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "node-volume-unencrypted",
    aliases: &[],
    controls: &["node-root-volume-encrypted"],
    proves: &[],
    title: "disks of nodes are not encrypted",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "set `encrypted: true` on every disk",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

const KINDS: &[(&str, &str)] = &[
    ("infrastructure.cluster.x-k8s.io", "AWSMachine"),
    ("infrastructure.cluster.x-k8s.io", "AWSMachinePool"),
    ("infrastructure.cluster.x-k8s.io", "AWSMachineTemplate"),
    ("karpenter.k8s.aws", "EC2NodeClass"),
    ("kops.k8s.io", "InstanceGroup"),
];

/// Lists of disks, and what stands between a disk and its settings.
const LISTS: [(&str, &str); 4] = [
    ("spec.blockDeviceMappings", "ebs.encrypted"),
    ("spec.nonRootVolumes", "encrypted"),
    ("spec.template.spec.nonRootVolumes", "encrypted"),
    ("spec.awsLaunchTemplate.nonRootVolumes", "encrypted"),
];
/// Single disks.
const DISKS: [&str; 3] = ["spec.rootVolume", "spec.template.spec.rootVolume", "spec.awsLaunchTemplate.rootVolume"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reader = cx.object.reader();
    let listed = LISTS.into_iter().flat_map(|(list, path)| reader.items(list).into_iter().map(move |d| d.bool(path)));
    let field = if &*cx.object.key.group == "kops.k8s.io" { "encryption" } else { "encrypted" };
    let single = DISKS.into_iter().filter_map(|path| reader.child(path)).map(|disk| disk.bool(field));
    let disks: Vec<V<bool>> = listed.chain(single).collect();
    if disks.is_empty() {
        return Verdict::NotApplicable;
    }
    // kops encrypts what it is told nothing about.
    let silent = field == "encrypted";
    let each = disks.iter().map(|encrypted| (encrypted, encrypted.test(silent, |on| !on), String::new()));
    each_value(cx.object, each, |_| "who gets a copy of the disk reads what pods kept there".to_owned())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set(true.into())))
}
