variable "name" {}

variable "boats" {
  type = map(object({ crew = number, flag = optional(string, "none") }))
}

resource "terraform_data" "boat" {
  for_each = var.boats
  input    = merge(each.value, { name = "${var.name}/${each.key}" })
}

output "boats" {
  value = sort([for key, boat in var.boats : format("%s:%02d", key, boat.crew)])
}

output "label" {
  value = "fleet ${lower(var.name)}"
}
