//! What several checks of trails ask.

use plimsoll_engine::Hit;
use plimsoll_estate::cloud::Bucket;

use crate::cloud::*;
use crate::prelude::*;

/// The verdict over the bucket of a trail: not known where the input does not make it.
pub(super) fn of_bucket<'e>(cx: &CloudCx<'e>, judge: impl Fn(Bucket<'e>) -> Verdict<'e>) -> Verdict<'e> {
    match cx.bucket(&aws::trail::BUCKET) {
        Some(bucket) => judge(bucket),
        None => Verdict::Unknown(
            Why::new("the bucket is not in the input", "scan the code that makes the bucket too"),
            Some(Hit::new(cx.object, cx.find(&aws::trail::BUCKET).0)),
        ),
    }
}
