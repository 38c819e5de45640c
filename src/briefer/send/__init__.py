"""Sending: what the outbox holds goes out, once; what nobody can prove is held and named.

``post.send_due`` is all of it, given an open store, the clock and a transport; ``ways`` opens transports and
hooks as the settings say; ``people`` keeps the readers, ``decisions`` what an owner decides; ``held`` words
what an owner hears of the rest.
"""
