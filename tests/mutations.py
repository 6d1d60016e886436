"""The script that changes rules and tries the changes on examples, as a module."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from types import ModuleType

from helpers import ROOT


@cache
def mutations_script() -> ModuleType:
    """Load `benchmarks/mutations.py`, which people run."""
    path = ROOT / "benchmarks" / "mutations.py"
    spec = importlib.util.spec_from_file_location("benchmarks_mutations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
