"""Reads OSCAL assessment results with two programs, and holds what they say against what stands in the files.

compliance-trestle parses each document into its own model; the package `oscal` validates it against NIST's metaschema.
"""

import json
import pathlib
import sys

import oscal
from trestle.oscal.assessment_results import AssessmentResults


def told(result):
    """What a reader takes from a result: each finding's target and state, and how many observations and risks there are."""
    findings = [(f["target"]["target-id"], f["target"]["status"]["state"]) for f in result.get("findings", [])]
    return findings, len(result["observations"]), len(result.get("risks", []))


def read(result):
    """The same from trestle's own model."""
    findings = [(f.target.target_id, plain(f.target.status.state)) for f in result.findings or []]
    return findings, len(result.observations), len(result.risks or [])


def plain(state):
    return str(getattr(state, "value", state))


def valid(file):
    """Whether every question of the metaschema is answered well."""
    document = oscal.OSCAL.open(str(file))
    return document.is_valid and all(document.validation_status.values())


def refused(file):
    """Whether both readers turn a document down."""
    try:
        AssessmentResults.oscal_read(file)
        return False
    except Exception:
        return not valid(file)


def main(folder):
    files = sorted(pathlib.Path(folder).glob("*.json"))
    for file in files:
        raw = json.loads(file.read_text(encoding="utf-8"))["assessment-results"]
        model = AssessmentResults.oscal_read(file)
        assert model is not None, file
        assert [read(r) for r in model.results] == [told(r) for r in raw["results"]], file
        assert valid(file), oscal.OSCAL.open(str(file)).validation_errors
    broken = json.loads(files[0].read_text(encoding="utf-8"))
    broken["assessment-results"]["results"][0]["findings"][0]["target"]["status"]["state"] = "unseen"
    files[0].write_text(json.dumps(broken), encoding="utf-8")
    assert refused(files[0]), "a state that OSCAL does not know was read"
    print(f"{len(files)} read")


main(sys.argv[1])
