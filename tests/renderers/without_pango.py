"""The typesetter's task on a machine where Pango is not installed."""

import builtins
from typing import Any

_import = builtins.__import__


def _refuse(name: str, *arguments: Any, **more: Any) -> Any:
    if name == "weasyprint":
        raise OSError("cannot load library 'libgobject-2.0-0'")
    return _import(name, *arguments, **more)


builtins.__import__ = _refuse

from briefer.renderers.typeset import set_type  # noqa: E402

__all__ = ["set_type"]
