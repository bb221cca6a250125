# Sourced by the tests of the integrations. PLIMSOLL is the binary under test, PYTHON_TOOLS the environment of
# requirements.txt; scripts/test-integrations sets both.
# shellcheck shell=bash
set -euo pipefail
: "${PLIMSOLL:?set it to the binary; or run scripts/test-integrations}"
: "${PYTHON_TOOLS:?set it to the Python environment; or run scripts/test-integrations}"

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
checks=0 faults=0

# WHAT EXPECTED FOUND
same() {
  checks=$((checks + 1))
  if [ "$2" = "$3" ]; then return; fi
  faults=$((faults + 1))
  printf 'FAULT %s\n  expected: %s\n  found:    %s\n' "$1" "$2" "$3"
}

# WHAT FILE TEXT
holds() {
  checks=$((checks + 1))
  if grep -qF -- "$3" "$2"; then return; fi
  faults=$((faults + 1))
  printf 'FAULT %s\n  not in %s: %s\n' "$1" "$2" "$3"
  head -n 20 "$2" | sed 's/^/  | /'
}

# WHAT FILE TEXT
lacks() {
  checks=$((checks + 1))
  if ! grep -qF -- "$3" "$2"; then return; fi
  faults=$((faults + 1))
  printf 'FAULT %s\n  in %s, and should not be: %s\n' "$1" "$2" "$3"
}

# WHAT COMMAND…: it succeeds.
works() {
  local what=$1 code=0
  shift
  "$@" >"$scratch/output" 2>&1 || code=$?
  same "$what: $*" 0 "$code"
  if [ "$code" -ne 0 ]; then head -n 20 "$scratch/output" | sed 's/^/  | /'; fi
}

# A manifest with one gap of severity critical, and one without.
open_pod() {
  printf '%s\n' 'apiVersion: v1' 'kind: Pod' 'metadata:' "  name: ${1:-open}" 'spec:' '  containers:' '    - name: app' \
    '      image: example.com/app:1.2.3' '      securityContext:' '        privileged: true'
}
quiet_map() {
  printf '%s\n' 'apiVersion: v1' 'kind: ConfigMap' 'metadata:' "  name: ${1:-quiet}" 'data:' '  sea: blue'
}

# FILE: the example of docs/ci.md whose first line is a comment with this name.
example() {
  awk -v name="$1" '
    /^```/ { inside = 0 }
    previous ~ /^```[a-z]/ && $2 == name { inside = 1 }
    inside { print }
    { previous = $0 }' "$checkout/docs/ci.md"
}

finish() {
  if [ "$faults" -ne 0 ]; then
    echo "$1: $faults of $checks checks failed"
    exit 1
  fi
  echo "$1: $checks checks hold"
}
