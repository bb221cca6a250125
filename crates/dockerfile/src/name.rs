/// Whether a file is a Dockerfile by its name: `Dockerfile` or `Containerfile`, with something before or after it.
#[must_use]
pub fn is_dockerfile(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_ascii_lowercase();
    ["dockerfile", "containerfile"].iter().any(|word| {
        let after = name.strip_prefix(word).is_some_and(|rest| rest.is_empty() || is_suffix(rest));
        let before = name.strip_suffix(word).is_some_and(|rest| rest.ends_with('.'));
        after || before
    })
}

/// `.build` and `-build`, but not what marks a file of another kind: an ignore file, a template, a page about it.
fn is_suffix(rest: &str) -> bool {
    const OTHER: &[&str] = &[
        "dockerignore",
        "md",
        "txt",
        "j2",
        "tmpl",
        "tpl",
        "template",
        "go",
        "py",
        "rs",
        "js",
        "ts",
        "json",
        "yaml",
        "yml",
    ];
    let extension = rest.rsplit('.').next().unwrap_or("");
    rest.starts_with(['.', '-', '_']) && !OTHER.contains(&extension)
}

/// Extensions of files that are no Dockerfiles whatever they begin with.
const NEVER: &[&str] = &["json", "sh", "tf", "tftpl", "tfvars", "tmpl", "tofu", "tpl", "yaml", "yml"];

/// Whether a file is a Dockerfile: by its name, or by its content where the name says nothing.
#[must_use]
pub fn is_one(path: &str, text: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    is_dockerfile(path)
        || (!NEVER.contains(&extension.as_str()) && !text.contains("apiVersion") && crate::looks_like_one(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell() {
        for name in
            ["Dockerfile", "a/Containerfile", "x.Dockerfile", "x.containerfile", "Dockerfile.prod", "dockerfile-a"]
        {
            assert!(is_dockerfile(name), "{name}");
        }
        for name in
            ["Dockerfile.dockerignore", "Dockerfile.j2", "mydockerfile", "dockerfile.md", "a.yaml", "Dockerfiles"]
        {
            assert!(!is_dockerfile(name), "{name}");
        }
    }
}
