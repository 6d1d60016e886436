"""Micro-credential policy as data: check credentials against frameworks, rule by rule, each answer
with its clause.
"""

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
from mcpolicy.version import __version__

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
    "Verdict",
    "__version__",
    "build_crosswalk",
    "check_credential",
    "compare_definitions",
    "convert_credit",
    "load_framework",
    "read_credential",
]
