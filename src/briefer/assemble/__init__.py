"""The assembler: from the day's themes to a brief that fits the minutes and the front page.

Of all choices of stories and of the number of sentences of each the one of most value that fits (``value``
says what that is), always a prefix of a story's own priority; notes in order of first citation; a coverage
ledger that adds up.
"""

from briefer.assemble.brief import assemble_brief, list_likely
from briefer.assemble.links import link_sentence
from briefer.assemble.plan import Intake, Plan, demote_leads, tighten_plan
from briefer.assemble.words import count_words

__all__ = [
    "Intake",
    "Plan",
    "assemble_brief",
    "count_words",
    "demote_leads",
    "link_sentence",
    "list_likely",
    "tighten_plan",
]
