"""Whether a PDF can be made here, and which scripts it can show."""

from importlib.util import find_spec

from briefer.check.finding import Finding, fail_of, find_well, warn_of
from briefer.errors import RenderError
from briefer.renderers import Press
from briefer.renderers.pdf import CURE, find_missing_glyphs, open_typesetter
from briefer.renderers.templates import open_templates
from briefer.resources import templates_folder
from briefer.settings import Settings

# The fonts of the page come as wheels: the module of each, and what it is for.
_WHEELS = {"fontpkg_pt_serif": "PT Serif", "fontpkg_pt_sans": "PT Sans"}
# A few letters of each script, and the Debian package that has them.
_SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("Latin", "Aaßéğłőşž—“”…", "fonts-dejavu-core"),
    ("Greek", "Αθήνα", "fonts-dejavu-core"),
    ("Cyrillic", "Жёїљџ", "fonts-dejavu-core"),
    ("Arabic", "ابتثجحخدذرکگپی", "fonts-hosny-amiri"),
    ("Hebrew", "אבגדהוז", "fonts-dejavu-core"),
    ("Japanese", "あいアイ東京", "fonts-ipaexfont-mincho"),
    ("Chinese", "北京简体繁體", "fonts-noto-cjk"),
    ("Korean", "한국어", "fonts-noto-cjk"),
    ("Devanagari", "हिन्दी", "fonts-lohit-deva"),
    ("Thai", "ภาษาไทย", "fonts-thai-tlwg"),
)


def check_pdf(settings: Settings) -> list[Finding]:
    """Return whether Pango works, in a child that may die of it, and what the fonts can show."""
    letters = [sample for _, sample, _ in _SCRIPTS]
    templates = open_templates(shipped=templates_folder(), own=None, look=settings.look, paper=settings.paper)
    try:
        with open_typesetter() as typesetter:
            press = Press(templates=templates, typesetter=typesetter)
            missing = frozenset(find_missing_glyphs(letters, press=press))
    except RenderError as error:
        words = str(error).removesuffix(CURE).rstrip(": ")
        if "pdf" in settings.formats:
            return [fail_of("pdf", words, cure=CURE)]
        return [warn_of("pdf", f"{words}; it is not among your formats", cure=CURE)]
    return [find_well("pdf", "WeasyPrint and Pango work"), _check_wheels(), _check_scripts(missing)]


def _check_wheels() -> Finding:
    absent = [name for module, name in _WHEELS.items() if find_spec(module) is None]
    if absent:
        words = f"{' and '.join(absent)} are not installed; another font stands in"
        return warn_of("fonts", words, cure="pip install fontpkg-pt-serif fontpkg-pt-sans")
    return find_well("fonts", ", ".join(_WHEELS.values()))


def _check_scripts(missing: frozenset[str]) -> Finding:
    lacking = [(script, package) for script, sample, package in _SCRIPTS if missing & frozenset(sample)]
    if not lacking:
        return find_well("scripts", ", ".join(script for script, _, _ in _SCRIPTS))
    packages = sorted({package for _, package in lacking})
    words = f"no font here shows {', '.join(script for script, _ in lacking)}"
    return warn_of("scripts", words, cure=f"apt-get install {' '.join(packages)}, if you read these")
