"""The house plan: the only room that knows the order of the rooms."""

from briefer.make.plan import Made, make_brief
from briefer.make.reading import read_one

__all__ = ["Made", "make_brief", "read_one"]
