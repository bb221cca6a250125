//! Gives a world names of its own, so that many worlds fit into one server.

use plimsoll_graph::rbac::{Binding, Identity, Request, Role, Subject, SubjectKind};
use plimsoll_graph::testing::{Question, World};

/// One world in so many keeps the groups of the system, which reach into the other worlds as well.
const REACHING: u64 = 10;

/// Renames everything in a world after its seed.
pub fn apart(world: World, seed: u64) -> World {
    let prefix = Prefix { text: format!("w{seed}-"), reaching: seed.is_multiple_of(REACHING) };
    World {
        roles: world.roles.into_iter().map(|role| prefix.role(role)).collect(),
        bindings: world.bindings.into_iter().map(|binding| prefix.binding(binding)).collect(),
        questions: world.questions.into_iter().map(|question| prefix.question(question)).collect(),
    }
}

struct Prefix {
    text: String,
    reaching: bool,
}

impl Prefix {
    fn add(&self, name: &str) -> String {
        format!("{}{name}", self.text)
    }

    fn role(&self, mut role: Role) -> Role {
        role.key.name = self.add(&role.key.name);
        role.key.namespace = role.key.namespace.map(|namespace| self.add(&namespace));
        role
    }

    fn binding(&self, mut binding: Binding) -> Binding {
        let local = binding.namespace.is_some();
        binding.name = self.add(&binding.name);
        binding.namespace = binding.namespace.map(|namespace| self.add(&namespace));
        binding.role_ref.name = self.add(&binding.role_ref.name);
        binding.subjects = binding.subjects.into_iter().map(|subject| self.subject(subject, local)).collect();
        binding
    }

    fn subject(&self, mut subject: Subject, local: bool) -> Subject {
        match subject.kind {
            // The namespace tells the accounts of the worlds apart.
            SubjectKind::ServiceAccount => subject.namespace = subject.namespace.map(|n| self.add(&n)),
            SubjectKind::Group if is_system(&subject.name) && (local || self.reaching) => {}
            _ => subject.name = self.add(&subject.name),
        }
        subject
    }

    fn question(&self, mut question: Question) -> Question {
        question.identity = self.identity(&question.identity);
        if let Request::Resource(request) = &mut question.request {
            request.namespace = request.namespace.take().map(|namespace| self.add(&namespace));
        }
        question
    }

    /// The members of a system group are also members of its renamed twin.
    fn identity(&self, identity: &Identity) -> Identity {
        let groups = identity.groups.iter().flat_map(|group| match group.rsplit_once(':') {
            Some(("system:serviceaccounts", namespace)) => {
                vec![format!("system:serviceaccounts:{}", self.add(namespace))]
            }
            _ if is_system(group) => vec![group.clone(), self.add(group)],
            _ => vec![self.add(group)],
        });
        Identity { groups: groups.collect(), user: self.user(&identity.user) }
    }

    fn user(&self, user: &str) -> String {
        match user.strip_prefix("system:serviceaccount:") {
            Some(account) => format!("system:serviceaccount:{}", self.add(account)),
            None => self.add(user),
        }
    }
}

fn is_system(group: &str) -> bool {
    group.starts_with("system:")
}
