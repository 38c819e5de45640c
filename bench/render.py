"""How fast a brief is set, beside WeasyPrint called as anybody would call it with the same page.

Both are processes of their own, from the start of Python to the last byte of the PDF: ours in the sandbox,
with its start, its checks and its measuring; the other with WeasyPrint's own fetcher and no limits. They take
turns; processor time counts, and medians of pairs are printed. Memory is the most that the typesetter held.

Usage: python -m bench.render [--rounds 5] [--check]
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.pipeline import list_tree
from tests.golden.invented_day import make_brief
from tests.looks import classic_press

from briefer.renderers.faces import USUAL, declare_faces, list_faces, name_address
from briefer.renderers.html import set_page
from briefer.renderers.templates import gather_print_styles
from briefer.renderers.typesetter import open_typesetter

# What ours may take of the other's time.
CEILING = 1.0
BARE = """
import sys, weasyprint
page, styles, pdf = sys.argv[1:]
document = weasyprint.HTML(filename=page).render(
    stylesheets=[weasyprint.CSS(filename=styles)], pdf_variant="pdf/ua-1", pdf_tags=True)
document.write_pdf(pdf, pdf_variant="pdf/ua-1", pdf_tags=True)
"""


@dataclass(frozen=True, kw_only=True)
class Run:
    """What a process took: processor seconds, and the most memory it held, in MB (0: unknown)."""

    cpu: float
    peak_mb: float


def main() -> int:
    """Set a brief by turns and print what it took."""
    parser = argparse.ArgumentParser(description="Time the typesetter beside WeasyPrint alone.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--check", action="store_true", help="exit 1 where ours is slower")
    arguments = parser.parse_args()
    page = make_page()
    ours: list[Run] = []
    bare: list[float] = []
    for _ in range(arguments.rounds):
        pages, run = set_in_sandbox(page)
        ours.append(run)
        bare.append(set_bare(page))
    ratio = statistics.median(one.cpu / other for one, other in zip(ours, bare, strict=True))
    print(f"a brief of {pages} pages, start to end, processor seconds (medians of {arguments.rounds})")
    print(f"{'briefer':<16} {statistics.median(run.cpu for run in ours):6.2f}")
    print(f"{'WeasyPrint alone':<16} {statistics.median(bare):6.2f}")
    print(
        f"ratio {ratio:.2f} (ceiling {CEILING}); peak of the child {max(run.peak_mb for run in ours):.0f} MB"
    )
    return 1 if arguments.check and ratio > CEILING else 0


def make_page() -> bytes:
    """Return the page of the invented day of the tests, as it is handed to the typesetter."""
    press = classic_press(open_typesetter())
    styles = gather_print_styles(press.templates, dense=False)
    return set_page(
        make_brief(),
        styles=styles,
        press=press,
        pages=(1,) * 5,
        codes={},
        paper=press.templates.sheet,
        openings=False,
    )


def set_in_sandbox(page: bytes) -> tuple[int, Run]:
    """Set the page as a brief is set; return how many pages it has, and what that took."""
    before = read_clock()
    with open_typesetter() as typesetter:
        facts, _ = typesetter.set_type(page, archival=False)
        peak = max(map(read_peak, list_tree(os.getpid())[1:]), default=0.0)
    return int(facts["pages"]), Run(cpu=read_clock() - before, peak_mb=peak)


def set_bare(page: bytes) -> float:
    """Set the page with WeasyPrint and nothing else; return the processor seconds."""
    faces = list_faces(tuple(USUAL))
    styles = declare_faces(faces)
    for face in faces:
        styles = styles.replace(name_address(face), face.path.as_uri())
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("page.html", page), ("faces.css", styles.encode())):
            Path(folder, name).write_bytes(content)
        command = [sys.executable, "-c", BARE, "page.html", "faces.css", "page.pdf"]
        before = read_clock()
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        return read_clock() - before


def read_clock() -> float:
    """Return the processor seconds of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def read_peak(process: int) -> float:
    """Return the most memory that a process has held so far, in MB (Linux; else 0)."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM:")), 0.0)


if __name__ == "__main__":
    sys.exit(main())
