"""Child processes that parse and render what came from outside.

A child runs one task, a function from pieces of bytes to bytes, in a fresh interpreter: without secrets in
its environment, without open descriptors, without network, without children of its own, unable to write
outside its own folder, and under limits of processor time, wall time, memory, files and answer size. It
serves many calls; when it dies or is killed, the next call starts another.

Frames on its pipes: a call is the number of its pieces, the length of each (8 bytes, big endian), and the
pieces; an answer is one byte of status, 8 bytes of length and the body.
"""
