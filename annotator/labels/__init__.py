"""Label sets: what may be marked in a project, read from TOML."""

from annotator.labels.labelset import Label, LabelSet, default, load, parse
from annotator.labels.relation_kinds import Fit, RelationKind, fitting

__all__ = [
    "Fit",
    "Label",
    "LabelSet",
    "RelationKind",
    "default",
    "fitting",
    "load",
    "parse",
]
