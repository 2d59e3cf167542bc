"""A desktop program to label spans in Chinese reports: offline, exact, nothing lost."""

__version__ = "0.1.0"
