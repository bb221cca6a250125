//! Whether two quantities are the same amount: the server writes them in its own way.

/// <https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/>
pub fn same(one: &serde_json::Value, other: &serde_json::Value) -> bool {
    match (amount(one), amount(other)) {
        // The server rounds up to a thousandth.
        (Some(one), Some(other)) => (one - other).abs() <= 1e-3_f64.max(one.abs() * 1e-12),
        _ => false,
    }
}

const SUFFIXES: &[(&str, f64)] = &[
    ("Ki", 1024.0),
    ("Mi", 1_048_576.0),
    ("Gi", 1_073_741_824.0),
    ("Ti", 1_099_511_627_776.0),
    ("Pi", 1_125_899_906_842_624.0),
    ("Ei", 1_152_921_504_606_846_976.0),
    ("n", 1e-9),
    ("u", 1e-6),
    ("m", 1e-3),
    ("k", 1e3),
    ("M", 1e6),
    ("G", 1e9),
    ("T", 1e12),
    ("P", 1e15),
    ("E", 1e18),
];

fn amount(value: &serde_json::Value) -> Option<f64> {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let suffix = SUFFIXES.iter().find_map(|(suffix, factor)| Some((text.strip_suffix(suffix)?, *factor)));
    let (number, factor) = suffix.unwrap_or((&text, 1.0));
    number.parse::<f64>().ok().map(|number| number * factor)
}
