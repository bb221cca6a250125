variable "secret" {
  default   = "hunter2-top"
  sensitive = true
}
variable "name" { default = "n" }
resource "terraform_data" "a" {
  count = 2
  input = { a = var.name, list = [1, 2] }
}
resource "terraform_data" "b" {
  input = terraform_data.a[0].output
}
resource "terraform_data" "s" {
  input = var.secret
}
resource "terraform_data" "p" {
  input = jsonencode({ Statement = [{ Effect = "Allow" }] })
}
module "m" {
  for_each = toset(["x"])
  source   = "./m"
  given    = terraform_data.b.id
}
resource "terraform_data" "o" { input = module.m["x"].out }
