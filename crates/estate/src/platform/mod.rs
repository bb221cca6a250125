//! What containers run on, one by one: clusters of Kubernetes and services of Amazon ECS, each with modes of its own.
//!
//! An estate holds several of them, and the line runs elsewhere in each: what is the provider's under a service on
//! Fargate is the customer's under one on instances. [`Platforms::of`] finds them in infrastructure code and says which
//! objects belong to which; what belongs to none, such as a network, stands around all that its provider runs.

mod ecs;
mod kubernetes;
mod limits;

use std::collections::{BTreeSet, HashMap};

use plimsoll_model::Truth;

use crate::{Cloud, Object, ObjectId, View};
use limits::MAX_PLATFORMS;

/// A mode, and what shows it in a clause.
pub type Sign = (&'static str, String);

/// What kind of thing containers run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlatformKind {
    /// A cluster of Kubernetes.
    Cluster,
    /// A service of Amazon ECS.
    Service,
    /// A task definition that no service here runs.
    Task,
}

/// One thing that containers run on.
#[derive(Clone, Debug)]
pub struct Platform {
    /// What it is.
    pub kind: PlatformKind,
    /// Its address in the code.
    pub name: String,
    /// The file that it stands in.
    pub file: String,
    /// The provider's service, as the catalogue names it: `eks`, `ecs`, `aks`, `gke`.
    pub service: &'static str,
    /// Its modes, each with what shows it.
    pub modes: Vec<Sign>,
    /// Whether it may run in other modes of its service too: nothing shows one, or something cannot be told.
    pub open: bool,
    /// What else decides whose something is, in clauses.
    pub facts: Vec<String>,
}

/// The platforms of a view, and what belongs to them.
#[derive(Clone, Debug, Default)]
pub struct Platforms {
    /// The platforms, clusters first, then by name.
    pub all: Vec<Platform>,
    members: HashMap<ObjectId, Member>,
    /// Sets of platforms that objects belong to, each once.
    sets: Vec<Vec<usize>>,
    /// The set of each object of the view's estate.
    set_of: Vec<usize>,
}

/// Where an object belongs, and in which of the modes there; all of them where none is named.
#[derive(Clone, Debug, Default)]
struct Member {
    on: BTreeSet<usize>,
    modes: BTreeSet<&'static str>,
    whole: bool,
}

impl Platforms {
    /// The set of every platform.
    pub const ALL: usize = 0;
    /// The set of every cluster of Kubernetes.
    pub const CLUSTERS: usize = 1;

    /// The platforms of a view. Only objects of the estate that is judged belong to one.
    #[must_use]
    pub fn of(view: View<'_>) -> Self {
        let mut draft = Draft { view, found: Self::default() };
        kubernetes::add(&mut draft);
        ecs::add(&mut draft);
        let mut found = draft.found;
        if !found.all.is_empty() {
            found.settle(view);
        }
        found
    }

    /// The modes that an object is judged in, where they are not those of the whole estate.
    #[must_use]
    pub fn modes_of(&self, object: ObjectId) -> Option<Vec<&'static str>> {
        let member = self.members.get(&object)?;
        if !member.whole {
            return Some(member.modes.iter().copied().collect());
        }
        let platforms: Vec<&Platform> = member.on.iter().filter_map(|index| self.all.get(*index)).collect();
        let told = !platforms.is_empty() && platforms.iter().all(|platform| !platform.open);
        told.then(|| platforms.iter().flat_map(|platform| platform.modes.iter().map(|(mode, _)| *mode)).collect())
    }

    /// Services of which more modes than those that are shown may run an object: its own platforms are open, or, where it
    /// belongs to none of several clusters, one of those.
    #[must_use]
    pub fn open_services(&self, object: &Object) -> Vec<&'static str> {
        let member = self.members.get(&object.id);
        let is_own = |index: usize| member.is_some_and(|member| member.on.contains(&index));
        let homeless = member.is_none_or(|member| member.on.is_empty()) && object.is_kubernetes();
        let all = self
            .all
            .iter()
            .enumerate()
            .filter(|(index, one)| one.open && (is_own(*index) || homeless && one.kind == PlatformKind::Cluster));
        all.map(|(_, one)| one.service).collect()
    }

    /// The service of the platforms that an object belongs to, where they are of one.
    #[must_use]
    pub fn service_of(&self, object: ObjectId) -> Option<&'static str> {
        let member = self.members.get(&object)?;
        let services: BTreeSet<&str> =
            member.on.iter().filter_map(|index| self.all.get(*index)).map(|platform| platform.service).collect();
        services.first().copied().filter(|_| services.len() == 1)
    }

    /// The number of the set of platforms that an object belongs to or stands around.
    #[must_use]
    pub fn set_of(&self, object: ObjectId) -> usize {
        self.set_of.get(object.0 as usize).copied().unwrap_or_default()
    }

    /// The platforms of a set.
    #[must_use]
    pub fn set(&self, number: usize) -> &[usize] {
        self.sets.get(number).map(Vec::as_slice).unwrap_or_default()
    }

    fn settle(&mut self, view: View<'_>) {
        let every = |passes: fn(&Platform) -> bool| -> Vec<usize> {
            self.all.iter().enumerate().filter(|(_, one)| passes(one)).map(|(index, _)| index).collect()
        };
        let mut sets = vec![every(|_| true), every(|one| one.kind == PlatformKind::Cluster)];
        let mut numbers = HashMap::new();
        let of = |object: &Object| {
            let set = self.around(object);
            *numbers.entry(set).or_insert_with_key(|set| {
                sets.push(set.clone());
                sets.len() - 1
            })
        };
        let set_of = view.estate().objects().iter().map(of).collect();
        (self.sets, self.set_of) = (sets, set_of);
    }

    /// The platforms that an object belongs to, else those that it stands around.
    fn around(&self, object: &Object) -> Vec<usize> {
        if let Some(member) = self.members.get(&object.id) {
            return member.on.iter().copied().collect();
        }
        let concerned = self.all.iter().enumerate().filter(|(_, platform)| concerns(object, platform));
        concerned.map(|(index, _)| index).collect()
    }
}

/// Whether an object that belongs to no platform stands around this one.
fn concerns(object: &Object, platform: &Platform) -> bool {
    let kind = &*object.key.kind;
    let provider = match &*object.key.group {
        "cloudformation" | "ecs" => "aws",
        "terraform" => kind.strip_prefix("data.").unwrap_or(kind).split('_').next().unwrap_or_default(),
        "compose" | "copilot" => return false,
        crate::docker::GROUP => return true,
        _ => return platform.kind == PlatformKind::Cluster,
    };
    match platform.service {
        "aks" => provider == "azurerm",
        "gke" => provider == "google",
        _ => provider == "aws",
    }
}

/// Platforms while they are gathered.
struct Draft<'e> {
    view: View<'e>,
    found: Platforms,
}

impl<'e> Draft<'e> {
    /// Adds a platform for an object and returns its number; none beyond the limit.
    fn platform(&mut self, kind: PlatformKind, service: &'static str, object: &Object) -> Option<usize> {
        let index = self.found.all.len();
        if index >= MAX_PLATFORMS {
            return None;
        }
        let file = self.view.file_of(object).unwrap_or_default().to_owned();
        let name = object.key.name.to_string();
        let (modes, facts) = (Vec::new(), Vec::new());
        self.found.all.push(Platform { kind, name, file, service, modes, open: false, facts });
        self.member(object, Some(index), &[]);
        Some(index)
    }

    /// Says of a platform that it runs in a mode.
    fn mode(&mut self, platform: Option<usize>, sign: Sign) {
        let platform = platform.and_then(|index| self.found.all.get_mut(index));
        if let Some(platform) = platform.filter(|one| one.modes.iter().all(|(mode, _)| *mode != sign.0)) {
            platform.modes.push(sign);
        }
    }

    /// Says of a platform that it may run in other modes too.
    fn open(&mut self, platform: Option<usize>) {
        if let Some(platform) = platform.and_then(|index| self.found.all.get_mut(index)) {
            platform.open = true;
        }
    }

    fn fact(&mut self, platform: Option<usize>, fact: String) {
        let platform = platform.and_then(|index| self.found.all.get_mut(index));
        if let Some(platform) = platform.filter(|one| !one.facts.contains(&fact)) {
            platform.facts.push(fact);
        }
    }

    /// Says of an object that it belongs to a platform, in these of its modes or in all.
    fn member(&mut self, object: &Object, platform: Option<usize>, modes: &[&'static str]) {
        if !std::ptr::eq(self.view.home(object), self.view.estate()) {
            return;
        }
        let member = self.found.members.entry(object.id).or_default();
        member.on.extend(platform);
        member.modes.extend(modes);
        member.whole |= modes.is_empty();
    }
}

/// Those of several resources that a field of another one points at; where none surely does, those of which it cannot
/// be told.
fn pointed<'e>(all: &[Cloud<'e>], test: impl Fn(&Cloud<'e>) -> Truth) -> (Vec<usize>, bool) {
    let judged: Vec<Truth> = all.iter().map(test).collect();
    let of = |wanted: Truth| judged.iter().enumerate().filter(move |(_, is)| **is == wanted).map(|(at, _)| at);
    let sure: Vec<usize> = of(Truth::True).collect();
    if sure.is_empty() { (of(Truth::Unknown).collect(), false) } else { (sure, true) }
}
