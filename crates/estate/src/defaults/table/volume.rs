//! Volumes of pods, and the sources that persistent volumes share with them.

use super::super::rules::Rule;
use super::super::shape::{Shape, When, boolean, empty, int, part, rule, text};
use super::super::values::VOLUME_SOURCE;
use super::container::{FIELD_REF, RESOURCE_REF};
use super::storage::CLAIM_SPEC;

/// Permissions of files that a volume makes: rw-r--r--.
const FILE_MODE: i64 = 0o644;

/// <https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/>
pub(super) static VOLUME: Shape = Shape {
    name: "Volume",
    rows: &[empty(VOLUME_SOURCE).when(NO_SOURCE)],
    parts: &[
        part("image", &IMAGE),
        part("secret", &FILES),
        part("configMap", &FILES),
        part("downwardAPI", &FILES),
        part("downwardAPI.items[].fieldRef", &FIELD_REF),
        part("downwardAPI.items[].resourceFieldRef", &RESOURCE_REF),
        part("projected", &FILES),
        part("projected.sources[].downwardAPI.items[].fieldRef", &FIELD_REF),
        part("projected.sources[].downwardAPI.items[].resourceFieldRef", &RESOURCE_REF),
        part("projected.sources[].serviceAccountToken", &TOKEN),
        part("ephemeral.volumeClaimTemplate.spec", &CLAIM_SPEC),
        part("hostPath", &HOST_PATH),
        part("iscsi", &ISCSI),
        part("rbd", &RBD),
        part("azureDisk", &AZURE_DISK),
        part("scaleIO", &SCALE_IO),
    ],
};

/// Every source that a volume can have.
const NO_SOURCE: &[When] = &[
    When::Absent("awsElasticBlockStore"),
    When::Absent("azureDisk"),
    When::Absent("azureFile"),
    When::Absent("cephfs"),
    When::Absent("cinder"),
    When::Absent("configMap"),
    When::Absent("csi"),
    When::Absent("downwardAPI"),
    When::Absent("ephemeral"),
    When::Absent("fc"),
    When::Absent("flexVolume"),
    When::Absent("flocker"),
    When::Absent("gcePersistentDisk"),
    When::Absent("gitRepo"),
    When::Absent("glusterfs"),
    When::Absent("hostPath"),
    When::Absent("image"),
    When::Absent("iscsi"),
    When::Absent("nfs"),
    When::Absent("persistentVolumeClaim"),
    When::Absent("photonPersistentDisk"),
    When::Absent("portworxVolume"),
    When::Absent("projected"),
    When::Absent("quobyte"),
    When::Absent("rbd"),
    When::Absent("scaleIO"),
    When::Absent("secret"),
    When::Absent("storageos"),
    When::Absent("vsphereVolume"),
];

static IMAGE: Shape = Shape {
    name: "ImageVolumeSource",
    rows: &[rule("pullPolicy", Rule::PullPolicy("reference")).since(35)],
    parts: &[],
};

static FILES: Shape = Shape { name: "files", rows: &[int("defaultMode", FILE_MODE)], parts: &[] };

static TOKEN: Shape =
    Shape { name: "ServiceAccountTokenProjection", rows: &[int("expirationSeconds", 3600)], parts: &[] };

pub(super) static HOST_PATH: Shape = Shape { name: "HostPathVolumeSource", rows: &[text("type", "")], parts: &[] };

pub(super) static ISCSI: Shape =
    Shape { name: "ISCSIVolumeSource", rows: &[text("iscsiInterface", "default")], parts: &[] };

pub(super) static RBD: Shape = Shape {
    name: "RBDVolumeSource",
    rows: &[text("pool", "rbd"), text("user", "admin"), text("keyring", "/etc/ceph/keyring")],
    parts: &[],
};

pub(super) static AZURE_DISK: Shape = Shape {
    name: "AzureDiskVolumeSource",
    rows: &[
        text("cachingMode", "ReadWrite"),
        text("fsType", "ext4"),
        boolean("readOnly", false),
        text("kind", "Shared"),
    ],
    parts: &[],
};

pub(super) static SCALE_IO: Shape = Shape {
    name: "ScaleIOVolumeSource",
    rows: &[text("storageMode", "ThinProvisioned"), text("fsType", "xfs")],
    parts: &[],
};
