"""All files of a framework together: everything that it describes."""

from __future__ import annotations

from mcpolicy.contents import Contents
from mcpolicy.statements.clauses import clauses
from mcpolicy.statements.crosswalk import level_mappings, unread_tables
from mcpolicy.statements.definitions import profile
from mcpolicy.statements.descriptors import descriptors
from mcpolicy.statements.framework import framework
from mcpolicy.statements.observations import observations
from mcpolicy.statements.omissions import omissions
from mcpolicy.statements.qualifications import qualification_types
from mcpolicy.statements.reader import StatementReader
from mcpolicy.statements.rules import aspects, micro_credential_types
from mcpolicy.statements.stacking import stacking_parameters

__all__ = ["contents"]


def contents(reader: StatementReader) -> Contents:
    """Give everything that a framework describes.

    Raises:
        FrameworkNotConformantError: If anything in it cannot be used; with every such fault.
    """
    found = Contents(
        framework=framework(reader),
        clauses=clauses(reader),
        profile=profile(reader),
        descriptors=descriptors(reader),
        qualification_types=qualification_types(reader),
        stacking=stacking_parameters(reader),
        observations=observations(reader),
        mappings=level_mappings(reader),
        unread_tables=unread_tables(reader),
        aspects=aspects(reader),
        micro_credential_types=micro_credential_types(reader),
        omissions=omissions(reader),
    )
    reader.raise_faults()
    return found
