"""The manifests for Kubernetes, against the published schemas and the rest of the project."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.stack.paths import ROOT

FILE = ROOT / "docs" / "kubernetes" / "aanbodwijzer.yml"


@pytest.fixture(scope="module")
def manifests() -> list[dict[str, Any]]:
    """Every document of the file."""
    return list(YAML(typ="safe").load_all(FILE))


def _pods(manifests: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        manifest["metadata"]["name"]: manifest["spec"]["template"]["spec"]
        for manifest in manifests
        if manifest["kind"] in {"Deployment", "StatefulSet"}
    }


def test_they_keep_to_the_published_schemas() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kubernetes_validate", "--strict", str(FILE)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_runs_as_root_or_writes_where_it_should_not(manifests: list[Any]) -> None:
    for pod in _pods(manifests).values():
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["automountServiceAccountToken"] is False
        (container,) = pod["containers"]
        assert container["securityContext"]["readOnlyRootFilesystem"] is True
        assert container["resources"]["limits"]["memory"]
        assert container["readinessProbe"]


def test_the_api_names_every_replica(manifests: list[Any]) -> None:
    (replicas,) = (m["spec"]["replicas"] for m in manifests if m["kind"] == "StatefulSet")
    (container,) = _pods(manifests)["api"]["containers"]
    environment = {item["name"]: item.get("value") for item in container["env"]}
    expected = ",".join(f"http://rasa-{number}.rasa:5005" for number in range(replicas))
    assert environment["API_RASA_URL"] == expected


def test_what_a_service_points_at_exists(manifests: list[Any]) -> None:
    parts = set(_pods(manifests))
    services = {m["metadata"]["name"]: m["spec"] for m in manifests if m["kind"] == "Service"}
    assert set(services) == parts
    assert all(spec["selector"]["part"] == name for name, spec in services.items())
