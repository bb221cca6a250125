variable "given" {}
resource "terraform_data" "inner" { input = var.given }
output "out" { value = terraform_data.inner.id }
