"""JSON CAS 0.4: feature structures in a list, or by their ids; ``@`` is before what refers to one.

(https://github.com/apache/uima-uimaj-io-jsoncas)
"""

from __future__ import annotations

from typing import Any

from annotator.formats import checked
from annotator.formats.cas import types
from annotator.formats.cas.structures import Cas, Structure
from annotator.formats.checked import as_object

_OLD = "_context"
_REFERRED = ("sofa", *types.ENDS)


def parsed(raw: bytes) -> Cas:
    """Return the CAS in ``raw``.

    Raises:
        ValueError: it is none; the text says why.

    """
    found = _whole(checked.loads(raw))
    structures = found.get("%FEATURE_STRUCTURES", [])
    if isinstance(structures, dict):
        structures = [{"%ID": _integer(key)} | as_object(one) for key, one in structures.items()]
    if not isinstance(structures, list):
        raise ValueError('"%FEATURE_STRUCTURES" is neither a list nor an object')  # noqa: TRY004 - one error for callers
    cas = Cas(supertypes=_supertypes(found.get("%TYPES")))
    for one in map(as_object, structures):
        key = one.get("%ID")
        if type(key) is int:
            cas.structures[key] = Structure(str(one.get("%TYPE", "")), _features(one))
    for view in map(as_object, as_object(found.get("%VIEWS")).values()):
        sofa, members = view.get("%SOFA"), view.get("%MEMBERS")
        if type(sofa) is int and isinstance(members, list):
            cas.members[sofa] = [one for one in members if type(one) is int]
    return cas


def _whole(found: object) -> dict[str, Any]:
    """Return the JSON object of a CAS.

    Raises:
        ValueError: it is none; the text says why.

    """
    if isinstance(found, dict) and _OLD in found:
        raise ValueError("it is the JSON of UIMA 2, which is not read; export it as JSON CAS 0.4")
    if not isinstance(found, dict) or "%VIEWS" not in found:
        raise ValueError("it is no UIMA CAS")
    return found


def _features(one: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in one.items():
        bare = key.removeprefix("@").removeprefix("#").removeprefix("^")
        if not key.startswith("%") and (bare == key or bare not in one):
            found[bare if bare in _REFERRED else key] = value
    return found


def _supertypes(found: object) -> dict[str, str]:
    return {
        name: str(as_object(one).get("%SUPER_TYPE", "")) for name, one in as_object(found).items()
    }


def _integer(told: str) -> int | None:
    return int(told) if told.isdecimal() and len(told) < 19 else None
