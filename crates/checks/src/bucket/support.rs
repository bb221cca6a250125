//! What several checks of buckets ask.

use plimsoll_estate::cloud::Joined;

use crate::cloud::*;
use crate::prelude::*;

/// What stands apart from a bucket and is about it.
pub(crate) fn beside<'e>(cx: &Cloud<'e>, kind: CloudKind) -> Joined<'e> {
    cx.view.joined(kind, &aws::storage::BUCKET, cx, &[&aws::storage::BUCKET_NAME])
}

/// Whether a resource is a bucket; else it is a part of one that stands apart.
pub(super) fn is_bucket(cx: &Cloud<'_>) -> bool {
    CloudKind::S3Bucket.is(cx.object)
}

/// Whether the bucket of a part that stands apart is judged itself.
pub(super) fn bucket_is_here(cx: &Cloud<'_>) -> bool {
    let mut buckets = cx.view.clouds(CloudKind::S3Bucket);
    buckets.any(|bucket| {
        cx.view.within_reach(cx.object, bucket.object)
            && cx.points_at(&aws::storage::BUCKET, &bucket, &[&aws::storage::BUCKET_NAME]) == Truth::True
    })
}

/// The verdict of one of the four switches that keep a bucket from being public, where it has its place: in a bucket
/// of CloudFormation, and in Terraform in what stands apart.
pub(super) fn switch<'e>(cx: &CloudCx<'e>, field: &Field<bool>, message: &str) -> Verdict<'e> {
    let elsewhere = is_bucket(cx) && &*cx.object.key.group == "terraform";
    if elsewhere { Verdict::NotApplicable } else { on(cx, field, message) }
}

/// The words of ready-made access lists, in both spellings.
pub(crate) fn is_acl(text: &str, wanted: &[&str]) -> bool {
    let plain: String = text.chars().filter(|c| *c != '-').collect::<String>().to_ascii_lowercase();
    wanted.contains(&plain.as_str())
}

/// The access lists of a bucket: the word, the grants inside, and those that stand apart.
pub(super) fn opened(cx: &CloudCx<'_>, acls: &[&str], rights: &[&str], groups: &[&str]) -> Vec<(Truth, At)> {
    let mut found = inside(cx, acls, rights, groups);
    if is_bucket(cx) {
        let ignored = beside(cx, CloudKind::S3PublicAccessBlock)
            .any_is(|block| block.bool(&aws::storage::IGNORE_ACLS).is(&true))
            .or(cx.bool(&aws::storage::IGNORE_ACLS_INSIDE).is(&true));
        let apart = beside(cx, CloudKind::S3Acl);
        let each = apart.sure.iter().map(|acl| inside(acl, acls, rights, groups));
        // The place is in another resource: the bucket is shown.
        found.extend(each.flatten().map(|(fault, _)| (fault, cx.at())));
        found.iter_mut().for_each(|(fault, _)| *fault = fault.and(ignored.not()));
    }
    found
}

fn inside(part: &Part<'_>, acls: &[&str], rights: &[&str], groups: &[&str]) -> Vec<(Truth, At)> {
    let word = part.text(&aws::storage::ACL);
    let named = (word.test(false, |word| is_acl(word, acls)), word.origin);
    let own = part.parts(&aws::storage::GRANTS).into_iter().map(|grant| {
        let permissions = part.at_node(grant.node()).texts(&aws::storage::GRANT_RIGHTS);
        (granted(grant, &aws::storage::GRANT_URI, &permissions, rights, groups), grant.at())
    });
    let apart = part.parts(&aws::storage::ACL_GRANTS).into_iter().map(|grant| {
        let permissions = [grant.text(&aws::storage::ACL_GRANT_RIGHT)];
        (granted(grant, &aws::storage::ACL_GRANT_URI, &permissions, rights, groups), grant.at())
    });
    std::iter::once(named).chain(own).chain(apart).collect()
}

fn granted(
    grant: Part<'_>,
    uri: &Field<&'static str>,
    permissions: &[V<Box<str>>],
    rights: &[&str],
    groups: &[&str],
) -> Truth {
    let group = grant.text(uri).test(false, |uri| groups.iter().any(|group| uri.ends_with(group)));
    let right = |own: &str| own == "FULL_CONTROL" || rights.contains(&own);
    group.and(Truth::any(permissions.iter().map(|own| own.test(false, |own| right(own)))))
}
