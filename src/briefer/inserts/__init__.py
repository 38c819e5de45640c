"""Inserts: lines from a calendar file, or from any program that prints a small block of JSON.

Both are foreign: a calendar is read in a child process, a program runs under limits, and what they say is
text of limited length. What is wrong is an InsertError, a few words; the brief is made all the same.
"""

from briefer.inserts.block import read_block
from briefer.inserts.calendar import read_calendar

__all__ = ["read_block", "read_calendar"]
