"""What the processes of a stack cost: processor time and memory. Linux only."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

_TICK = 1000 / os.sysconf("SC_CLK_TCK")
#: How a process is recognised by its command line.
_PARTS = {
    "api": "-m api",
    "actions": "-m actions",
    "Rasa": "-m bot",
    "Rasa ": "-m rasa",
    "PostgreSQL": "postgres",
    "Redis": "redis",
    "nginx": "nginx",
}


def _family(pid: int) -> Iterator[tuple[int, str, int]]:
    """Process id, command line and resident kilobytes of ``pid`` and all below it."""
    listed = subprocess.check_output(["ps", "-eo", "pid,ppid,rss,args"], text=True)
    rows = [line.split(None, 3) for line in listed.splitlines()[1:]]
    family = {str(pid)}
    for row in sorted(rows, key=lambda row: int(row[0])):
        if row[0] in family or row[1] in family:
            family.add(row[0])
            yield int(row[0]), row[3], int(row[2])


def _part(arguments: str) -> str:
    return next((name.strip() for name, mark in _PARTS.items() if mark in arguments), "supervisord")


def cpu(pid: int) -> Counter[str]:
    """Milliseconds of processor time, user and system, that each part has used so far."""
    used: Counter[str] = Counter()
    for process, arguments, _ in _family(pid):
        try:
            stat = Path(f"/proc/{process}/stat").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has ended since it was listed
        fields = stat.rsplit(")", 1)[1].split()
        used[_part(arguments)] += round((int(fields[11]) + int(fields[12])) * _TICK)
    return used


def memory(pid: int) -> Counter[str]:
    """Resident megabytes of each part."""
    sizes: Counter[str] = Counter()
    for _, arguments, kilobytes in _family(pid):
        sizes[_part(arguments)] += kilobytes // 1024
    return sizes
