"""The edge: the one place where errors become a line on stderr and an exit code."""

import os
import sys
from collections.abc import Callable

import typer

from briefer.cli.console import end_line, print_error
from briefer.cli.logs import is_debugging, keep_traceback
from briefer.errors import INTERRUPTED, BrieferError, SettingsError

# What a shell says of a program that SIGPIPE ended: 128 and the number of the signal.
READER_GONE = 141
# typer brings its own click or takes the installed one: the class of all its usage errors is found from here.
_CLICK_ERROR: type[Exception] = next(
    kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException"
)


def run_at_edge(command: Callable[[], object]) -> int:
    """Run the command; return its exit code, having said on stderr in one line why it is not 0.

    When the reader of stdout has gone there is nobody to tell, and the code is what a shell expects then.
    """
    _print_any_text()
    try:
        code = _run(command)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has read enough. Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except OSError as error:
        print_error(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}")
        return 1
    return code


def _run(command: Callable[[], object]) -> int:
    try:
        result = command()
    except BrieferError as error:
        if is_debugging():
            raise
        print_error(str(error))
        return error.exit_code
    except _CLICK_ERROR as error:
        print_error(_explain_usage(error))
        return SettingsError.exit_code
    except (KeyboardInterrupt, typer.Abort):
        end_line(sys.stderr)
        return INTERRUPTED
    except OSError:
        raise
    except SystemExit as end:
        # click makes its own end of a pipe that broke.
        if isinstance(end.__context__, BrokenPipeError):
            raise end.__context__ from None
        raise
    # The one edge: whatever else is raised is a mistake of ours; the user gets a line and no traceback.
    except Exception as error:
        if is_debugging():
            raise
        place = keep_traceback(error)
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        print_error(f"this is a bug in briefer ({reason}); the details are in {place}, -vv shows them here")
        return 1
    return result if isinstance(result, int) else 0


def _explain_usage(error: Exception) -> str:
    say = getattr(error, "format_message", error.__str__)
    message = " ".join(str(say()).split())
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "briefer"
    return f"{message.rstrip('.')} (see `{command} --help`)"


def _print_any_text() -> None:
    """A terminal that cannot show a character gets its code instead, and the command goes on."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
