"""The one tree of errors. The command line alone turns them into a line on stderr and an exit code.

::

    BrieferError                 a problem with one clear line: what, and the cure
    ├── SettingsError            wrong usage, settings, date or name                  exit code 2
    ├── SourceError(source)      a source cannot be read                              exit code 1
    │   └── RefusedError         an address that our own rules forbid to ask
    │       └── PrivateAddressError  its host is not on the public internet
    ├── ExtractionError(url)     a document is no readable article                    never leaves its room:
    │                            it becomes a ``Skipped``
    ├── StoreError(path)         the store cannot be opened, read or written          exit code 1
    ├── RenderError(format)      an edition cannot be made                            exit code 1
    ├── BrokenTemplateError(path) a template or style sheet of the user's is broken   exit code 2
    ├── DeliveryError(channel)   an edition cannot be handed over                     exit code 1
    │   └── UnsentError          no mail can be sent now; it waits in the outbox      exit code 4
    ├── SandboxError             a child process died, hung or broke a limit          becomes one of the above
    ├── ScheduleError            cron or systemd does not take the schedule           exit code 1
    ├── ClockError               the clock cannot be right                            exit code 1
    ├── SummarizerError          a summarizer that is not ours fails                  another takes its place
    ├── InsertError              a calendar or a block of lines cannot be shown       the brief says so
    ├── UnknownStoryError        no story, or more than one, is meant                  exit code 1
    ├── QueryError               what is searched for is no word, too long, or too slow  exit code 2
    ├── VerifyError(path)        a printed sentence cannot be proved                  exit code 1
    └── LockedError(path)        another run holds the lock                           exit code 75
"""

# What a shell says of a program that SIGINT ended: 128 and the number of the signal.
INTERRUPTED = 130


class BrieferError(Exception):
    """Base of every error that briefer raises on purpose; ``str(error)`` is one line for the user."""

    exit_code = 1


class SettingsError(BrieferError):
    """Wrong usage: a flag, a setting, an environment variable, a date or a name that does not exist."""

    exit_code = 2


class SourceError(BrieferError):
    """The source named ``source`` cannot be read at all."""

    def __init__(self, message: str, *, source: str) -> None:
        super().__init__(message)
        self.source = source


class RefusedError(SourceError):
    """An address that our own rules forbid to ask."""


class PrivateAddressError(RefusedError):
    """An address whose host is not on the public internet, and is none that its owner named."""


class ExtractionError(BrieferError):
    """The document at ``url`` holds no readable article; the message is the reason that is printed."""

    def __init__(self, message: str, *, url: str) -> None:
        super().__init__(message)
        self.url = url


class StoreError(BrieferError):
    """The store at ``path`` cannot be opened, read or written."""

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class RenderError(BrieferError):
    """The edition in ``format`` cannot be made."""

    def __init__(self, message: str, *, format: str) -> None:  # noqa: A002 - the glossary's word
        super().__init__(message)
        self.format = format


class BrokenTemplateError(BrieferError):
    """The template or style sheet at ``path`` cannot be read or filled; the message names the line."""

    exit_code = 2

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class DeliveryError(BrieferError):
    """The channel named ``channel`` could not take the editions."""

    def __init__(self, message: str, *, channel: str) -> None:
        super().__init__(message)
        self.channel = channel


class UnsentError(DeliveryError):
    """No mail can be sent now: the server, its certificate or its password stands in the way."""

    exit_code = 4


class SandboxError(BrieferError):
    """A child process died, hung or broke a limit; the message says which."""


class ScheduleError(BrieferError):
    """The schedule cannot be written: there is no cron, or it refused; the message says how to go on."""


class ClockError(BrieferError):
    """The machine's clock is behind the last run: a wrong day's brief would be made."""


class SummarizerError(BrieferError):
    """A summarizer that is not ours fails; the message names it and says how."""


class InsertError(BrieferError):
    """An insert cannot be shown; the message says what is wrong with what it was made from."""


class UnknownStoryError(BrieferError):
    """The words that name a story fit none, or more than one."""


class QueryError(BrieferError):
    """A query that cannot be answered: without a word, too long, or one that takes too long."""

    exit_code = 2


class VerifyError(BrieferError):
    """The edition at ``path`` holds a sentence that cannot be proved; the message names the first."""

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class LockedError(BrieferError):
    """Another run holds the lock at ``path``."""

    exit_code = 75

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path
