//! The forms of known credentials, as data. A literal finds a place, the pattern is tried there only.

/// One form: group 1 of the pattern is the secret, else the whole match.
pub(crate) struct Rule {
    pub(crate) name: &'static str,
    /// What every match starts with.
    pub(crate) starts: &'static [&'static str],
    /// Anchored at the start of the literal.
    pub(crate) pattern: &'static str,
    /// Whether a letter or digit right before or after disproves it.
    pub(crate) bounded: bool,
    /// What the secret must hold, since words of prose match too.
    pub(crate) holds: Holds,
}

/// What a match must hold besides its form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Nothing more.
    Anything,
    /// A digit, a capital or padding.
    MoreThanLetters,
    /// Not a placeholder for a value from elsewhere.
    Literal,
}

const fn token(name: &'static str, starts: &'static [&'static str], pattern: &'static str) -> Rule {
    Rule { name, starts, pattern, bounded: true, holds: Holds::Anything }
}

const fn inside(name: &'static str, starts: &'static [&'static str], pattern: &'static str) -> Rule {
    Rule { name, starts, pattern, bounded: false, holds: Holds::Literal }
}

const fn words(name: &'static str, starts: &'static [&'static str], pattern: &'static str) -> Rule {
    Rule { name, starts, pattern, bounded: true, holds: Holds::MoreThanLetters }
}

/// All forms but private keys, which are read line by line.
pub(crate) const RULES: &[Rule] = &[
    token("aws-access-key-id", &["AKIA", "ASIA"], r"^A[KS]IA[A-Z0-9]{16}"),
    token("github-token", &["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], r"^gh[pousr]_[A-Za-z0-9]{20,255}"),
    token("github-fine-grained-token", &["github_pat_"], r"^github_pat_[A-Za-z0-9_]{20,255}"),
    token(
        "gitlab-token",
        &["glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "glsoat-", "glft-"],
        r"^gl[a-z]{2,4}-[A-Za-z0-9_.=-]{16,255}",
    ),
    token(
        "slack-token",
        &["xoxb-", "xoxa-", "xoxp-", "xoxr-", "xoxs-", "xoxe-", "xoxo-", "xoxc-", "xoxd-"],
        r"^xox[a-z]-[A-Za-z0-9-]{10,255}",
    ),
    token("slack-app-token", &["xapp-"], r"^xapp-[0-9]-[A-Za-z0-9-]{10,255}"),
    inside(
        "slack-webhook",
        &["hooks.slack.com/"],
        r"^hooks\.slack\.com/(?:services|workflows|triggers)/([A-Za-z0-9/_-]{20,255})",
    ),
    token("google-api-key", &["AIza"], r"^AIza[A-Za-z0-9_-]{30,60}"),
    token("google-oauth-secret", &["GOCSPX-"], r"^GOCSPX-[A-Za-z0-9_-]{20,60}"),
    token("jwt", &["eyJ"], r"^eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*"),
    token("stripe-key", &["sk_live_", "sk_test_", "rk_live_", "rk_test_"], r"^[sr]k_(?:live|test)_[A-Za-z0-9]{10,255}"),
    token("stripe-webhook-secret", &["whsec_"], r"^whsec_[A-Za-z0-9+/=]{20,255}"),
    token("npm-token", &["npm_"], r"^npm_[A-Za-z0-9]{30,60}"),
    token("pypi-token", &["pypi-AgE"], r"^pypi-AgE[A-Za-z0-9_-]{16,}"),
    inside("azure-storage-key", &["AccountKey=", "accountkey="], r"^(?i:accountkey)=([A-Za-z0-9+/]{20,}={0,2})"),
    inside("azure-shared-access-key", &["SharedAccessKey="], r"^SharedAccessKey=([A-Za-z0-9+/]{20,}={0,2})"),
    words("azure-sas-signature", &["sig="], r"^sig=([A-Za-z0-9%+/_-]{4,255}={0,2})"),
    token("sendgrid-key", &["SG."], r"^SG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,64}"),
    token("vault-token", &["hvs.", "hvb.", "hvr."], r"^hv[sbr]\.[A-Za-z0-9_-]{20,}"),
    token("terraform-token", &[".atlasv1."], r"^\.atlasv1\.[A-Za-z0-9_=-]{60,}"),
    inside("docker-auth", &["\"auth\"", "\\\"auth\\\""], r#"^\\?"auth\\?"\s*:\s*\\?"([A-Za-z0-9+/=]{8,})"#),
    inside("url-password", &["://"], r#"^://[^\s/:@"'<>\\?#]{0,255}:([^\s"'/<>\\]{1,255})@"#),
    words("bearer-token", &["Bearer ", "bearer ", "BEARER "], r"^(?i:bearer) +([A-Za-z0-9._~+/-]{6,}={0,2})"),
    words("basic-auth", &["Basic ", "basic "], r"^[Bb]asic +([A-Za-z0-9+/]{8,}={0,2})"),
    token("age-secret-key", &["AGE-SECRET-KEY-1"], r"^AGE-SECRET-KEY-1[A-Z0-9]{50,60}"),
    token("digitalocean-token", &["dop_v1_", "doo_v1_", "dor_v1_"], r"^do[por]_v1_[a-f0-9]{40,64}"),
    token("docker-hub-token", &["dckr_pat_", "dckr_oat_"], r"^dckr_[op]at_[A-Za-z0-9_-]{20,}"),
    token("grafana-token", &["glsa_", "glc_"], r"^gl(?:sa|c)_[A-Za-z0-9+/=_]{24,}"),
    words("huggingface-token", &["hf_"], r"^hf_[A-Za-z0-9]{30,60}"),
    words("ai-provider-key", &["sk-"], r"^sk-(?:proj-|ant-|svcacct-)?[A-Za-z0-9_-]{20,200}"),
    token("databricks-token", &["dapi"], r"^dapi[a-f0-9]{32}"),
    token("new-relic-key", &["NRAK-"], r"^NRAK-[A-Z0-9]{27}"),
    token("linear-key", &["lin_api_"], r"^lin_api_[A-Za-z0-9]{32,}"),
    token("shopify-token", &["shpat_", "shpca_", "shppa_", "shpss_"], r"^shp[a-z]{2,3}_[a-fA-F0-9]{32}"),
    token("atlassian-token", &["ATATT3"], r"^ATATT3[A-Za-z0-9_=-]{50,}"),
];
