"""What several tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mcpolicy.errors import McpolicyError
from mcpolicy.wording import Wording

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


def said_by(error: McpolicyError) -> str:
    """Give what an error says is wrong, without the place."""
    return Wording().notes(error.reasons)
