//! # What
//! A Compose service that is a database, a cache or a queue by its port publishes that port on every address of its
//! host.
//!
//! # Why
//! Docker opens published ports past the host's firewall. A developer's database then answers everybody in the
//! café, and a server's the internet; data stores without passwords are found within minutes.
//!
//! # Fix
//! Write `127.0.0.1:5432:5432`, or no port at all: services of one file reach each other by name.
//!
//! # References
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md#ports>
//! - <https://docs.docker.com/engine/network/packet-filtering-firewalls/>

use crate::prelude::*;
use plimsoll_estate::Form;

/// The check.
pub static CHECK: Check = Check {
    slug: "compose-data-store-published",
    aliases: &[],
    controls: &["exp-inventory", "wl-no-host-ports"],
    proves: &[],
    title: "data store of a Compose file is published on every address",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "publish the port on `127.0.0.1`, or leave it to the services that use it",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

/// Ports of data stores that are asked for no password unless somebody sets one, or are guessed at.
const STORES: &[i64] = &[
    1433, 1521, 2181, 2375, 2379, 3306, 5432, 5672, 5984, 6379, 7000, 7474, 8086, 8123, 9042, 9092, 9200, 9300, 11211,
    15672, 27017, 28015,
];

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    if cx.task.form != Form::Compose {
        return Verdict::NotApplicable;
    }
    let ports = cx.ports();
    let judged = ports.iter().map(|port| {
        let store = port.target.test(false, |target| STORES.contains(target));
        let open = port.address.test(true, |address| matches!(&**address, "" | "0.0.0.0" | "::"));
        let published = port.host.test(false, |_| true);
        (&port.target, store.and(open).and(published), String::new())
    });
    each_value(cx.object(), judged, |_| "Docker opens it to every network of the host".to_owned())
}
