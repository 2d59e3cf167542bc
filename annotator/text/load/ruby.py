"""Ruby: characters with their reading above them, written as 商(shāng)會(huì) so none is lost."""

from __future__ import annotations


def glossed(base: str, reading: str) -> str:
    """Return ``base`` with its reading in half-width brackets behind it, if it has one."""
    reading = reading.strip()
    return f"{base}({reading})" if reading else base


class Ruby:
    """One ruby element of a page: its bases and readings, paired where they come in two rows."""

    def __init__(self, depth: int) -> None:
        self.depth = depth  # of the element in the page
        self._bases: list[str] = []
        self._readings: list[str] = []
        self._done: list[str] = []
        self._in_reading = False
        self._new_base = True

    def start(self, tag: str) -> None:
        """Open an element in the ruby."""
        if tag == "rt":
            self._in_reading = True
            self._readings.append("")
        elif tag == "rb":
            self._new_base = True

    def end(self, tag: str) -> None:
        """Close an element in the ruby."""
        if tag == "rt":
            self._in_reading = False
        elif tag == "rb":
            self._new_base = True

    def data(self, text: str) -> None:
        """Take text between tags."""
        if self._in_reading:
            self._readings[-1] += text
            return
        if not text.strip(" \t\n\r\f"):
            return
        if self._readings:
            self._flush()
        if self._new_base or not self._bases:
            self._bases.append(text)
        else:
            self._bases[-1] += text
        self._new_base = False

    def text(self) -> str:
        """Return the whole of it."""
        self._flush()
        return "".join(self._done)

    def _flush(self) -> None:
        if len(self._bases) == len(self._readings):
            self._done += map(glossed, self._bases, self._readings)
        else:
            self._done.append("".join(self._bases))
            self._done += (glossed("", reading) for reading in self._readings)
        self._bases, self._readings, self._new_base = [], [], True
