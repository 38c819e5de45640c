"""PDFs made by hand (ISO 32000): what is drawn on their pages, and how, is up to the test."""

from collections.abc import Sequence


def write_pdf(streams: Sequence[str], *, fonts: Sequence[str]) -> bytes:
    """Return a PDF with a page for each stream of drawing; ``fonts`` are called F0, F1 and so on there."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} >>" for font in fonts]
    named = " ".join(f"/F{number} {number + 3} 0 R" for number in range(len(fonts)))
    kids = []
    for stream in streams:
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Resources << /Font << {named} >> >> "
            f"/Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    parts, places = ["%PDF-1.4\n"], []
    for number, each in enumerate(objects, 1):
        places.append(sum(map(len, parts)))
        parts.append(f"{number} 0 obj\n{each}\nendobj\n")
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}"
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{sum(map(len, parts))}\n%%EOF"
    return "".join([*parts, table, trailer]).encode("ascii")
