"""Qt's item models over what the session holds."""

from annotator.ui.models.queue import QueueModel

__all__ = ["QueueModel"]
