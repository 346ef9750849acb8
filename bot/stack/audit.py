"""Looks up known vulnerabilities of every locked package: `python -m bot.stack.audit`.

Ends with 0 when all is checked and judged, 1 when something has no (or an old) judgement, and 3
when not everything could be checked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import Any

from bot.stack import judgements
from bot.stack.environments import APP_LOCK, RASA_LOCK, TEST_LOCK
from bot.stack.paths import APP_PYTHON, ROOT

LOCKS = {"rasa": RASA_LOCK, "app": APP_LOCK, "tests": TEST_LOCK}
FILE = ROOT / "docs" / "kwetsbaarheden.yml"

GOOD, UNJUDGED, UNCHECKED = 0, 1, 3

ENTRY = """- pakket: {one.pakket}
  kwetsbaarheden: [{one.id}]
  oordeel: niet_bereikbaar
  wat:
  waarom:
  afscherming:
  herzien_voor:
"""


def main() -> int:
    """Audits all three locks and tells what is left to do."""
    found: list[judgements.Found] = []
    unchecked: list[str] = []
    for omgeving, lock in LOCKS.items():
        print(f"› {omgeving}: {lock.relative_to(ROOT)}", flush=True)
        output = _audit(str(lock))
        if output is None:
            unchecked.append(f"{omgeving}: de dienst met kwetsbaarheden is niet te bereiken")
            continue
        report = judgements.read(omgeving, output)
        found += report.found
        if report.unchecked:
            names = ", ".join(report.unchecked[:5]) + (" …" if len(report.unchecked) > 5 else "")
            unchecked.append(
                f"{omgeving}: de dienst kent {len(report.unchecked)} pakketten niet ({names})"
            )
    verdict = judgements.judge(found, judgements.load(FILE), date.today())  # noqa: DTZ011
    _tell(verdict, unchecked)
    if verdict.without or verdict.expired:
        return UNJUDGED
    return UNCHECKED if unchecked else GOOD


def _audit(lock: str) -> dict[str, Any] | None:
    """What pip-audit says of a lock; None when it could not ask."""
    command = [str(APP_PYTHON), "-m", "pip_audit", "--progress-spinner", "off", "--disable-pip"]
    done = subprocess.run(
        [*command, "--require-hashes", "--requirement", lock, "--format", "json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    try:
        return dict(json.loads(done.stdout))
    except ValueError:
        return None


def _tell(verdict: judgements.Verdict, unchecked: list[str]) -> None:
    for one in verdict.judged:
        print(f"  beoordeeld: {one.pakket} {one.versie} {one.id} ({one.omgeving})")
    for name in verdict.stale if not unchecked else ():
        print(f"  niet meer gevonden, mag uit {FILE.name}: {name}")
    for one in verdict.expired:
        print(f"✗ oordeel verlopen: {one.pakket} {one.versie} {one.id}", file=sys.stderr)
    for one in verdict.without:
        fixed = ", ".join(one.fixed_in) or "nog geen"
        print(
            f"✗ zonder oordeel: {one.pakket} {one.versie} {one.id} ({one.omgeving}); "
            f"opgelost in: {fixed}",
            file=sys.stderr,
        )
    if verdict.without:
        names = {(one.pakket, one.id): one for one in verdict.without}
        print(f"\nWerk bij, of vul dit in in {FILE.relative_to(ROOT)}:\n")
        print("".join(ENTRY.format(one=one) for one in names.values()))
    for line in unchecked:
        print(f"✗ niet nagekeken: {line}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
