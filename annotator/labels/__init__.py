"""Label sets: what may be marked in a project, read from TOML, written, and changed."""

from annotator.labels.attributes import Attribute, AttributeChoice
from annotator.labels.edits import Edit, edit, of_file
from annotator.labels.labelset import VALUE_KINDS, Label, LabelSet, default, load, parse
from annotator.labels.relation_kinds import Fit, RelationKind, fitting
from annotator.labels.writing import to_toml

__all__ = [
    "VALUE_KINDS",
    "Attribute",
    "AttributeChoice",
    "Edit",
    "Fit",
    "Label",
    "LabelSet",
    "RelationKind",
    "default",
    "edit",
    "fitting",
    "load",
    "of_file",
    "parse",
    "to_toml",
]
