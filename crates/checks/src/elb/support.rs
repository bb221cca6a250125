//! What several checks of load balancers ask.

use crate::cloud::*;
use crate::prelude::*;

/// The verdict of a switch that is a field in Terraform and an attribute with a key in CloudFormation. A load balancer
/// of another kind than the application's has some of them only; the question does not arise for a gateway.
pub(super) fn attribute<'e>(cx: &CloudCx<'e>, field: &Field<bool>, key: &str, message: &str) -> Verdict<'e> {
    let kind = cx.text(&aws::elb::TYPE);
    let other = kind.test(false, |kind| match key {
        "routing.http.drop_invalid_header_fields.enabled" => &**kind != "application",
        _ => &**kind == "gateway",
    });
    if other == Truth::True {
        return Verdict::NotApplicable;
    }
    if &*cx.object.key.group == "terraform" {
        return switched_on(cx, field, message);
    }
    let attributes = cx.parts(&aws::elb::ATTRIBUTES);
    let same = |part: &&Part<'e>| part.text(&aws::elb::ATTRIBUTE_KEY).test(false, |own| &**own == key) == Truth::True;
    let value = attributes.iter().find(same).map(|part| part.text(&aws::elb::ATTRIBUTE_VALUE));
    match value {
        Some(value) => {
            let off = value.test(true, |text| !text.eq_ignore_ascii_case("true"));
            text(cx, &value, off, message).fixed_by(|| Remedy::set(cx.object, value.origin, "true"))
        }
        None => {
            let at = cx.find(&aws::elb::ATTRIBUTES).0;
            let item = serde_json::json!({ "Key": key, "Value": "true" });
            judged(cx, Truth::True, at, message).fixed_by(|| Remedy::add(cx.object, at, item))
        }
    }
}
