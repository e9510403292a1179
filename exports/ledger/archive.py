"""A package as one archive, the same bytes whenever and wherever it is made."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

_EARLIEST = (1980, 1, 1, 0, 0, 0)


def archived(folder: str, files: Mapping[str, bytes]) -> bytes:
    """The files, by name, under the name of their folder; without times, owners or rights."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _EARLIEST)
            # Otherwise it tells on which kind of machine it was made.
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return content.getvalue()


def taken_out(archive: bytes) -> tuple[str, dict[str, bytes]]:
    """The name of the folder and the files in it; raises ``BadZipFile`` when damaged."""
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        names = opened.namelist()
        files = {name.partition("/")[2]: opened.read(name) for name in names}
    return names[0].partition("/")[0], files
