//! What a rule is about: findings about other objects answer other questions.

use anyhow::Result;
use plimsoll_engine::{Assessment, Check, Run, Subject};

use crate::locate::{Document, documents};

/// Leaves the findings and unknowns about objects of these kinds; all of them where no kind is named. `Kind/Role` means
/// bindings of that kind that name a role of the kind after the stroke.
pub fn narrow(assessment: &mut Assessment, kinds: &[String], text: &str) -> Result<()> {
    if kinds.is_empty() {
        return Ok(());
    }
    let documents = documents(text)?;
    let is_meant = |subject: &Subject| kinds.iter().any(|kind| is_about(subject, kind, &documents));
    assessment.findings.retain(|finding| is_meant(&finding.subject));
    assessment.unknowns.retain(|unknown| is_meant(&unknown.subject));
    Ok(())
}

fn is_about(subject: &Subject, kind: &str, documents: &[Document]) -> bool {
    let (kind, role) = kind.split_once('/').map_or((kind, None), |(kind, role)| (kind, Some(role)));
    let names = |role| {
        let object = documents.iter().find_map(|d| d.object(kind, Some(&subject.name)));
        object.and_then(|object| object.text_at("roleRef.kind")) == Some(role)
    };
    subject.kind == kind && role.is_none_or(names)
}

/// Leaves out the blind spots where one of the checks judges objects as such: it needs no pod, and a blind spot of a
/// text that could be parsed is a pod that cannot be read.
pub fn forgive_unread_pods(assessment: &mut Assessment, checks: &[&'static Check]) {
    if checks.iter().any(|check| matches!(check.run, Run::Object(..))) {
        assessment.blind.retain(|spot| !spot.why.reason.starts_with("the pod of this"));
    }
}

#[cfg(test)]
mod tests {
    use crate::verdict::{assessed, checks};

    use super::*;

    const TEXT: &str = "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata:\n  name: a\n  namespace: b\n\
                        roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ClusterRole\n  name: cluster-admin\n\
                        subjects:\n- kind: ServiceAccount\n  name: c\n  namespace: b\n";

    fn left(kinds: &[&str]) -> usize {
        let all = checks(&["namespace-admin-binding".to_owned()]).unwrap();
        let mut assessment = assessed("a.yaml", TEXT, &all).unwrap();
        let kinds: Vec<String> = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        narrow(&mut assessment, &kinds, TEXT).unwrap();
        assessment.findings.len()
    }

    #[test]
    fn findings_about_other_objects_are_left_out() {
        assert_eq!(left(&[]), 1);
        assert_eq!(left(&["RoleBinding"]), 1);
        assert_eq!(left(&["Role", "ClusterRoleBinding"]), 0);
    }

    #[test]
    fn a_binding_is_told_by_the_kind_of_its_role() {
        assert_eq!(left(&["RoleBinding/ClusterRole"]), 1);
        assert_eq!(left(&["RoleBinding/Role"]), 0);
    }
}
