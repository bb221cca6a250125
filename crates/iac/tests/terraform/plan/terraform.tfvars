regions = {
  north = { zones = ["a", "b"], size = "2" }
  south = { zones = ["c"], spare = true }
}
