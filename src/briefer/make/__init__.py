"""The house plan: the only room that knows the order of the rooms.

``plan.make_brief`` is the whole house: ``intake`` its first half, ``finishing`` its second. ``reading`` is
the map half, which workers import alone, and which ``errand`` asks them for.
"""
