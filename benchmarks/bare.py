"""The reference: the smallest Textual app with one field."""

from textual.app import App, ComposeResult
from textual.widgets import Input, Label


class Bare(App[None]):
    """One label, one field."""

    def compose(self) -> ComposeResult:
        """Show them."""
        yield Label("Kaal")
        yield Input()


if __name__ == "__main__":
    Bare().run()
