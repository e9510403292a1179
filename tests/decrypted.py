"""Every page of an embedded register without its cipher, free ones and the journal too."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

# SQLCipher 4: AES-256-CBC, with the IV and the seal of a page at its end.
PAGE, SALT, RESERVED, IV = 4096, 16, 80, 16
WAL_HEAD, FRAME_HEAD = 32, 24


def pages(file: Path, key: bytes) -> bytes:
    """What stands in the register and its journal, also what no table points at any more."""
    main = file.read_bytes()
    assert main and len(main) % PAGE == 0
    found = [_plain(main[:PAGE], key, first=True)]
    found += [_plain(main[at : at + PAGE], key) for at in range(PAGE, len(main), PAGE)]
    journal = file.with_name(f"{file.name}-wal")
    frames = journal.read_bytes()[WAL_HEAD:] if journal.exists() else b""
    for at in range(0, len(frames), FRAME_HEAD + PAGE):
        number = int.from_bytes(frames[at : at + 4], "big")
        page = frames[at + FRAME_HEAD : at + FRAME_HEAD + PAGE]
        found.append(_plain(page, key, first=number == 1))
    return b"".join(found)


def _plain(page: bytes, key: bytes, first: bool = False) -> bytes:
    start = SALT if first else 0
    content, end = page[start:-RESERVED], page[-RESERVED:]
    cipher = Cipher(algorithms.AES(key), modes.CBC(end[:IV])).decryptor()
    return cipher.update(content) + cipher.finalize()
