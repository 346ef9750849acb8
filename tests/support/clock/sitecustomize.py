"""Lets the clock of a process jump: Python runs this when the folder is on PYTHONPATH.

CLOCK_FILE holds the seconds that are added to the time of day, now and whenever it changes. Time
that is only measured (`time.monotonic`) goes on, as it does when the clock of a machine is set.
CLOCK_PACKAGES is where time_machine is installed: the environment of Rasa does not have it.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

sys.path.append(os.environ["CLOCK_PACKAGES"])
import time_machine

sys.path.remove(os.environ["CLOCK_PACKAGES"])


def _follow(file: Path) -> None:
    seconds, traveller = 0.0, None
    while True:
        wanted = float(file.read_text() or seconds)
        if wanted != seconds:
            if traveller:
                traveller.stop()
            seconds, traveller = wanted, time_machine.travel(time.time() + wanted)
            traveller.start()
        time.sleep(0.05)


threading.Thread(target=_follow, args=(Path(os.environ["CLOCK_FILE"]),), daemon=True).start()
