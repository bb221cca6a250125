/// The parts of an image reference.
/// <https://github.com/distribution/reference>
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image<'a> {
    /// Registry host, `docker.io` where the reference names none.
    pub registry: &'a str,
    /// Repository below the host, as written.
    pub repository: &'a str,
    /// Tag as written.
    pub tag: Option<&'a str>,
    /// Digest as written, with its algorithm.
    pub digest: Option<&'a str>,
}

impl<'a> Image<'a> {
    /// Splits a reference; the first part is a host if it has a dot or a colon or is `localhost`.
    #[must_use]
    pub fn parse(text: &'a str) -> Self {
        let (name, digest) = text.split_once('@').map_or((text, None), |(n, d)| (n, Some(d)));
        let last = name.rfind('/').map_or(0, |i| i + 1);
        let colon = name[last..].find(':').map(|i| last + i);
        let (name, tag) = colon.map_or((name, None), |i| (&name[..i], Some(&name[i + 1..])));
        let host = name.split_once('/').filter(|(h, _)| h.contains(['.', ':']) || *h == "localhost");
        let (registry, repository) = host.unwrap_or(("docker.io", name));
        Self { registry, repository, tag, digest }
    }

    /// The tag that is pulled: `latest` where neither a tag nor a digest is written.
    #[must_use]
    pub fn effective_tag(&self) -> Option<&'a str> {
        self.tag.or(if self.digest.is_none() { Some("latest") } else { None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_ports_tags_and_digests_are_told_apart() {
        let image = Image::parse("localhost:5000/team/app:1.2@sha256:ab");
        assert_eq!(
            image,
            Image { registry: "localhost:5000", repository: "team/app", tag: Some("1.2"), digest: Some("sha256:ab") }
        );
        assert_eq!(Image::parse("nginx").effective_tag(), Some("latest"));
        assert_eq!(Image::parse("team/app").registry, "docker.io");
        assert_eq!(Image::parse("a.b/app@sha256:ab").effective_tag(), None);
    }
}
