//! Jobs and what starts them.

use super::super::shape::{Shape, When, boolean, copy, int, part, text};
use super::pod::POD_TEMPLATE_SPEC;

/// <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1/>
pub(super) static JOB: Shape = Shape {
    name: "Job",
    rows: &[
        // A job with parallelism alone is a queue that ends when a pod says so.
        int("spec.completions", 1).when(&[When::Absent("spec.parallelism")]),
        int("spec.parallelism", 1),
        int("spec.backoffLimit", i32::MAX as i64).when(&[When::Given("spec.backoffLimitPerIndex")]).since(29),
        int("spec.backoffLimit", 6),
        copy("metadata.labels", "spec.template.metadata.labels"),
        text("spec.completionMode", "NonIndexed").since(22),
        boolean("spec.suspend", false).since(22),
        text("spec.podReplacementPolicy", "Failed").when(&[When::Given("spec.podFailurePolicy")]).since(29),
        text("spec.podReplacementPolicy", "TerminatingOrFailed").since(29),
        boolean("spec.manualSelector", false).since(29),
    ],
    parts: &[
        part("spec.podFailurePolicy.rules[].onPodConditions[]", &CONDITION),
        part("spec.template", &POD_TEMPLATE_SPEC),
    ],
};

static CONDITION: Shape =
    Shape { name: "PodFailurePolicyOnPodConditionsPattern", rows: &[text("status", "True")], parts: &[] };

/// Before 1.34 the job inside got it when the job was made.
static CONDITION_OF_CRON_JOB: Shape =
    Shape { name: "PodFailurePolicyOnPodConditionsPattern", rows: &[text("status", "True").since(34)], parts: &[] };

/// The job inside gets its defaults when the job is made, but its pod template gets them here.
pub(super) static CRON_JOB: Shape = Shape {
    name: "CronJob",
    rows: &[
        text("spec.concurrencyPolicy", "Allow"),
        boolean("spec.suspend", false),
        int("spec.successfulJobsHistoryLimit", 3),
        int("spec.failedJobsHistoryLimit", 1),
    ],
    parts: &[
        part("spec.jobTemplate.spec.podFailurePolicy.rules[].onPodConditions[]", &CONDITION_OF_CRON_JOB),
        part("spec.jobTemplate.spec.template", &POD_TEMPLATE_SPEC),
    ],
};
