"""Whether a PDF can be made here, and which scripts it can show."""

from importlib.util import find_spec

from briefer.check.finding import Finding, fail_of, find_well, warn_of
from briefer.errors import BrokenTemplateError, RenderError, SettingsError
from briefer.renderers.faces import SCRIPTS, USUAL
from briefer.renderers.own import list_files
from briefer.renderers.pdf import find_missing_glyphs
from briefer.renderers.templates import open_templates
from briefer.renderers.typesetter import CURE, open_typesetter
from briefer.resources import templates_folder
from briefer.settings import Settings

# The faces of the page come as wheels, a module each.
_WHEELS = {f"fontpkg-{family.lower().replace(' ', '-')}": family for family in (*USUAL, *SCRIPTS)}
# A few letters of each script, and the Debian package that has them.
_SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("Latin", "Aaßéğłőşž—“”…", "fonts-dejavu-core"),
    ("Greek", "Αθήνα", "fonts-dejavu-core"),
    ("Cyrillic", "Жёїљџ", "fonts-dejavu-core"),
    ("Arabic", "ابتثجحخدذرکگپی", "fonts-hosny-amiri"),
    ("Hebrew", "אבגדהוז", "fonts-dejavu-core"),
    ("Japanese", "あいアイ東京", "fonts-ipaexfont-mincho"),
    ("Chinese", "北京简体繁體", "fonts-wqy-zenhei"),
    ("Korean", "한국어", "fonts-wqy-zenhei"),
    ("Devanagari", "हिन्दी", "fonts-lohit-deva"),
    ("Thai", "ภาษาไทย", "fonts-thai-tlwg"),
    ("Tamil", "தமிழ்", "fonts-lohit-taml"),
)


def check_pdf(settings: Settings) -> list[Finding]:
    """Return whether Pango works, in a child that may die of it, and what the fonts can show."""
    letters = [sample for _, sample, _ in _SCRIPTS]
    try:
        with open_typesetter() as typesetter:
            missing = frozenset(find_missing_glyphs(letters, typesetter=typesetter))
    except RenderError as error:
        words = str(error).removesuffix(CURE).rstrip(": ")
        if "pdf" in settings.formats:
            return [fail_of("pdf", words, cure=CURE)]
        return [warn_of("pdf", f"{words}; it is not among your formats", cure=CURE)]
    return [find_well("pdf", "WeasyPrint and Pango work"), _check_wheels(), _check_scripts(missing)]


def _check_wheels() -> Finding:
    absent = [wheel for wheel in _WHEELS if find_spec(wheel.replace("-", "_")) is None]
    if absent:
        words = f"not installed: {', '.join(_WHEELS[wheel] for wheel in absent)}; another font stands in"
        return warn_of("fonts", words, cure=f"pip install {' '.join(absent)}")
    return find_well("fonts", ", ".join(_WHEELS.values()))


def _check_scripts(missing: frozenset[str]) -> Finding:
    lacking = [(script, package) for script, sample, package in _SCRIPTS if missing & frozenset(sample)]
    if not lacking:
        return find_well("scripts", ", ".join(script for script, _, _ in _SCRIPTS))
    packages = sorted({package for _, package in lacking})
    words = f"no font here shows {', '.join(script for script, _ in lacking)}"
    return warn_of("scripts", words, cure=f"apt-get install {' '.join(packages)}, if you read these")


def check_templates(settings: Settings) -> Finding:
    """Return whether the user's own templates can be read, the first that cannot named with its line."""
    if not settings.templates_dir:
        return find_well("templates", f"the shipped ones, {settings.look}")
    try:
        templates = open_templates(
            shipped=templates_folder(), own=settings.templates_dir, look=settings.look, paper=settings.paper
        )
        own = [file.name for file in list_files(templates) if file.own]
    except (SettingsError, BrokenTemplateError) as error:
        return fail_of("templates", str(error), cure="correct it, or take templates_dir out of briefer.toml")
    return find_well("templates", f"{len(own)} of your own in {settings.templates_dir}")
