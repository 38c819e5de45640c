"""What a brief is worth: the one place where its value is defined.

The value of a brief is the sum over its stories of ``value_story``. A story's worth is its rank (a sum of
named terms, freshness and a hand for quiet outlets among them), lessened for every story of its theme and of
its outlet that stands before it in the day's order. Each further sentence counts less than the one before it;
a theme's first sentence counts at least half of what the best of the day does, so that no theme with news is
silent where there is room; and what stands on page 1 counts more.

It is to be as high as the constraints allow: words, the words of page 1, the numbers of leads and briefs, and
how many stories may be told from one outlet.
"""

import math

# Each sentence counts this much of the one before it.
SENTENCE_DECAY = 0.7
# What a headline alone is worth, beside a first sentence.
HEADLINE_SHARE = 0.3
# Each story lessens the next of its theme and of its outlet. Outlets wear off more slowly than themes: the
# same few feeds are all that many readers have.
THEME_DECAY, OUTLET_DECAY = 0.82, 0.9
# What a theme's first sentence counts at least, as a share of the day's highest rank; half of its own worth
# comes on top, so that of two themes with little the better one speaks.
THEME_FLOOR = 0.5
# What stands on page 1 counts this much more: to who stops there, it is the whole brief.
FRONT_GAIN = 4.0
# A rank below nothing is still a story.
LEAST_WORTH = 1e-6


def weigh_story(rank: float, *, of_theme: int, of_outlet: int) -> float:
    """Return the worth of a story that so many of its theme and of its outlet stand before."""
    return max(rank, LEAST_WORTH) * THEME_DECAY**of_theme * OUTLET_DECAY**of_outlet


def value_first(worth: float, *, floor: float) -> float:
    """Return what a story's first sentence counts; ``floor`` is the theme's for its first story, else 0."""
    return max(worth, floor + worth / 2)


def value_story(worth: float, *, floor: float, depth: int, lead: bool) -> float:
    """Return what a story of this worth is worth with ``depth`` sentences; 0 of them: its headline alone."""
    first = value_first(worth, floor=floor) * (1.0 if depth else HEADLINE_SHARE)
    further = worth * sum(SENTENCE_DECAY**index for index in range(1, depth))
    return (FRONT_GAIN if lead else 1.0) * (first + further)


def count_allowed(most: int, *, places: int, outlets: int) -> int:
    """Return how many stories one outlet may have: ``most``, or more where the day has few outlets.

    With fewer outlets than would fill the ``places`` of a brief, each has its even share of them.
    """
    return max(most, math.ceil(places / max(1, outlets)))
