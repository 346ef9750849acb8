"""The configuration of the proxy, for a run without containers and for the images."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_FOLDER: Final = Path(__file__).with_name("nginx")
#: Where docker-compose.yml mounts the folder.
_IN_IMAGE: Final = Path("/etc/aanbodwijzer")
#: The committed one for compose.
SITE_OF_IMAGES: Final = _FOLDER / "site.conf"


def site(workers: Sequence[str], listen: str, texts: Path, *, behind_another: bool) -> str:
    """Who listens where, and which workers there are.

    Args:
        texts: The folder of `storing`, which the proxy tells when no worker answers.
        behind_another: A proxy of the organisation ends TLS and says who asks.
    """
    templates = Environment(
        loader=FileSystemLoader(_FOLDER),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 (configuration, not HTML)
    )
    return templates.get_template("site.conf.j2").render(
        workers=workers,
        listen=listen,
        texts=texts,
        client="$proxy_add_x_forwarded_for" if behind_another else "$remote_addr",
        scheme="$http_x_forwarded_proto" if behind_another else "$scheme",
    )


def site_of_images() -> str:
    """What SITE_OF_IMAGES must hold."""
    return site(["api-1:8000", "api-2:8000"], "8000", _IN_IMAGE, behind_another=True)


def prepare(folder: Path, workers: Sequence[int], public: int) -> Path:
    """Writes the files of a run on loopback; gives the one to start with."""
    folder.mkdir(parents=True, exist_ok=True)
    main = folder / "nginx.conf"
    shutil.copyfile(_FOLDER / "nginx.conf", main)
    servers = [f"127.0.0.1:{port}" for port in workers]
    (folder / "site.conf").write_text(
        site(servers, f"127.0.0.1:{public}", _FOLDER, behind_another=False)
    )
    return main


if __name__ == "__main__":
    SITE_OF_IMAGES.write_text(site_of_images())
