//! The tag of an image reference as the API server reads it.
//! <https://github.com/distribution/reference>

use crate::Image;

/// The longest repository name, host included, that is still one.
const NAME_LIMIT: usize = 255;

/// The tag, `latest` where neither a tag nor a digest is given, none for what is no reference.
pub(super) fn tag(image: &str) -> Option<&str> {
    let parsed = Image::parse(image);
    is_reference(&parsed).then(|| parsed.effective_tag()).flatten()
}

fn is_reference(image: &Image<'_>) -> bool {
    // A first part in capitals cannot be a path, so it is taken for a host.
    let is_own = |host: &str| host == image.registry || host.contains(|c: char| c.is_ascii_uppercase());
    let own_host = image.repository.split_once('/').filter(|(host, _)| is_own(host));
    let path = own_host.map_or(image.repository, |(_, path)| path);
    let host = own_host.is_none_or(|(host, _)| is_host(host));
    // A bare name of 64 hexadecimal digits would be taken for the id of an image.
    let id = !image.repository.contains('/') && is_hex(image.repository) && image.repository.len() == 64;
    let tag = image.tag.is_none_or(is_tag) && image.digest.is_none_or(is_digest);
    host && !id && tag && image.repository.len() <= NAME_LIMIT && path.split('/').all(is_component)
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Lower-case words with a dot, one or two underscores or any number of dashes between them.
fn is_component(text: &str) -> bool {
    let mut separator = String::new();
    let ends = |c: Option<char>| c.is_some_and(is_word);
    let inner = text.chars().all(|c| {
        if is_word(c) {
            return is_separator(&std::mem::take(&mut separator));
        }
        separator.push(c);
        true
    });
    inner && ends(text.chars().next()) && ends(text.chars().last())
}

fn is_word(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

fn is_separator(text: &str) -> bool {
    matches!(text, "" | "." | "_" | "__") || text.bytes().all(|b| b == b'-')
}

fn is_host(text: &str) -> bool {
    let (name, port) = match text.starts_with('[') {
        true => text.split_once(']').map_or((text, ""), |(name, port)| (name, port)),
        false => text.find(':').map_or((text, ""), |at| text.split_at(at)),
    };
    let port = port.is_empty()
        || port.strip_prefix(':').is_some_and(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
    let address = name.strip_prefix('[').map(|n| n.bytes().all(|b| b.is_ascii_hexdigit() || b == b':'));
    port && address.unwrap_or_else(|| name.split('.').all(is_label))
}

fn is_label(text: &str) -> bool {
    let inner = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    inner && !text.is_empty() && !text.starts_with('-') && !text.ends_with('-')
}

fn is_tag(text: &str) -> bool {
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let mut bytes = text.bytes();
    text.len() <= 128 && bytes.next().is_some_and(word) && bytes.all(|b| word(b) || matches!(b, b'.' | b'-'))
}

fn is_digest(text: &str) -> bool {
    let Some((algorithm, hex)) = text.split_once(':') else { return false };
    let wanted = match algorithm {
        "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        _ => return false,
    };
    hex.len() == wanted && is_hex(hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_and_rubbish_has_none() {
        assert_eq!(tag("nginx"), Some("latest"));
        assert_eq!(tag("ghcr.io/a/b:1"), Some("1"));
        assert_eq!(tag("localhost:5000/a__b/c-d.e"), Some("latest"));
        let digest = format!("a/b@sha256:{}", "0".repeat(64));
        assert_eq!(tag(&digest), None);
        for rubbish in ["", "Nginx", "a b", "a/b:", "<image>", "a//b", "a_-b", "a@sha256:ab", "a..b", "-a"] {
            assert_eq!(tag(rubbish), None, "{rubbish}");
        }
    }
}
