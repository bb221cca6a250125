//! Base images: their names, and what is known of the public ones.

use plimsoll_dockerfile::{Base, Kind, Word};
use plimsoll_engine::DockerfileCx;

use super::steps;

/// A `FROM` that starts from an image.
pub(crate) struct From<'d> {
    pub(crate) stage: usize,
    pub(crate) word: &'d Word,
    /// The image, where its name is known; else why not.
    pub(crate) image: Result<&'d str, &'d str>,
}

/// Every stage that starts from an image, not from another stage and not from nothing.
pub(crate) fn bases<'d>(cx: &DockerfileCx<'d>) -> Vec<From<'d>> {
    let of = |placed: super::Placed<'d>| {
        let Kind::From { image: word, .. } = &placed.instruction.kind else { return None };
        let stage = placed.step.stage?;
        let Base::Image(value) = &cx.docker.build.stages.get(stage)?.base else { return None };
        let image = match value {
            plimsoll_dockerfile::Value::Known(name) => Ok(name.as_str()),
            plimsoll_dockerfile::Value::Unknown(why) => Err(why.as_str()),
        };
        Some(From { stage, word, image })
    };
    steps(cx).filter_map(of).collect()
}

/// A name cut into its repository, tag and digest.
pub(crate) struct Name<'n> {
    pub(crate) repository: &'n str,
    pub(crate) tag: Option<&'n str>,
    pub(crate) digest: bool,
}

/// Cuts a name.
pub(crate) fn cut(name: &str) -> Name<'_> {
    let (rest, digest) = name.split_once('@').map_or((name, false), |(rest, _)| (rest, true));
    let (repository, tag) = match rest.rsplit_once(':').filter(|(_, tag)| !tag.contains('/')) {
        Some((repository, tag)) => (repository, Some(tag)),
        None => (rest, None),
    };
    let repository = ["docker.io/library/", "index.docker.io/library/", "docker.io/", "library/"]
        .iter()
        .find_map(|start| repository.strip_prefix(start))
        .unwrap_or(repository);
    Name { repository, tag, digest }
}

/// Official images that start as root, as their documentation has it.
#[rustfmt::skip]
const ROOT: &[&str] = &[
    "adoptopenjdk", "almalinux", "alpine", "amazoncorretto", "amazonlinux", "archlinux", "bash", "buildpack-deps",
    "bun", "busybox", "caddy", "centos", "clojure", "composer", "dart", "debian", "docker", "drupal",
    "eclipse-temurin", "elixir", "erlang", "fedora", "gcc", "golang", "gradle", "groovy", "haskell", "httpd", "julia",
    "maven", "nginx", "node", "openjdk", "oraclelinux", "perl", "photon", "php", "pypy", "python", "r-base", "redis",
    "rockylinux", "ruby", "rust", "sapmachine", "swift", "tomcat", "traefik", "ubuntu", "wordpress",
];

/// What is known of the user of an image; none where it is not.
pub(crate) fn starts_as_root(name: &str) -> Option<bool> {
    let Name { repository, tag, .. } = cut(name);
    let tag = tag.unwrap_or("");
    if tag.contains("nonroot") || repository.starts_with("cgr.dev/chainguard/") {
        return Some(false);
    }
    if repository.contains("distroless/") {
        return repository.starts_with("gcr.io/").then_some(true);
    }
    // .NET images leave root only from their `chiseled` forms on.
    if repository.starts_with("mcr.microsoft.com/dotnet/") {
        return (!tag.contains("chiseled") && !tag.contains("nanoserver") && !tag.contains("windows")).then_some(true);
    }
    ROOT.binary_search(&repository).is_ok().then_some(true)
}

/// Whether an image is known to hold a shell or a package manager.
pub(crate) fn holds_a_shell(name: &str) -> Option<bool> {
    let Name { repository, tag, .. } = cut(name);
    let tag = tag.unwrap_or("");
    if repository.contains("distroless/") {
        return Some(tag.contains("debug"));
    }
    if repository.starts_with("cgr.dev/chainguard/") {
        return Some(tag.ends_with("-dev"));
    }
    if tag.contains("chiseled") {
        return Some(false);
    }
    starts_as_root(name).filter(|root| *root)
}

/// Images that are for building: their last stage holds compilers and headers.
#[rustfmt::skip]
const BUILDERS: &[&str] = &[
    "buildpack-deps", "clojure", "composer", "dart", "gcc", "golang", "gradle", "haskell", "maven", "rust", "swift",
];

/// Whether an image is made for building.
pub(crate) fn is_builder(name: &str) -> bool {
    let Name { repository, tag, .. } = cut(name);
    let jdk = matches!(repository, "eclipse-temurin" | "amazoncorretto" | "openjdk" | "sapmachine")
        && tag.is_some_and(|tag| tag.contains("jdk"));
    let sdk = repository.ends_with("/dotnet/sdk");
    jdk || sdk || BUILDERS.binary_search(&repository).is_ok()
}

/// The first release of each image that still gets updates, by the number that its tag starts with. Releases before it
/// get none, as their makers' published calendars say for 2026.
const SUPPORTED: &[(&str, (u32, u32))] = &[
    ("alpine", (3, 20)),
    ("debian", (12, 0)),
    ("golang", (1, 24)),
    ("node", (20, 0)),
    ("php", (8, 2)),
    ("python", (3, 10)),
    ("ruby", (3, 2)),
    ("ubuntu", (22, 4)),
];

/// Names of releases that get no updates any more.
#[rustfmt::skip]
const ENDED: &[(&str, &[&str])] = &[
    ("debian", &["wheezy", "jessie", "stretch", "buster", "bullseye"]),
    ("ubuntu", &["precise", "trusty", "xenial", "bionic", "focal", "artful", "groovy", "hirsute", "impish", "kinetic", "lunar", "mantic"]),
];

/// Whether a public image is of a release that gets no updates any more; none where that is not known.
pub(crate) fn has_ended(name: &str) -> Option<bool> {
    let Name { repository, tag, .. } = cut(name);
    if repository == "centos" || repository == "adoptopenjdk" {
        return Some(true);
    }
    let tag = tag?;
    let names = ENDED.iter().find(|(image, _)| *image == repository).map_or(&[][..], |(_, names)| names);
    if tag.split('-').any(|part| names.contains(&part)) {
        return Some(true);
    }
    let (_, least) = SUPPORTED.iter().find(|(image, _)| *image == repository)?;
    Some(version(tag)? < *least)
}

/// The first two numbers of a tag. One number alone stands for the newest of its line.
fn version(tag: &str) -> Option<(u32, u32)> {
    let number = tag.split(['-', '_']).next()?;
    let mut parts = number.split('.').map(str::parse::<u32>);
    let major = parts.next()?.ok()?;
    let minor = parts.next().map_or(Some(u32::MAX), Result::ok)?;
    Some((major, minor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(ROOT.is_sorted() && BUILDERS.is_sorted());
    }

    #[test]
    fn names_are_cut() {
        let name = cut("docker.io/library/alpine:3.20@sha256:0");
        assert_eq!((name.repository, name.tag, name.digest), ("alpine", Some("3.20"), true));
        assert_eq!(cut("localhost:5000/a/b").tag, None);
    }

    #[test]
    fn releases_end() {
        assert_eq!(has_ended("debian:9.13"), Some(true));
        assert_eq!(has_ended("python:3.12-slim"), Some(false));
        assert_eq!(has_ended("python:3"), Some(false));
        assert_eq!(has_ended("node:16"), Some(true));
        assert_eq!(has_ended("ubuntu:24.04"), Some(false));
        assert_eq!(has_ended("alpine"), None);
    }
}
