"""Every number, day and listed value of a framework is held by an example, or it says why not."""

from __future__ import annotations

import pytest

from mutations import mutations_script


def test_no_change_of_a_rule_goes_unnoticed(capsys: pytest.CaptureFixture[str]) -> None:
    ended = mutations_script().main([])
    assert ended == 0, capsys.readouterr().out
