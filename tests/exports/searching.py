"""Looks through a package for what may never leave: in every byte, and in what bytes stand for."""

import csv
import gzip
import html
import io
import json
import re
import unicodedata
import urllib.parse
import zipfile
import zlib
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import md5, sha1, sha256

_WORD = "0-9A-Za-zÀ-ɏ"
_MONTHS = (
    *("jan", "feb", "maa|mrt", "apr", "mei", "jun"),
    *("jul", "aug", "sep", "okt", "nov", "dec"),
)
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d\d)[-/.](\d\d)(?!\d)")
_COMPACT = re.compile(rf"(?<![{_WORD}])(20\d\d)(\d\d)(\d\d)(?![{_WORD}])")
_DUTCH = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_NAMED = re.compile(
    rf"(?<!\d)(\d{{1,2}}) ({'|'.join(_MONTHS)})[a-z]*\.? (\d{{4}})(?!\d)", re.IGNORECASE
)
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{12,}={0,2}")


@dataclass(frozen=True)
class Secrets:
    """``texts`` anywhere, ``words`` and client ``numbers`` as a whole, ``days`` in any form."""

    texts: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[int]
    days: frozenset[date]


def found_in(files: Mapping[str, bytes], secrets: Secrets) -> set[str]:
    """Every secret that stands in a file or in its name, as ``file: secret``."""
    found = set()
    for name, content in files.items():
        for text in {name, *readings(content)}:  # most of a plain file reads as itself
            found |= {f"{name}: {one}" for one in _found(text, secrets)}
    return found


def readings(content: bytes, deep: int = 3) -> Iterator[str]:
    """The content as text, and as what it may be a wrapping of."""
    for encoding in ("utf-8", "latin-1", "utf-16"):
        yield from _unescaped(content.decode(encoding, "ignore"))
    if deep:
        for inner in _unwrapped(content):
            yield from readings(inner, deep - 1)


def _unescaped(text: str) -> Iterator[str]:
    yield text
    yield html.unescape(text)
    yield urllib.parse.unquote_plus(text)
    yield text.replace("\\", "")
    with suppress(ValueError):
        yield json.dumps(json.loads(text), ensure_ascii=False)
    with suppress(csv.Error):
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
        yield "\n".join(cell for row in rows for cell in row)


def _unwrapped(content: bytes) -> Iterator[bytes]:
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    for unpack in (gzip.decompress, zlib.decompress):
        with suppress(OSError, zlib.error, EOFError):
            yield unpack(content)
    blobs = list(_blobs(content))
    # Most are plain words that happen to read as base64: together they are one reading.
    yield b"\n".join(blob for blob in blobs if len(blob) <= 100)
    yield from (blob for blob in blobs if len(blob) > 100)


def _blobs(content: bytes) -> Iterator[bytes]:
    for blob in set(_BASE64.findall(content)):
        with suppress(NotBase64, ValueError):
            yield b64decode(blob.replace(b"-", b"+").replace(b"_", b"/") + b"==")


def _found(text: str, secrets: Secrets) -> Iterator[str]:
    plain = folded(text)
    words = set(re.findall(rf"[{_WORD}]+", plain))
    yield from (one for one in secrets.texts if _folded(one) in plain)
    yield from (one for one in secrets.words if _folded(one) in words)
    yield from (one for one in (*secrets.texts, *secrets.words) if _hashes(one) & words)
    for number in re.findall(rf"(?<![{_WORD}.])\d[\d.]*\d(?![{_WORD}])", plain):
        if number.replace(".", "").isdigit() and int(number.replace(".", "")) in secrets.numbers:
            yield number
    yield from (f"{day}" for day in days_in(text) if day in secrets.days)


def folded(text: str) -> str:
    """Without accents, capitals and double spaces, so that any spelling is found."""
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())


_folded = cache(folded)


def days_in(text: str) -> set[date]:
    """Every day that is written in the text."""
    return set(_days(text))


def _days(text: str) -> Iterator[date]:
    for pattern in (_ISO, _COMPACT):
        yield from _valid((y, m, d) for y, m, d in pattern.findall(text))
    yield from _valid((y, m, d) for d, m, y in _DUTCH.findall(text))
    for day, named, year in _NAMED.findall(text):
        at = next(n for n, month in enumerate(_MONTHS, 1) if named.lower() in month.split("|"))
        yield from _valid([(year, str(at), day)])


def _valid(found: Iterable[tuple[str, str, str]]) -> Iterator[date]:
    for numbers in found:
        with suppress(ValueError):
            yield date(*map(int, numbers))


@cache
def _hashes(text: str) -> frozenset[str]:
    """A hash of a name is a name that takes a little longer to read."""
    spellings = {one.encode() for one in (text, text.lower(), folded(text))}
    return frozenset(make(one).hexdigest() for one in spellings for make in (sha256, sha1, md5))
