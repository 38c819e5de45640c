"""The archive: the web site over the store, for the machine it lies on.

``app`` is the table of addresses and the guard around it, ``answers`` what each address gives, ``views`` what
stands on the pages, ``leaving`` the way out for readers of the mails, ``shelf`` what keeps the store open
between two answers, ``server`` the process that listens.
"""
