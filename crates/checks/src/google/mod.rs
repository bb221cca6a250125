//! Checks of what stands around clusters in Google Cloud. Written by `cargo xtask codegen`.

pub mod google_basic_role;
pub mod google_disk_key_in_the_open;
pub mod google_disk_without_own_key;
pub mod google_firewall_admin_port_open;
pub mod google_firewall_all_ports;
pub mod google_firewall_open_egress;
pub mod google_grant_to_default_account;
pub mod google_grant_to_person;
pub mod google_grant_to_private_address;
pub mod google_instance_forwards;
pub mod google_instance_integrity_unwatched;
pub mod google_instance_public_address;
pub mod google_instance_serial_port;
pub mod google_instance_takes_project_keys;
pub mod google_instance_without_os_login;
pub mod google_instance_without_secure_boot;
pub mod google_instance_without_vtpm;
pub mod google_key_not_rotated;
pub mod google_log_bucket_unlocked;
pub mod google_powerful_account;
pub mod google_project_without_os_login;
pub mod google_proxy_plain_http;
pub mod google_public_grant;
pub mod google_subnet_without_flow_logs;
pub mod google_subnet_without_private_access;
pub mod google_wide_impersonation;
