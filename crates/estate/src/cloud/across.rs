//! References from one root to another: nothing but what is written out reaches across.

use plimsoll_model::Truth;
use plimsoll_syntax::Kind;

use super::refer::module;
use crate::{Cloud, Field, Part};

impl<'e> Cloud<'e> {
    /// Whether a field names a resource of another root: by one of its names or by an ARN that ends with it. A data
    /// source for resources of its kind, or for another root's outputs, may look for it.
    pub(super) fn names_across<T: Copy>(
        &self,
        field: &Field<T>,
        target: &Cloud<'e>,
        names: &[&Field<&'static str>],
    ) -> Truth {
        let Some(node) = self.part.find(field).1 else { return Truth::False };
        let of_list = (node.kind() == Kind::Seq).then(|| node.items());
        let items = of_list.into_iter().flatten().chain((node.kind() != Kind::Seq).then_some(node));
        Truth::any(items.map(|item| self.item_names(self.part.at_node(item), target, names)))
    }

    fn item_names(&self, item: Part<'e>, target: &Cloud<'e>, names: &[&Field<&'static str>]) -> Truth {
        let node = item.node();
        if let Some(unknown) = node.unknown() {
            let looks = unknown.refers.as_deref().is_some_and(|address| looks_for(address, &target.object.key.kind));
            return if looks { Truth::Unknown } else { Truth::False };
        }
        let text = node.text();
        if text.is_empty() || !has_name(target, text, names) {
            return Truth::False;
        }
        self.which(text, target, names)
    }

    /// One of its own root is meant before that of another, and of several others it cannot be told which.
    fn which(&self, text: &str, target: &Cloud<'e>, names: &[&Field<&'static str>]) -> Truth {
        let Some(kind) = target.kind() else { return Truth::False };
        let mut others = 0;
        for cloud in self.view.clouds(kind).filter(|cloud| has_name(cloud, text, names)) {
            if self.view.within_reach(self.object, cloud.object) {
                return Truth::False;
            }
            others += 1;
        }
        if others > 1 { Truth::Unknown } else { Truth::True }
    }
}

fn has_name(cloud: &Cloud<'_>, text: &str, names: &[&Field<&'static str>]) -> bool {
    names.iter().any(|field| cloud.text(field).get().is_some_and(|name| is_called(text, name)))
}

/// Whether a text is a name, or an ARN that ends with it.
pub(super) fn is_called(text: &str, name: &str) -> bool {
    let of_arn = || text.starts_with("arn:") && text.rsplit([':', '/']).next() == Some(name);
    text == name || (!name.is_empty() && of_arn())
}

/// Whether an address is that of a data source which may look for resources of a type.
fn looks_for(address: &str, kind: &str) -> bool {
    let Some(data) = address[module(address).len()..].strip_prefix("data.") else { return false };
    let of = data.split(['.', '[']).next().unwrap_or_default();
    of == kind || of == "terraform_remote_state"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arn_ends_with_the_name() {
        assert!(is_called("logs", "logs") && is_called("arn:aws:s3:::logs", "logs"));
        assert!(is_called("arn:aws:iam::1:role/path/logs", "logs"));
        assert!(!is_called("arn:aws:s3:::my-logs", "logs") && !is_called("x/logs", "logs") && !is_called("arn:", ""));
    }

    #[test]
    fn a_data_source_looks_for_its_own_type() {
        assert!(looks_for("data.aws_vpc.main.id", "aws_vpc"));
        assert!(looks_for("module.a[0].data.terraform_remote_state.net.outputs.vpc", "aws_vpc"));
        assert!(!looks_for("data.aws_subnet.a.id", "aws_vpc") && !looks_for("aws_vpc.main.id", "aws_vpc"));
    }
}
