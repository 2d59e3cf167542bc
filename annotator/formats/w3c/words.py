"""The words of the Web Annotation model that are both written and read here."""

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
RECORD = "record"
"""Our own term: a JSON literal, which says as the native record does what the model cannot."""
OURS = {RECORD: {"@id": "urn:report-annotator:record", "@type": "@json"}}
"""The context that says so."""

TEXTUAL = "TextualBody"
POSITION = "TextPositionSelector"
QUOTE = "TextQuoteSelector"

TAGGING = "tagging"
COMMENTING = "commenting"
DESCRIBING = "describing"
LINKING = "linking"
