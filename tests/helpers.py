"""What several tests share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
CORPORA = SHARED / "corpora"


def need(path: Path) -> Path:
    """Give a path outside the project, or skip the test.

    Under CI its absence is a failure, unless `SHARED=absent` says that it is known.
    """
    if not path.exists():
        reason = f"this test needs {path.relative_to(ROOT.parent)} beside the checkout"
        if os.environ.get("CI") and os.environ.get("SHARED") != "absent":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


def atlantis_in(folder: Path) -> Path:
    """Copy the invented framework into a folder, which has to be called `atlantis`."""
    shutil.copytree(ROOT / "tests" / "golden" / "atlantis", folder)
    return folder


def framework_package(folder: Path, value: str) -> None:
    """Write what an installer leaves of a package whose entry point names `value`."""
    info = folder / "atlantis_policy-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: atlantis-policy\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(
        f"[mcpolicy.frameworks]\natlantis = {value}\n", encoding="utf-8"
    )
