"""A label set as TOML, as its file and the project's database carry it; ``parse`` reads it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.labels.attributes import YES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.labels.attributes import Attribute
    from annotator.labels.labelset import Label, LabelSet
    from annotator.labels.relation_kinds import RelationKind

_ESCAPES = {ord('"'): '\\"', ord("\\"): "\\\\"} | {
    code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)
}


def to_toml(labels: LabelSet) -> str:
    """Return the TOML text that describes ``labels``; read back, it is an equal set."""
    blocks = [_head(labels)]
    blocks += [_label(label) for label in labels.labels]
    blocks += [_relation(kind) for kind in labels.relations]
    return "\n".join("\n".join(lines) + "\n" for lines in blocks)


def _head(labels: LabelSet) -> list[str]:
    return [
        f"id = {_text(labels.id)}",
        _names(labels.name_zh, labels.name_en),
        f"overlap = {_truth(labels.overlap)}",
    ]


def _label(label: Label) -> list[str]:
    light, dark = _text(label.ink_light), _text(label.ink_dark)
    lines = [
        "[[label]]",
        f"id = {_text(label.id)}",
        _names(label.name_zh, label.name_en),
        f"colour = {{ light = {light}, dark = {dark} }}",
    ]
    if label.hotkey is not None:
        lines.append(f"hotkey = {_text(label.hotkey)}")
    if label.value_kind is not None:
        lines.append(f"value = {_text(label.value_kind)}")
    if label.takes:
        lines.append(f"takes = {_texts(label.takes)}")
    for attribute in label.attributes:
        lines += _attribute(attribute)
    return lines


def _attribute(attribute: Attribute) -> list[str]:
    lines = [
        "[[label.attribute]]",
        f"id = {_text(attribute.id)}",
        _names(attribute.name_zh, attribute.name_en),
    ]
    if attribute.choices == (YES,):
        return lines
    for number, choice in enumerate(attribute.choices):
        told = (f"id = {_text(choice.id)}", f"zh = {_text(choice.name_zh)}")
        row = f"{{ {', '.join(told)}, en = {_text(choice.name_en)} }}"
        lines.append(f"{'choices = [' if number == 0 else '    '}{row},")
    return [*lines, "]"]


def _relation(kind: RelationKind) -> list[str]:
    lines = [
        "[[relation]]",
        f"id = {_text(kind.id)}",
        _names(kind.name_zh, kind.name_en),
        f"from = {_texts(kind.from_labels)}",
        f"to = {_texts(kind.to_labels)}",
    ]
    return [*lines, "alike = true"] if kind.alike else lines


def _names(chinese: str, english: str) -> str:
    return f"name = {{ zh = {_text(chinese)}, en = {_text(english)} }}"


def _texts(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _text(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'


def _truth(value: bool) -> str:
    return "true" if value else "false"
