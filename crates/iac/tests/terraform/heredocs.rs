use crate::show::resources;

/// Heredocs and what OpenTofu gives for them.
const CASES: &[(&str, &str)] = &[
    ("<<EOT\na\n  b\nEOT\n", "a\n  b\n"),
    ("<<-EOT\n    a\n      b\n    c\n  EOT\n", "a\n  b\nc\n"),
    ("<<-EOT\n    a\n\n      b ${\"x\"}\n    EOT\n", "a\n\n  b x\n"),
    ("<<EOT\n%{ for x in [1,2] ~}\n  item ${x}\n%{ endfor ~}\nend\nEOT\n", "  item 1\n  item 2\nend\n"),
    ("<<EOT\n%{ for x in [1,2] }\n  item ${x}\n%{ endfor }\nend\nEOT\n", "\n  item 1\n\n  item 2\n\nend\n"),
    (
        "<<-EOT\n    %{ if true ~}\n    yes\n    %{ else ~}\n    no\n    %{ endif ~}\n    end\n    EOT\n",
        "    yes\n    end\n",
    ),
    ("<<-EOT\n    x = ${~ \"v\" ~}\n    y\n    EOT\n", "x =v    y\n"),
    ("<<EOT\n  a ${~ \"b\" ~}  \n   c\nEOT\n", "  ab   c\n"),
    (
        "<<EOT\n{\n  \"a\": \"${\"q\"}\",\n  \"b\": [%{ for x in [1,2] ~}${x},%{ endfor ~}0]\n}\nEOT\n",
        "{\n  \"a\": \"q\",\n  \"b\": [1,2,0]\n}\n",
    ),
    ("<<-EOT\n\ta\n\t\tb\n\tEOT\n", "a\n\tb\n"),
    ("<<-EOT\n   ${\"x\"}\n     b\n   EOT\n", "x\n  b\n"),
    ("<<EOT\n$${x} %%{y} \\n \"q\"\nEOT\n", "${x} %{y} \\n \"q\"\n"),
    ("<<-EOT\n    a\n  \n    b\n    EOT\n", "a\n  \nb\n"),
    ("<<EOT\nEOT\n", ""),
    ("<<-EOT\n      %{ if true }\n      a\n      %{ endif }\n    b\n    EOT\n", "  \n  a\n  \nb\n"),
];

#[test]
fn heredocs_give_what_opentofu_gives() {
    for (heredoc, expected) in CASES {
        let text = format!("resource \"a\" \"b\" {{\n  v = {heredoc}}}\n");
        assert_eq!(resources(&[("main.tf", &text)]), format!("a.b {{v: {expected:?}}}\n"), "{heredoc}");
    }
}

#[test]
fn places_in_an_indented_heredoc_are_exact() {
    let main = "resource \"a\" \"b\" {\n  policy = <<-EOT\n    {\n      \"k\": \"v\"\n    }\n  EOT\n}\n";
    let all = crate::show::evaluated(&[("main.tf", main)], &plimsoll_iac::Settings::default());
    let node = all.resources[0].tree.root().at("policy.k").unwrap();
    assert_eq!((node.text(), node.span().slice(main)), ("v", "\"v\""));
}
