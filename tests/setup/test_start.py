"""What can go wrong before the start is told in one line; what is started also stops."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.stack import environments, secrets
from bot.stack.paths import ROOT
from bot.stack.ports import Ports
from tests.support.patience import PATIENCE, until
from tests.support.stack import Stack, free_public_port, running_stack


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    """Tries to start, for a case in which that must fail."""
    return subprocess.run(
        [sys.executable, "-m", "bot.stack.run"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_a_port_in_use_is_told() -> None:
    port = free_public_port()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        done = start(PORT=str(port))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"✗ Poort {port} is bezet; misschien draait de aanbodwijzer al. "
        f"Kies een andere: make run PORT={port + 1}"
    ]


@pytest.mark.parametrize("port", ["80", "60000"])
def test_an_impossible_port_is_told(port: str) -> None:
    done = start(PORT=port)
    assert done.returncode == 1
    assert f"PORT={port} kan niet" in done.stderr


def test_two_neighbours_do_not_share_a_port() -> None:
    one, two = Ports.of(8000), Ports.of(8001)
    assert not {one.api, one.rasa, one.actions} & {two.api, two.rasa, two.actions}


def test_a_faulty_catalogue_stops_the_start_with_every_fault(tmp_path: Path) -> None:
    text = (ROOT / "catalogue.yml").read_text()
    faulty = tmp_path / "catalogue.yml"
    faulty.write_text(
        text.replace("soort: adviesgesprek", "sort: adviesgesprek", 1).replace(
            "aanbieder: ess", "aanbieder: es", 1
        )
    )
    done = start(PORT=str(free_public_port()), API_CATALOGUE=str(faulty))
    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if line.startswith(f"{faulty}:")]
    assert len([line for line in lines if "sort" in line or '"es"' in line]) >= 2
    assert "niet in orde" in done.stderr


def test_a_failed_download_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(environments, "LOGS", tmp_path)
    with pytest.raises(SystemExit):
        environments.run_quietly(["false"])
    assert "internetverbinding" in capsys.readouterr().err


def test_another_python_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 0))
    with pytest.raises(SystemExit):
        environments.make_environments(with_tests=False)
    assert "Python 3.11 is nodig, dit is 3.10" in capsys.readouterr().err


def test_secrets_are_made_once_and_kept_private(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(secrets, "DOTENV", tmp_path / ".env")
    made = secrets.load()
    assert set(made) == set(secrets.NAMES)
    assert len(set(made.values())) == len(secrets.NAMES)
    assert all(len(value) >= 40 for value in made.values())
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600
    assert secrets.load() == made


def listening(ports: Ports) -> list[int]:
    """Which of the ports somebody still listens on."""
    taken = []
    for port in (ports.api, ports.rasa, ports.actions):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                taken.append(port)
    return taken


def test_everything_stops_together_even_when_the_starter_is_killed(tmp_path: Path) -> None:
    """As when a terminal is closed: make dies, and nothing may be left behind."""
    starter = (
        "import os, subprocess, sys;"
        "p = subprocess.Popen([sys.executable, '-m', 'bot.stack.run']); print(p.pid, flush=True);"
        "p.wait()"
    )
    with running_stack(tmp_path, launcher=[sys.executable, "-c", starter]) as stack:
        assert len(listening(stack.ports)) == 3
        os.kill(stack.process.pid, signal.SIGKILL)
        assert until(lambda: not listening(stack.ports)), listening(stack.ports)


def test_what_was_started_ends_with_its_starter() -> None:
    """So an interrupted training does not go on unseen."""
    starter = (
        "import subprocess; from bot.stack.process import die_with_parent;"
        "p = subprocess.Popen(['sleep', '60'], preexec_fn=die_with_parent);"
        "print(p.pid, flush=True); p.wait()"
    )
    command = [sys.executable, "-c", starter]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        child = Path(f"/proc/{process.stdout.readline().strip()}")
        assert child.exists()
        process.kill()
        process.wait()
        assert until(lambda: not child.exists())


def test_a_killed_part_comes_back(stack: Stack) -> None:
    """supervisord starts it again without hands."""
    pids = subprocess.check_output(["pgrep", "-f", "python -m actions$"], text=True).split()
    ours = [
        pid for pid in pids if _environment(pid).get("ACTIONS_PORT") == str(stack.ports.actions)
    ]
    assert len(ours) == 1
    os.kill(int(ours[0]), signal.SIGKILL)
    assert until(lambda: len(listening(stack.ports)) == 3), "the action server did not come back"


def _environment(pid: str) -> dict[str, str]:
    raw = Path(f"/proc/{pid}/environ").read_text(errors="replace")
    return dict(pair.split("=", 1) for pair in raw.split("\0") if "=" in pair)
