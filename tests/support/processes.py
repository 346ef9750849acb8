"""The processes of a running stack: found, killed, held, let go."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.patience import until


def of(port: int) -> int:
    """The process that listens on a port of loopback (Linux).

    Raises:
        LookupError: nobody listens there.
    """
    inode = _listening().get(port)
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            targets = {os.readlink(link) for link in (folder / "fd").iterdir()}
        except OSError:
            continue
        if inode is not None and f"socket:[{inode}]" in targets:
            return int(folder.name)
    raise LookupError(f"nobody listens on {port}")


def kill(port: int) -> None:
    """Ends the process on a port at once, without a word."""
    os.kill(of(port), signal.SIGKILL)


@contextmanager
def held(port: int) -> Iterator[None]:
    """Stops the process on a port from doing anything while the block lasts."""
    process = of(port)
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def wait_for(port: int, patience: float = 240.0) -> None:
    """Waits until somebody listens on a port."""
    if not until(lambda: port in _listening(), patience, pause=0.1):
        raise TimeoutError(f"nobody listens on {port}")


def open_files(port: int) -> int:
    """Files and connections that the process on a port has open."""
    return len(list(Path(f"/proc/{of(port)}/fd").iterdir()))


def memory(port: int) -> int:
    """Memory in kB that the process on a port holds by itself."""
    status = Path(f"/proc/{of(port)}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])


def _listening() -> dict[int, str]:
    """Ports of this machine that somebody listens on, with the inode of the socket."""
    found = {}
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3] == "0A":
            found[int(fields[1].split(":")[1], 16)] = fields[9]
    return found
