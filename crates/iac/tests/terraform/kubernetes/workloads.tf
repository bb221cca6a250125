resource "kubernetes_pod" "p" {
  metadata { name = "p" }
  spec {
    host_network = true
    container {
      image = "x"
      name  = "c"
    }
  }
}
resource "kubernetes_daemonset" "d" {
  metadata { name = "d" }
  spec {
    strategy { type = "OnDelete" }
    selector { match_labels = { a = "b" } }
    template {
      metadata { labels = { a = "b" } }
      spec {
        container { name = "c" }
      }
    }
  }
}
resource "kubernetes_stateful_set_v1" "s" {
  metadata { name = "s" }
  spec {
    service_name = "s"
    update_strategy { type = "OnDelete" }
    template {
      spec {
        container { name = "c" }
      }
    }
    volume_claim_template {
      metadata { name = "data" }
      spec {
        access_modes = ["ReadWriteOnce"]
        resources {
          requests = { storage = "1Gi" }
        }
      }
    }
  }
}
resource "kubernetes_cron_job_v1" "c" {
  metadata { name = "c" }
  spec {
    schedule = "* * * * *"
    job_template {
      spec {
        ttl_seconds_after_finished = 10
        template {
          spec {
            restart_policy = "Never"
            container { name = "c" }
          }
        }
      }
    }
  }
}
resource "kubernetes_job" "j" {
  metadata { generate_name = "j-" }
  spec {
    backoff_limit = 4
    template {
      spec {
        container { name = "c" }
      }
    }
  }
  wait_for_completion = true
}
