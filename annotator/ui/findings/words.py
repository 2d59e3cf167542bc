"""Findings in the window's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.checks import RULES
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import Severity
from annotator.review.wording import RULINGS

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from annotator.model import Finding, Judgement
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate

SIGNS = {Severity.FAULT: "✗", Severity.HINT: "●", Severity.HOLDS: "✓"}
"""How a severity is told beside its colour."""
_SEVERITIES = {
    Severity.FAULT: QT_TRANSLATE_NOOP("Findings", "fault"),
    Severity.HINT: QT_TRANSLATE_NOOP("Findings", "hint"),
    Severity.HOLDS: QT_TRANSLATE_NOOP("Findings", "adds up"),
}


def sentence(finding: Finding) -> str:
    """Return what ``finding`` says, in the window's language."""
    return translate("findings", finding.template).format(**finding.facts)


def rule_name(finding: Finding) -> str:
    """Return what its rule is called."""
    return translate("findings", RULES[finding.rule].name)


def when_to_ignore(finding: Finding) -> str:
    """Return when it is right to let it be; "" of what adds up."""
    if finding.severity is Severity.HOLDS:
        return ""
    return translate("findings", RULES[finding.rule].ignore)


def severity(finding: Finding) -> str:
    """Return how severe it is, in a word."""
    return translate("Findings", _SEVERITIES[finding.severity])


def colour(finding: Finding, theme: Theme) -> QColor:
    """Return the colour of its severity."""
    colours = {Severity.FAULT: theme.fault, Severity.HINT: theme.doubt, Severity.HOLDS: theme.sound}
    return colours[finding.severity]


def ruling(judgement: Judgement | None) -> str:
    """Return what was made of a finding, with the reason; "" where nobody has ruled on it."""
    if judgement is None:
        return ""
    told = translate("Findings", RULINGS[judgement.ruling])
    if not judgement.reason:
        return told
    text = translate("Findings", "{ruling}: {reason}")
    return text.format(ruling=told, reason=judgement.reason)
