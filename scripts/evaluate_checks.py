"""How good the checks are: ``python scripts/evaluate_checks.py`` prints precision, recall and more.

Recall is over the faults planted in seeds and over copies of reports with one figure changed, by
rule; precision over all that is found in seeds, the real reports and those of tests/data but the
blind ones, where what is planted is right and all else is counted as false. The rest is what adds
up, by rule.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from annotator.model import Severity  # noqa: E402 - the checkout is found first
from tests.planted import (  # noqa: E402 - as above
    COPIES,
    DATED,
    DEVELOPMENT,
    FAULTS,
    REAL,
    SEEDS,
    alarms,
    findings,
    reports,
)


def main() -> int:
    """Print the figures and return 0."""
    sets = (SEEDS, REAL, DEVELOPMENT / "reports", DATED / "reports")
    folders = [one for one in sets if one.is_dir()]
    records = [record for folder in folders for record in reports(folder)]
    planted, found = Counter[str](), Counter[str]()
    for fault in FAULTS:
        planted[fault.rule] += 1
        found[fault.rule] += any(fault.is_found_in(one, alarms(one)) for one in records)
    copies = [one for one in COPIES if REAL.is_dir() or not one.is_real]
    for copy in copies:
        planted[copy.rules[0]] += 1
        found[copy.rules[0]] += copy.is_found_in(alarms(copy.record()))
    told = [(record, one) for record in records for one in alarms(record)]
    right = sum(any(fault.is_found_in(record, [one]) for fault in FAULTS) for record, one in told)
    hold = Counter(
        one.rule for record in records for one in findings(record) if one.severity is Severity.HOLDS
    )
    print(f"{'rule':18}{'planted':>8}{'found':>8}{'recall':>8}{'holds':>8}")
    for rule in sorted(planted.keys() | hold.keys()):
        share = f"{found[rule] / planted[rule]:.3f}" if planted[rule] else "·"
        print(f"{rule:18}{planted[rule]:8}{found[rule]:8}{share:>8}{hold[rule]:8}")
    print(f"{'all':18}{planted.total():8}{found.total():8}{found.total() / planted.total():8.3f}")
    print(f"precision {right / len(told):.3f}: {right} of {len(told)} in {len(records)} reports")
    return 0


if __name__ == "__main__":
    sys.exit(main())
