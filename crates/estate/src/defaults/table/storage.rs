//! Persistent volumes, their claims and classes.

use super::super::shape::{Fill, Shape, boolean, copy, part, row, text};
use super::volume::{AZURE_DISK, HOST_PATH, ISCSI, RBD, SCALE_IO};

/// <https://kubernetes.io/docs/concepts/storage/persistent-volumes/>
pub(super) static PERSISTENT_VOLUME: Shape = Shape {
    name: "PersistentVolume",
    rows: &[text("spec.persistentVolumeReclaimPolicy", "Retain"), text("spec.volumeMode", "Filesystem")],
    parts: &[part("spec", &VOLUME_SOURCE)],
};

static VOLUME_SOURCE: Shape = Shape {
    name: "PersistentVolumeSource",
    rows: &[],
    parts: &[
        part("hostPath", &HOST_PATH),
        part("iscsi", &ISCSI),
        part("rbd", &RBD),
        part("azureDisk", &AZURE_DISK),
        part("scaleIO", &SCALE_IO),
    ],
};

pub(super) static VOLUME_ATTACHMENT: Shape =
    Shape { name: "VolumeAttachment", rows: &[], parts: &[part("spec.source.inlineVolumeSpec", &VOLUME_SOURCE)] };

pub(super) static CLAIM: Shape = Shape {
    name: "PersistentVolumeClaim",
    rows: &[
        copy("spec.dataSourceRef", "spec.dataSource").since(24),
        // A reference into another namespace has no older form.
        copy("spec.dataSource", "spec.dataSourceRef")
            .when(&[super::super::shape::When::Absent("spec.dataSourceRef.namespace")])
            .since(24),
    ],
    parts: &[part("spec", &CLAIM_SPEC)],
};

pub(super) static CLAIM_SPEC: Shape =
    Shape { name: "PersistentVolumeClaimSpec", rows: &[text("volumeMode", "Filesystem")], parts: &[] };

pub(super) static STORAGE_CLASS: Shape = Shape {
    name: "StorageClass",
    rows: &[text("reclaimPolicy", "Delete"), text("volumeBindingMode", "Immediate")],
    parts: &[],
};

/// <https://kubernetes-csi.github.io/docs/csi-driver-object.html>
pub(super) static CSI_DRIVER: Shape = Shape {
    name: "CSIDriver",
    rows: &[
        boolean("spec.attachRequired", true),
        boolean("spec.podInfoOnMount", false),
        boolean("spec.storageCapacity", false).since(21),
        text("spec.fsGroupPolicy", "ReadWriteOnceWithFSType").since(20),
        row("spec.volumeLifecycleModes", Fill::Texts(&["Persistent"])),
        boolean("spec.requiresRepublish", false).since(21),
        boolean("spec.seLinuxMount", false).since(28),
        boolean("spec.preventPodSchedulingIfMissing", false).since(37),
    ],
    parts: &[],
};
