"""briefer: one short, honest, finishable brief of what you subscribe to, every morning."""

__version__ = "0.1.0"
