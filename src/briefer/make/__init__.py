"""The house plan: the only room that knows the order of the rooms.

``plan.make_brief`` is the whole house, ``reading`` the map half, which workers import alone.
"""
