"""The invented framework in folders and packages, as people keep frameworks of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

from helpers import ROOT


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
