//! Annotations `ignore-check.kube-linter.io/CHECK: reason`.

use plimsoll_engine::WaivedBy;
use plimsoll_estate::Object;

use super::Statement;
use crate::Names;
use crate::inline::{Inline, Page, of_object};

const ONE: &str = "ignore-check.kube-linter.io/";
const ALL: &str = "kube-linter.io/ignore-all";

pub(crate) fn annotations(page: &Page<'_>, object: &Object, names: &Names, out: &mut Inline) {
    let Some(annotations) = object.node().at("metadata.annotations") else { return };
    for (key, value) in annotations.entries() {
        let line = page.line_of(key.span().start);
        let statement =
            |id| Statement { by: WaivedBy::KubeLinter, file: page.path, line, id, reason: value.text(), until: None };
        if key.text() == ALL {
            let all = statement("ignore-all");
            out.unmatched.push(all.unmatched("it names no check; waive each check by its slug"));
        } else if let Some(id) = key.text().strip_prefix(ONE) {
            match statement(id).resolve(names, of_object(page, object)) {
                Ok(waiver) => out.add(waiver),
                Err(unmatched) => out.unmatched.push(unmatched),
            }
        }
    }
}
