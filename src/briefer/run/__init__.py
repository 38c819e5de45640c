"""The morning run: make, publish and send whatever is due, each step recorded."""

from briefer.run.morning import Agenda, Morning, Task, look_ahead, run_agenda

__all__ = ["Agenda", "Morning", "Task", "look_ahead", "run_agenda"]
