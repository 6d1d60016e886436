"""Micro-credential policy as data.

Credentials are checked against frameworks, rule by rule, each answer with its clause.

A public name is imported from its module when it is first used: a program that only asks for the
version or for help does not wait for engines and parsers.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mcpolicy.version import __version__

if TYPE_CHECKING:
    from mcpolicy.api import (
        Checker,
        build_crosswalk,
        check_credential,
        compare_definitions,
        convert_credit,
        load_framework,
        read_credential,
    )
    from mcpolicy.check.outcome import Outcome, OutcomeKind, Severity
    from mcpolicy.check.report import CheckResult, Report
    from mcpolicy.check.verdict import Verdict
    from mcpolicy.crosswalk.finder import Crosswalks
    from mcpolicy.errors import (
        CredentialDataError,
        CredentialError,
        CredentialSyntaxError,
        CreditError,
        CrosswalkError,
        DataNotFoundError,
        FrameworkError,
        FrameworkNotConformantError,
        FrameworkSyntaxError,
        McpolicyError,
        SeverityFileError,
        UnknownFrameworkError,
        UnusableValueError,
    )
    from mcpolicy.framework import Framework, Rule
    from mcpolicy.interval import Interval
    from mcpolicy.library import Library
    from mcpolicy.model import (
        Credential,
        CreditClaim,
        FrameworkRecord,
        InputRecord,
        LevelClaim,
        Offer,
        Organisation,
        ProviderPolicy,
    )
    from mcpolicy.text import LangText
    from mcpolicy.wording import Wording

_MODULES = {
    "mcpolicy.api": (
        "Checker",
        "build_crosswalk",
        "check_credential",
        "compare_definitions",
        "convert_credit",
        "load_framework",
        "read_credential",
    ),
    "mcpolicy.check.outcome": ("Outcome", "OutcomeKind", "Severity"),
    "mcpolicy.check.report": ("CheckResult", "Report"),
    "mcpolicy.check.verdict": ("Verdict",),
    "mcpolicy.crosswalk.finder": ("Crosswalks",),
    "mcpolicy.errors": (
        "CredentialDataError",
        "CredentialError",
        "CredentialSyntaxError",
        "CreditError",
        "CrosswalkError",
        "DataNotFoundError",
        "FrameworkError",
        "FrameworkNotConformantError",
        "FrameworkSyntaxError",
        "McpolicyError",
        "SeverityFileError",
        "UnknownFrameworkError",
        "UnusableValueError",
    ),
    "mcpolicy.framework": (
        "Framework",
        "Rule",
    ),
    "mcpolicy.interval": ("Interval",),
    "mcpolicy.library": ("Library",),
    "mcpolicy.model": (
        "Credential",
        "CreditClaim",
        "FrameworkRecord",
        "InputRecord",
        "LevelClaim",
        "Offer",
        "Organisation",
        "ProviderPolicy",
    ),
    "mcpolicy.text": ("LangText",),
    "mcpolicy.wording": ("Wording",),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "CheckResult",
    "Checker",
    "Credential",
    "CredentialDataError",
    "CredentialError",
    "CredentialSyntaxError",
    "CreditClaim",
    "CreditError",
    "CrosswalkError",
    "Crosswalks",
    "DataNotFoundError",
    "Framework",
    "FrameworkError",
    "FrameworkNotConformantError",
    "FrameworkRecord",
    "FrameworkSyntaxError",
    "InputRecord",
    "Interval",
    "LangText",
    "LevelClaim",
    "Library",
    "McpolicyError",
    "Offer",
    "Organisation",
    "Outcome",
    "OutcomeKind",
    "ProviderPolicy",
    "Report",
    "Rule",
    "Severity",
    "SeverityFileError",
    "UnknownFrameworkError",
    "UnusableValueError",
    "Verdict",
    "Wording",
    "__version__",
    "build_crosswalk",
    "check_credential",
    "compare_definitions",
    "convert_credit",
    "load_framework",
    "read_credential",
]


def __getattr__(name: str) -> Any:
    """Import a public name."""
    if name not in _HOMES:
        raise AttributeError(f"module `mcpolicy` has no attribute `{name}`")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Give the public names."""
    return __all__
