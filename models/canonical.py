"""JSON that is the same wherever it is made, to hash, seal or sign."""

import json
from collections.abc import Mapping

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(document: Mapping[str, object]) -> bytes:
    """The document in UTF-8: keys in order, no spaces."""
    return _ENCODER.encode(document).encode()
