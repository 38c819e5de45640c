"""The typesetter: WeasyPrint in a child process under limits, and what is known of its failing.

A page that hangs or kills it once would do so again at every measuring. So the first failure is kept, and
whoever sets a page asks for it.
"""

import json
from dataclasses import replace
from typing import Any

from briefer.errors import RenderError
from briefer.sandbox.child import Child, Limits

TASK = "briefer.renderers.typeset:set_type"
# Reliability, section 4: what a render child may use.
LIMITS = Limits(
    cpu_seconds=60, wall_seconds=120, memory_bytes=1536 << 20, open_files=256, answer_bytes=64 << 20
)
# What BRIEFER_FAULT can break, for tests: there, two minutes of waiting tell no more than two seconds.
FAULTS = {"render_hang": ("briefer.renderers.typeset:hang", replace(LIMITS, wall_seconds=2))}
CURE = "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0 (macOS: brew install pango)"


class Typesetter:
    """Sets pages in ``child``; ``trouble`` says why it failed, "" as long as it has not."""

    def __init__(self, child: Child) -> None:
        self.child = child
        self.trouble = ""

    def __enter__(self) -> "Typesetter":
        self.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the child and return at once; it takes half a second to get ready."""
        self.child.start()

    def close(self) -> None:
        """End the child, whatever it is doing."""
        self.child.close()

    def lay_out(self, page: bytes, *, archival: bool) -> tuple[dict[str, Any], bytes]:
        """Return facts about the layout, and nothing printed; raises as ``set_type`` does."""
        return self._ask(page, archival=archival, printed=False)

    def set_type(self, page: bytes, *, archival: bool) -> tuple[dict[str, Any], bytes]:
        """Return facts about the layout, with the characters that no font has, and the PDF.

        SandboxError when the child fails at it, RenderError where Pango is missing.
        """
        return self._ask(page, archival=archival, printed=True)

    def _ask(self, page: bytes, *, archival: bool, printed: bool) -> tuple[dict[str, Any], bytes]:
        how = json.dumps({"archival": archival, "printed": printed}).encode("ascii")
        line, _, pdf = self.child.call(how + b"\n" + page).partition(b"\n")
        facts: dict[str, Any] = json.loads(line)
        if "no_library" in facts:
            raise RenderError(f"no PDF without Pango: {CURE}", format="pdf")
        return facts, pdf


def open_typesetter(fault: str = "") -> Typesetter:
    """Return the typesetter, not yet started; a ``fault`` of FAULTS breaks it, no other concerns it."""
    task, limits = FAULTS.get(fault, (TASK, LIMITS))
    return Typesetter(Child(task, limits=limits))
