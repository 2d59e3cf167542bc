"""What can be wrong with a file that is to be read as a report."""

from __future__ import annotations

from annotator.errors.base import QT_TRANSLATE_NOOP, UserError


class VanishedFile(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} is not there (any more). Check the name, or add the file again."
    )


class UnreadableFile(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} cannot be read: {reason}. Check who may read it, then try again."
    )


class EmptyFile(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} is empty: there is no text to review. Choose another file."
    )


class BinaryFile(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} is not a text file: it holds binary data at byte {offset}. "
        "Save the report as UTF-8 or GB18030 text and add that.",
    )


class FileTooLarge(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} has {size} MB; a report may have {limit} MB. Split it, then add the parts.",
    )


class OtherText(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{name} claims to be a report of this project, but its text is another. "
        "Give it the sha256 of its own source, or none.",
    )


class ProjectNotReport(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} is a project, not a report. Open it as a project."
    )


class RecordsNotReport(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} holds annotated records, not a report. Import it into a project."
    )


class KindsNotRead(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path}: {count} files of other kinds were passed over ({names}). "
        "Save what is a report as DOCX, PDF or text, then add it.",
    )


class NoReports(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} holds no reports: no file in it ends in {suffixes}. Choose another folder.",
    )


class UnknownEncoding(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} is not text in UTF-8, GB18030, Big5 or UTF-16: byte {offset} fits none of them. "
        "Save it as UTF-8, then add it again.",
    )


class DamagedText(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} looks like {encoding} text, but is damaged at byte {offset}. "
        "Get it anew, or choose another encoding for it.",
    )


class WrongEncoding(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} is not {encoding} text: byte {offset} does not fit. Choose another encoding.",
    )


class NoSuchEncoding(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "There is no encoding {name} to choose. Choose one of: {known}."
    )


class DamagedFile(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} is damaged, or no {kind} file. Get it anew, then add it again."
    )


class ProtectedFile(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} is protected by a password. Save it without one, then add it again."
    )


class HasDoctype(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} declares entities of its own in {part}, as no office program does. "
        "Save it anew with Word, Excel or LibreOffice, then add it again.",
    )


class TooDeep(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} is nested too deep, or holds a part too long, to be read. "
        "Save its text as plain text and add that.",
    )


class PagesWithoutText(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} holds no text: its pages are pictures, or empty. "
        "Have its text recognised (OCR) first, then add it again.",
    )


class DamagedPage(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "Page {page} of {path} is damaged: its text is missing. Compare it with another copy.",
    )


class PicturePages(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "These pages of {path} are pictures, whose text is missing: {pages}. "
        "Have it recognised (OCR), then add the file again.",
    )


class TooManyPages(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} has {pages} pages; the first {limit} were read. Split it, then add the rest.",
    )


class NoSuchField(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} has no column or key {field}. Choose one of: {known}."
    )


class NoTextField(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} holds no text to review in any column or key. Choose another file.",
    )


class RowsWithoutText(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{count} rows of {path} have no text in {field}; they were passed over. "
        "Choose another column if that is wrong.",
    )


class SheetWithoutField(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "The sheet {sheet} of {path} has no column {field}: it was passed over. "
        "Name its column so, or save the sheet by itself.",
    )


class TableTooLarge(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "A sheet of {path} spans {cells} cells; it may span {limit}. "
        "Delete what lies far from its data, then add it again.",
    )


class UnsafeName(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} was not read: its name leads out of the archive. Pack it again under another name.",
    )


class LinkInArchive(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} was not read: it is a link. Pack the file itself that it points to."
    )


class NestedArchive(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} was not read: it is an archive in an archive. Unpack it, then add it."
    )


class UnpacksTooLarge(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} unpacks to more than {limit} MB. Split it, then add the parts."
    )


class SuspiciousArchive(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} unpacks to more than {limit} times its size, as only archives do that are made to "
        "do harm. Add its files unpacked.",
    )


class TooManyMembers(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} holds {count} files; an archive may hold {limit}. Split it, then add the parts.",
    )


class UnknownPacking(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} is packed in a way that is not known here. Pack it anew as plain ZIP."
    )


class EmptyArchive(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} holds no reports: no file in it ends in {suffixes}. Choose another archive.",
    )
