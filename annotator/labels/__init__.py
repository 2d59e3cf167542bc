"""Label sets: what may be marked in a project, read from TOML."""

from annotator.labels.labelset import Label, LabelSet, default, load, parse

__all__ = ["Label", "LabelSet", "default", "load", "parse"]
