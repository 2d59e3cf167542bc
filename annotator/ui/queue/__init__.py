"""The queue on the left of the window: its rows, and what chooses which reports they are."""

from annotator.ui.queue.panel import QueuePanel

__all__ = ["QueuePanel"]
