//! What the committed catalogue promises, beyond what the loader already refuses.

mod common;

use std::collections::BTreeSet;

use plimsoll_catalog::{EvidenceSource, Owner, Severity};

#[test]
fn every_id_and_former_id_resolves_to_its_control() {
    let catalog = common::parsed();
    for control in catalog.controls() {
        let names = control.aliases.iter().chain([&control.id]);
        assert!(names.into_iter().all(|name| catalog.control(name) == Some(control)), "{}", control.id);
    }
}

#[test]
fn every_title_and_label_has_chinese() {
    let catalog = common::parsed();
    let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let titles = catalog.controls().iter().map(|control| (&control.id, &control.title_zh));
    let missing: Vec<_> = titles.filter(|(_, title)| !han(title)).map(|(id, _)| id).collect();
    assert_eq!(missing, [""; 0], "controls without a Chinese title");
    assert!(catalog.areas().iter().all(|area| han(&area.title_zh) || area.title_zh.contains("API")));
}

#[test]
fn severity_deviates_only_where_it_differs() {
    let catalog = common::parsed();
    for control in catalog.controls() {
        for when in &control.severity_when {
            assert_ne!(when.severity, control.severity, "{}", control.id);
            let owned = |id: &String| control.owner(catalog.mode(id).unwrap()) != Owner::NotApplicable;
            assert!(when.modes.iter().all(owned), "{} deviates in a mode where it does not exist", control.id);
        }
    }
}

#[test]
fn every_control_exists_in_some_mode() {
    let catalog = common::parsed();
    let owned = |control: &&_| {
        let control: &plimsoll_catalog::Control = control;
        catalog.modes().iter().all(|mode| control.owner(mode) == Owner::NotApplicable)
    };
    assert_eq!(catalog.controls().iter().filter(owned).count(), 0);
}

#[test]
fn workload_controls_want_cluster_or_runtime_evidence() {
    let catalog = common::parsed();
    let seen = [EvidenceSource::K8s, EvidenceSource::Manifest, EvidenceSource::AwsApi, EvidenceSource::AuditLog];
    for control in catalog.controls().iter().filter(|control| control.id.starts_with("wl-")) {
        let wanted = control.evidence.iter().any(|evidence| seen.contains(&evidence.source));
        assert!(wanted || control.wants(EvidenceSource::Runtime), "{}", control.id);
    }
}

#[test]
fn the_line_runs_where_it_should() {
    let catalog = common::parsed();
    let owner = |control: &str, mode: &str| catalog.control(control).unwrap().owner(catalog.mode(mode).unwrap());
    assert_eq!(owner("wl-no-privileged", "eks-mng"), Owner::Customer);
    assert_eq!(owner("wl-no-privileged", "eks-fargate"), Owner::Provider);
    assert_eq!(owner("wl-no-privileged", "openshift"), Owner::Shared);
    assert_eq!(owner("etcd-tls-mutual", "rosa"), Owner::Vendor);
    assert_eq!(owner("etcd-tls-mutual", "self-managed"), Owner::Customer);
    assert_eq!(owner("secrets-encrypted-at-rest", "eks-auto"), Owner::Provider);
    assert_eq!(owner("secrets-encrypted-at-rest", "openshift"), Owner::Customer);
    assert_eq!(owner("netpol-default-deny", "ecs-fargate"), Owner::NotApplicable);
}

#[test]
fn a_move_to_fargate_hands_nodes_over() {
    let catalog = common::parsed();
    let (from, to) = (catalog.mode("eks-mng").unwrap(), catalog.mode("eks-fargate").unwrap());
    let moved = catalog.moved(from, to);
    let node = moved.iter().find(|(control, ..)| control.id == "node-no-ssh").unwrap();
    assert_eq!((node.1, node.2), (Owner::Customer, Owner::Provider));
    assert!(catalog.moved(from, from).is_empty());
    let back: BTreeSet<_> = catalog.moved(to, from).iter().map(|(control, ..)| &control.id).collect();
    assert_eq!(back, moved.iter().map(|(control, ..)| &control.id).collect());
}

#[test]
fn severity_is_a_function_of_the_mode() {
    let catalog = common::parsed();
    let control = catalog.control("data-volumes-encrypted").unwrap();
    assert_eq!(control.severity(None), Severity::High);
    assert_eq!(control.severity(catalog.mode("aks")), Severity::Low);
    assert_eq!(control.severity(catalog.mode("eks-mng")), Severity::High);
}

#[test]
fn frameworks_lead_to_controls_and_back() {
    let catalog = common::parsed();
    let cis = catalog.framework("cis-kubernetes-1.12").unwrap();
    assert_eq!(cis.requirement("5.2.2").unwrap().controls, ["wl-no-privileged"]);
    let control = catalog.control("wl-no-privileged").unwrap();
    let asking: BTreeSet<_> = catalog.requirements_of(control).map(|(framework, _)| framework.id.as_str()).collect();
    assert!(asking.is_superset(&["cis-kubernetes-1.12", "cis-eks-1.8", "cis-gke-1.9", "pss"].into()));
}

#[test]
fn benchmarks_are_whole() {
    let catalog = common::parsed();
    let sizes =
        [("cis-kubernetes-1.12", 131), ("cis-eks-1.8", 50), ("cis-aks-1.8", 51), ("cis-gke-1.9", 57), ("pss", 19)];
    for (id, size) in sizes {
        assert_eq!(catalog.framework(id).unwrap().requirements.len(), size, "{id}");
    }
}

/// The controls that the workload checks speak of; a rename must leave an alias behind.
#[test]
fn controls_of_the_workload_checks_resolve() {
    let catalog = common::parsed();
    let ids = include_str!("check-controls.txt").lines();
    let missing: Vec<_> = ids.filter(|id| catalog.control(id).is_none()).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn unverified_cells_are_counted_per_mode() {
    let catalog = common::parsed();
    let per_mode: usize = catalog.modes().iter().map(|mode| catalog.unverified_in(mode)).sum();
    assert_eq!(catalog.unverified(), per_mode);
    let (control, mode) = (catalog.control("etcd-tls-mutual").unwrap(), catalog.mode("eks-mng").unwrap());
    assert!(catalog.verified(control, mode));
    let note = catalog.notes(control, mode).find(|note| note.verified).unwrap();
    assert!(note.sources.iter().any(|id| catalog.source(id).unwrap().opened.is_some()));
}
