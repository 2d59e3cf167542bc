"""Label Studio's JSON: tasks with annotations (what is confirmed) and predictions (suggestions).

Offsets count code points (its editor: charsToCodePoints in selection-tools.js). Each region says
what it covers, with line ends written otherwise, so that only helps to find out what offsets count.
Values, notes and attributes are regions of their own with the id of the span's (``perRegion``).
Under a task's ``meta`` stands what it has no place for.
"""

from annotator.formats.label_studio.reading import read, recognises
from annotator.formats.label_studio.writing import CONFIG, beside, write

__all__ = ["CONFIG", "beside", "read", "recognises", "write"]
