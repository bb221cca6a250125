use plimsoll_engine::{Change, ObjectCx, Op};
use plimsoll_estate::{At, Object};
use plimsoll_syntax::Kind;
use serde_json::{Value, json};

use super::Teller;
use crate::control_plane::flags::{Line, Rule};
use crate::control_plane::kubeadm;
use crate::remedies;

impl<'e> Teller<'e> for ObjectCx<'e> {
    fn lines(&self, rules: &[Rule]) -> Vec<Line<'e>> {
        let mut programs: Vec<&str> = rules.iter().map(|rule| rule.program).collect();
        programs.dedup();
        programs.into_iter().filter_map(|program| kubeadm::line(self.object, program)).collect()
    }

    fn change(&self, line: &Line<'_>, flag: &'static str, at: At, new: Option<String>) -> Option<Vec<Change>> {
        let item = remedies::around(self.object, at);
        let listed = remedies::node(self.object, item).get("name").is_some();
        match new {
            // The value is one that kubeadm gives by itself.
            Some(text) if at == line.at => self.add(line, vec![(flag, text)]),
            None if at == line.at => None,
            Some(text) => Some(vec![Change::new(self.object, at, Op::Set(text.into()))]),
            None => Some(vec![Change::new(self.object, if listed { item } else { at }, Op::Remove)]),
        }
    }

    fn add(&self, line: &Line<'_>, flags: Vec<(&'static str, String)>) -> Option<Vec<Change>> {
        let node = remedies::node(self.object, line.at);
        let listed =
            if line.at.exists() && node.kind() != Kind::Null { node.kind() == Kind::Seq } else { lists(self.object) };
        if listed {
            let items: Vec<Value> = flags.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
            return Some(vec![Change::new(self.object, line.at, Op::Add(items))]);
        }
        let set = |(flag, value): (&'static str, String)| {
            Change::new(self.object, line.at, Op::Set(value.into())).below([flag])
        };
        Some(flags.into_iter().map(set).collect())
    }
}

/// Whether extra arguments are a list in the object's version.
fn lists(object: &Object) -> bool {
    match &*object.key.group {
        "kubeadm.k8s.io" => !matches!(&*object.version, "v1beta1" | "v1beta2" | "v1beta3"),
        _ => &*object.version != "v1beta1",
    }
}
