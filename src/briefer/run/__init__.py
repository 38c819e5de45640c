"""The morning run: make, publish and send whatever is due, each step recorded.

``agenda`` tells what is due and is light to import, ``morning`` does it.
"""
