"""The opened key of an embedded register, to let others in and to shut them out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from casereg.security.keyslots import read_key_file, write_key_file


@dataclass(frozen=True, slots=True)
class Vault:
    """The data key beside the file that holds its slots.

    Change slots inside a writing transaction of the register only: its lock keeps two
    beheerders from writing over each other's slots.
    """

    path: Path
    key: bytes = field(repr=False)

    def opened_by(self, name: str, secret: str) -> bool:
        """Whether ``secret`` opens the register for ``name``."""
        return read_key_file(self.path).opened_by(name, secret) is not None

    @contextmanager
    def kept_on_failure(self, name: str) -> Iterator[None]:
        """Give ``name`` its old slot back when the block, with its commit, does not end well."""
        before = read_key_file(self.path).slot_of(name)
        try:
            yield
        except BaseException:
            now = read_key_file(self.path)
            if now.slot_of(name) != before:
                write_key_file(self.path, now.with_given(name, before))
            raise

    def let_in(self, name: str, secret: str) -> None:
        """From now on ``secret``, and no earlier one, opens the register for ``name``."""
        write_key_file(self.path, read_key_file(self.path).with_slot(name, secret, self.key))

    def shut_out(self, name: str) -> None:
        """Nothing opens the register for ``name`` any more."""
        write_key_file(self.path, read_key_file(self.path).without_slot(name))
