"""langextract 1.7: its own reader of annotated documents."""

from langextract import io


def test_every_extraction_covers_its_text(exports, wanted):
    path = exports / "langextract.jsonl"
    found = list(io.load_annotated_documents_jsonl(path, show_progress=False))
    assert [document.text for document in found] == [report["text"] for report in wanted]
    for document, report in zip(found, wanted, strict=True):
        spans = [
            [
                one.char_interval.start_pos,
                one.char_interval.end_pos,
                one.extraction_class,
                one.extraction_text,
            ]
            for one in document.extractions
        ]
        assert sorted(spans) == report["spans"]
