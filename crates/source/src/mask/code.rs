//! Secrets in Terraform's language and in texts that it includes: places are found by tokens, never by reading YAML.

mod across;
mod frame;
mod marks;
mod reader;

pub(crate) use across::across;
use marks::{Marks, Scope};
use reader::Reader;

use super::assign::{self, Trust};
use super::hits::Hits;
use super::{stems, tokens};

const RULE: &str = "assignment";

/// Finds the secrets of a file in HCL, as far as the file alone tells them.
pub(super) fn scan(text: &str, hits: &mut Hits<'_>) {
    tokens::scan(text, hits);
    if stems::is_in(text) || text.contains("sensitive") {
        let tokens = reader::tokens(text);
        Reader::new(text, &tokens, Scope::of("", &Marks::default()), true, hits).read();
    }
}

/// Finds the secrets of a script or a template that HCL includes.
pub(super) fn scan_text(text: &str, hits: &mut Hits<'_>) {
    tokens::scan(text, hits);
    let mut found = hits.sibling();
    assign::scan(text, Trust::Settings, RULE, &mut found);
    hits.overflow |= found.overflow;
    found.list.retain(|hit| !text[hit.start..hit.end].contains("${"));
    found.list.into_iter().for_each(|hit| hits.push_hit(hit));
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::mask::{Form, redact_as};

    fn masked(text: &str) -> String {
        redact_as(&Arc::from(text), Form::Hcl, None, &[]).ok().unwrap().text.to_string()
    }

    #[test]
    fn secrets_of_hcl_are_masked_and_references_are_not() {
        let text = r#"
resource "aws_db_instance" "d" {
  password = "hunter2" # the old password: s3cr3tOld1
  master_password = var.password
  token = "a-${var.x}-bcdef9"
  user_data = <<EOT
export DB_PASSWORD=hunter22
export TOKEN=${var.token}
EOT
  tags = { api_key = "q8w7e6r5", "secret-key" : "z1x2c3v4" }
  passwords = ["p4ss1word", var.y]
  environment { 
    name = "DB_PASSWORD"
    value = "s3same99"
  }
  pin_password = 123456
  manage_master_user_password = true
  name = "password"
  conn = "Server=a;Password=abcd1234;"
}
variable "db_password" {
  description = "The password"
  default = "letmein1"
}
"#;
        let shown = masked(text);
        for secret in [
            "hunter2",
            "s3cr3tOld1",
            "bcdef9",
            "hunter22",
            "q8w7e6r5",
            "z1x2c3v4",
            "p4ss1word",
            "s3same99",
            "123456",
            "abcd1234",
            "letmein1",
        ] {
            assert!(!shown.contains(secret), "{secret}: {shown}");
        }
        for kept in [
            "var.password",
            "${var.x}",
            "${var.token}",
            "\"DB_PASSWORD\"",
            "= true",
            "\"The password\"",
            "var.y",
            "\"password\"",
        ] {
            assert!(shown.contains(kept), "{kept}: {shown}");
        }
        assert_eq!(shown.len(), text.len());
    }
}
