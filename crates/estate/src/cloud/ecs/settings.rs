//! Settings of tasks and their containers.
//! <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html>,
//! <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ecs-taskdefinition.html>,
//! <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>,
//! <https://aws.github.io/copilot-cli/docs/manifest/lb-web-service/>.

use super::Setting;

type Text = Setting<&'static str>;
type Flag = Setting<bool>;
type Whole = Setting<i64>;

/// Its name.
pub const NAME: Text = Setting::container("name", "Name");
/// Its image.
pub const IMAGE: Text = Setting::container("image", "Image").compose("image").copilot("image.location");
/// The user that it starts as; the image's where it is left out.
pub const USER: Text = Setting::container("user", "User").compose("user");
/// Every right of its host.
pub const PRIVILEGED: Flag = Setting::container("privileged", "Privileged").compose("privileged").or(false);
/// Nothing of its own file system may be written.
pub const READ_ONLY_ROOT: Flag = Setting::container("readonlyRootFilesystem", "ReadonlyRootFilesystem")
    .compose("read_only")
    .copilot("storage.readonly_fs")
    .or(false);
/// Capabilities beyond the runtime's own.
pub const CAPABILITIES_ADDED: Text =
    Setting::container("linuxParameters.capabilities.add", "LinuxParameters.Capabilities.Add").compose("cap_add");
/// Capabilities of the runtime that are taken away.
pub const CAPABILITIES_DROPPED: Text =
    Setting::container("linuxParameters.capabilities.drop", "LinuxParameters.Capabilities.Drop").compose("cap_drop");
/// Options of the runtime: `no-new-privileges`, AppArmor, SELinux, seccomp.
pub const SECURITY_OPTIONS: Text =
    Setting::container("dockerSecurityOptions", "DockerSecurityOptions").compose("security_opt");
/// A process that reaps others.
pub const INIT: Flag = Setting::container("linuxParameters.initProcessEnabled", "LinuxParameters.InitProcessEnabled")
    .compose("init")
    .or(false);
/// Devices of the host.
pub const DEVICES: Text = Setting::container("linuxParameters.devices", "LinuxParameters.Devices").compose("devices");
/// File systems in memory.
pub const TMPFS: Text = Setting::container("linuxParameters.tmpfs", "LinuxParameters.Tmpfs").compose("tmpfs");
/// Memory that its processes share, in MiB for Amazon ECS.
pub const SHARED_MEMORY: Text =
    Setting::container("linuxParameters.sharedMemorySize", "LinuxParameters.SharedMemorySize").compose("shm_size");
/// Limits of its processes.
pub const ULIMITS: Text = Setting::container("ulimits", "Ulimits").compose("ulimits");
/// Kernel parameters.
pub const SYSCTLS: Text = Setting::container("systemControls", "SystemControls").compose("sysctls");
/// Variables with their values.
pub const ENVIRONMENT: Text =
    Setting::container("environment", "Environment").compose("environment").copilot("variables");
/// Files of variables.
pub const ENVIRONMENT_FILES: Text =
    Setting::container("environmentFiles", "EnvironmentFiles").compose("env_file").copilot("env_file");
/// Values that are read from a store when it starts.
pub const SECRETS: Text = Setting::container("secrets", "Secrets").compose("secrets").copilot("secrets");
/// What it runs.
pub const COMMAND: Text = Setting::container("command", "Command").compose("command").copilot("command");
/// What runs that.
pub const ENTRY_POINT: Text =
    Setting::container("entryPoint", "EntryPoint").compose("entrypoint").copilot("entrypoint");
/// What tells whether it works.
pub const HEALTH_CHECK: Text =
    Setting::container("healthCheck", "HealthCheck").compose("healthcheck").copilot("image.healthcheck");
/// The command of that.
pub const HEALTH_COMMAND: Text = Setting::container("healthCheck.command", "HealthCheck.Command")
    .compose("healthcheck.test")
    .copilot("image.healthcheck.command");
/// Where its output goes.
pub const LOGGING: Text =
    Setting::container("logConfiguration", "LogConfiguration").compose("logging").copilot("logging");
/// By which driver.
pub const LOG_DRIVER: Text =
    Setting::container("logConfiguration.logDriver", "LogConfiguration.LogDriver").compose("logging.driver");
/// Settings of that driver.
pub const LOG_OPTIONS: Text =
    Setting::container("logConfiguration.options", "LogConfiguration.Options").compose("logging.options");
/// What it mounts.
pub const MOUNTS: Text = Setting::container("mountPoints", "MountPoints").compose("volumes");
/// Ports that others reach.
pub const PORTS: Text = Setting::container("portMappings", "PortMappings").compose("ports");
/// The most memory that it gets.
pub const MEMORY: Text = Setting::container("memory", "Memory").compose("mem_limit").copilot("memory");
/// The same where Compose files say it for a cluster.
pub const MEMORY_DEPLOYED: Text =
    Setting::container("memory", "Memory").compose("deploy.resources.limits.memory").copilot("memory");
/// Processor shares.
pub const CPU: Text = Setting::container("cpu", "Cpu").compose("cpus").copilot("cpu");
/// The same where Compose files say it for a cluster.
pub const CPU_DEPLOYED: Text = Setting::container("cpu", "Cpu").compose("deploy.resources.limits.cpus").copilot("cpu");
/// The most processes that it may have.
pub const PIDS: Text = Setting::container("", "").compose("pids_limit");
/// Containers that it reaches by name over the bridge.
pub const LINKS: Text = Setting::container("links", "Links").compose("links");
/// Names that resolve to fixed addresses.
pub const EXTRA_HOSTS: Text = Setting::container("extraHosts", "ExtraHosts").compose("extra_hosts");
/// Name servers of its own.
pub const DNS_SERVERS: Text = Setting::container("dnsServers", "DnsServers").compose("dns");
/// Its input stays open.
pub const INTERACTIVE: Flag = Setting::container("interactive", "Interactive").compose("stdin_open").or(false);
/// It has a terminal.
pub const TERMINAL: Flag = Setting::container("pseudoTerminal", "PseudoTerminal").compose("tty").or(false);
/// Accounts of a Windows domain.
pub const CREDENTIAL_SPECS: Text = Setting::container("credentialSpecs", "CredentialSpecs").compose("credential_spec");
/// That it routes the others' logs.
pub const FIRELENS: Text = Setting::container("firelensConfiguration", "FirelensConfiguration");
/// Whether tags are resolved once per deployment.
pub const VERSION_CONSISTENCY: Text = Setting::container("versionConsistency", "VersionConsistency").or("enabled");

/// The containers of a task definition.
pub const CONTAINERS: Text = Setting::task("containerDefinitions", "container_definitions", "ContainerDefinitions");
/// The volumes of a task definition.
pub const VOLUMES: Text = Setting::task("volumes", "volume", "Volumes");
/// How its containers are connected.
pub const NETWORK_MODE: Text = Setting::task("networkMode", "network_mode", "NetworkMode").compose("network_mode");
/// Whose processes they see.
pub const PID_MODE: Text = Setting::task("pidMode", "pid_mode", "PidMode").compose("pid");
/// With whom they share memory.
pub const IPC_MODE: Text = Setting::task("ipcMode", "ipc_mode", "IpcMode").compose("ipc");
/// What it is made to run on.
pub const COMPATIBILITIES: Text =
    Setting::task("requiresCompatibilities", "requires_compatibilities", "RequiresCompatibilities");
/// What it can run on, as ECS answers.
pub const COMPATIBLE: Text = Setting::task("compatibilities", "", "");
/// The role of its containers' programs.
pub const TASK_ROLE: Text = Setting::task("taskRoleArn", "task_role_arn", "TaskRoleArn");
/// The role that starts it.
pub const EXECUTION_ROLE: Text = Setting::task("executionRoleArn", "execution_role_arn", "ExecutionRoleArn");
/// Memory of all its containers together.
pub const TASK_MEMORY: Text = Setting::task("memory", "memory", "Memory").copilot("memory");
/// Processor units of all its containers together.
pub const TASK_CPU: Text = Setting::task("cpu", "cpu", "Cpu").copilot("cpu");
/// The operating system of its containers.
pub const SYSTEM: Text = Setting::task(
    "runtimePlatform.operatingSystemFamily",
    "runtime_platform.operating_system_family",
    "RuntimePlatform.OperatingSystemFamily",
)
.compose("platform")
.copilot("platform");
/// Whether faults may be injected.
pub const FAULT_INJECTION: Flag =
    Setting::task("enableFaultInjection", "enable_fault_injection", "EnableFaultInjection").or(false);
/// A proxy before its containers.
pub const PROXY: Text = Setting::task("proxyConfiguration", "proxy_configuration", "ProxyConfiguration");
/// The type of that proxy.
pub const PROXY_TYPE: Text =
    Setting::task("proxyConfiguration.type", "proxy_configuration.type", "ProxyConfiguration.Type");
/// Tags.
pub const TAGS: Text = Setting::task("tags", "tags", "Tags");

/// Name of a volume.
pub const VOLUME_NAME: Text = Setting::task("name", "name", "Name");
/// The folder of the host behind a volume.
pub const VOLUME_HOST_PATH: Text = Setting::task("host.sourcePath", "host_path", "Host.SourcePath");
/// The EFS file system behind a volume.
pub const VOLUME_EFS: Text =
    Setting::task("efsVolumeConfiguration", "efs_volume_configuration", "EFSVolumeConfiguration").copilot("efs");
/// Whether it travels encrypted.
pub const EFS_TRANSIT_ENCRYPTION: Text = Setting::task(
    "efsVolumeConfiguration.transitEncryption",
    "efs_volume_configuration.transit_encryption",
    "EFSVolumeConfiguration.TransitEncryption",
)
.or("DISABLED");
/// Whether the task's role counts at the file system.
pub const EFS_IAM: Text = Setting::task(
    "efsVolumeConfiguration.authorizationConfig.iam",
    "efs_volume_configuration.authorization_config.iam",
    "EFSVolumeConfiguration.AuthorizationConfig.IAM",
)
.or("DISABLED");
/// The access point that it goes through.
pub const EFS_ACCESS_POINT: Text = Setting::task(
    "efsVolumeConfiguration.authorizationConfig.accessPointId",
    "efs_volume_configuration.authorization_config.access_point_id",
    "EFSVolumeConfiguration.AuthorizationConfig.AccessPointId",
);
/// The folder of the file system that it shows.
pub const EFS_ROOT: Text = Setting::task(
    "efsVolumeConfiguration.rootDirectory",
    "efs_volume_configuration.root_directory",
    "EFSVolumeConfiguration.RootDirectory",
)
.or("/");

/// The volume that a mount shows.
pub const MOUNT_VOLUME: Text = Setting::container("sourceVolume", "SourceVolume");
/// Where it shows it.
pub const MOUNT_PATH: Text = Setting::container("containerPath", "ContainerPath");
/// Whether it may only be read.
pub const MOUNT_READ_ONLY: Flag = Setting::container("readOnly", "ReadOnly").or(false);
/// The container's side of a port.
pub const PORT_CONTAINER: Whole = Setting::container("containerPort", "ContainerPort");
/// The host's side of a port.
pub const PORT_HOST: Whole = Setting::container("hostPort", "HostPort");
/// The name of a variable.
pub const VARIABLE_NAME: Text = Setting::container("name", "Name");
/// The value of a variable.
pub const VARIABLE_VALUE: Text = Setting::container("value", "Value");
/// The name of a kernel parameter.
pub const SYSCTL_NAME: Text = Setting::container("namespace", "Namespace");
/// The name of a process limit.
pub const ULIMIT_NAME: Text = Setting::container("name", "Name");
