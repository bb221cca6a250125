resource "kubernetes_deployment_v1" "web" {
  metadata {
    name      = "web"
    namespace = "shop"
    labels = {
      app_name = "web"
    }
    annotations = { "example.com/a_b" = "c" }
  }
  spec {
    replicas = "3"
    selector {
      match_labels = { app_name = "web" }
    }
    strategy {
      type = "RollingUpdate"
      rolling_update {
        max_surge       = "25%"
        max_unavailable = "1"
      }
    }
    template {
      metadata { labels = { app_name = "web" } }
      spec {
        service_account_name            = "web"
        automount_service_account_token = false
        host_pid                        = true
        host_ipc                        = false
        node_selector                   = { "kubernetes.io/os" = "linux" }
        image_pull_secrets { name = "pull" }
        security_context {
          fs_group            = "2000"
          run_as_non_root     = true
          supplemental_groups = [1, 2]
          seccomp_profile { type = "RuntimeDefault" }
          se_linux_options { level = "s0" }
          sysctl {
            name  = "net.core.somaxconn"
            value = "1024"
          }
        }
        toleration {
          key      = "a"
          operator = "Exists"
        }
        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "zone"
          when_unsatisfiable = "DoNotSchedule"
          label_selector {
            match_expressions {
              key      = "a"
              operator = "In"
              values   = ["b"]
            }
          }
        }
        affinity {
          node_affinity {
            required_during_scheduling_ignored_during_execution {
              node_selector_term {
                match_expressions {
                  key      = "k"
                  operator = "Exists"
                }
              }
            }
          }
          pod_anti_affinity {
            required_during_scheduling_ignored_during_execution {
              topology_key = "host"
              label_selector { match_labels = { a_b = "c" } }
            }
            preferred_during_scheduling_ignored_during_execution {
              weight = 10
              pod_affinity_term { topology_key = "zone" }
            }
          }
        }
        init_container {
          name    = "init"
          image   = "example.com/init:1"
          command = ["sh", "-c", "true"]
        }
        container {
          name              = "web"
          image             = "example.com/web:1"
          image_pull_policy = "Always"
          working_dir       = "/srv"
          args              = ["--port", "8080"]
          port {
            name           = "http"
            container_port = 8080
            host_port      = 80
          }
          env {
            name  = "MODE"
            value = "fast"
          }
          env {
            name = "PASSWORD"
            value_from {
              secret_key_ref {
                name = "db"
                key  = "password"
              }
            }
          }
          env_from {
            config_map_ref { name = "settings" }
          }
          resources {
            limits   = { cpu = "500m", memory = "256Mi", "example.com/gpu_one" = "1" }
            requests = { cpu = "100m" }
          }
          security_context {
            privileged                 = false
            allow_privilege_escalation = false
            read_only_root_filesystem  = true
            run_as_user                = "1000"
            capabilities {
              drop = ["ALL"]
              add  = ["NET_BIND_SERVICE"]
            }
          }
          liveness_probe {
            initial_delay_seconds = 5
            http_get {
              path = "/live"
              port = "8080"
              http_header {
                name  = "X-A"
                value = "b"
              }
            }
          }
          readiness_probe {
            exec { command = ["true"] }
          }
          lifecycle {
            pre_stop {
              exec { command = ["sleep", "5"] }
            }
          }
          volume_mount {
            name       = "config"
            mount_path = "/etc/web"
            read_only  = true
          }
        }
        volume {
          name = "config"
          config_map {
            name         = "web"
            default_mode = "0644"
            items {
              key  = "a"
              path = "a.conf"
            }
          }
        }
        volume {
          name = "scratch"
          empty_dir {}
        }
        volume {
          name = "all"
          projected {
            sources {
              service_account_token {
                path               = "token"
                expiration_seconds = 3600
              }
            }
            sources {
              secret { name = "s" }
            }
          }
        }
        volume {
          name = "host"
          host_path { path = "/var/run" }
        }
      }
    }
  }
  wait_for_rollout = false
  timeouts { create = "5m" }
}
