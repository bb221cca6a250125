# Planned by OpenTofu and evaluated here: the inputs have to be the same. Only a resource that needs no provider is used.

variable "regions" {
  type = map(object({
    zones = list(string)
    spare = optional(bool, false)
    size  = optional(number)
  }))
}

variable "prefix" {
  type    = string
  default = "harbour"
}

locals {
  names   = { for region, value in var.regions : region => upper("${var.prefix}-${region}") }
  zones   = flatten([for region, value in var.regions : [for zone in value.zones : "${region}${zone}"]])
  by_size = { for region, value in var.regions : coalesce(value.size, 1) => region... }
  ranges  = cidrsubnets("10.20.0.0/16", [for zone in local.zones : 8]...)
}

resource "terraform_data" "plain" {
  input = {
    names   = local.names
    zones   = local.zones
    by_size = local.by_size
    spare   = [for region, value in var.regions : region if value.spare]
    space   = terraform.workspace
    text    = <<-EOT
      %{for zone in local.zones~}
      zone ${zone}
      %{endfor~}
      end
    EOT
  }
}

resource "terraform_data" "counted" {
  count = length(local.zones)
  input = [local.zones[count.index], local.ranges[count.index]]
}

resource "terraform_data" "none" {
  count = var.prefix == "" ? 1 : 0
  input = "never"
}

module "fleet" {
  for_each = var.regions
  source   = "./fleet"
  name     = local.names[each.key]
  boats    = { for zone in each.value.zones : zone => { crew = length(zone) } }
}

resource "terraform_data" "over_modules" {
  input = {
    boats = { for key, fleet in module.fleet : key => fleet.boats }
    first = module.fleet["north"].label
    none  = try(terraform_data.none[0].input, "none")
    one   = one(terraform_data.none[*].input)
  }
}
