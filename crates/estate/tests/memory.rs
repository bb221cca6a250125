//! Memory per object: what an estate of many objects holds beyond its texts.

use std::alloc::System;
use std::sync::Arc;

use plimsoll_estate::{Options, normalise};
use plimsoll_model::{SNAPSHOT_VERSION, Snapshot, SourceFile};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Bytes per object beyond the text that an estate may hold: about 3 KB for a usual Deployment.
const PER_OBJECT: usize = 3_200;
const OBJECTS: usize = 2_000;

fn deployment(number: usize) -> String {
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app-{number}\n  namespace: team-{}\n  labels: {{app: app-{number}}}\n\
         spec:\n  replicas: 2\n  selector:\n    matchLabels: {{app: app-{number}}}\n  template:\n    metadata:\n      labels: {{app: app-{number}}}\n\
         \x20   spec:\n      serviceAccountName: app-{number}\n      containers:\n        - name: app\n          image: registry.example.com/team/app:{number}\n\
         \x20         ports: [{{containerPort: 8080}}]\n          env:\n            - name: LOG\n              value: info\n          resources:\n\
         \x20           limits: {{cpu: 1, memory: 256Mi}}\n          securityContext:\n            allowPrivilegeEscalation: false\n---\n",
        number % 50
    )
}

#[test]
fn an_object_costs_about_3_kb_beyond_its_text() {
    let text: String = (0..OBJECTS).map(deployment).collect();
    let file = SourceFile { path: "a.yaml".into(), text: Arc::from(text), masks: Vec::new() };
    let snapshot = Snapshot { version: SNAPSHOT_VERSION, files: vec![file], ..Snapshot::default() };
    let region = Region::new(ALLOCATOR);
    let estate = normalise(snapshot, &Options::default());
    let change = region.change();
    assert_eq!(estate.objects().len(), OBJECTS);
    let held = change.bytes_allocated as isize - change.bytes_deallocated as isize;
    let each = held.unsigned_abs() / OBJECTS;
    println!("{each} bytes per object");
    assert!(held > 0 && each <= PER_OBJECT, "{each} bytes per object");
}
