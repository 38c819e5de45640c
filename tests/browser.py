"""Headless Chromium, spoken to over a pipe by its own protocol (Chrome DevTools Protocol, 1.3).

No driver and no port: one process serves all tests of a module. ``page.evaluate`` runs beside the page's own
policy, so that the page under test is the page as it is.
"""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next((found for name in NAMES if (found := shutil.which(name))), None)
MISSING = "no Chromium: apt-get install -y chromium (make test does it)"
FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    # A desk with a mouse, which a machine without a screen has not.
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
)
END = b"\0"


class Page:
    """A tab: what is shown in it, how wide it is, and what its scripts would see."""

    def __init__(self, process: subprocess.Popen[bytes], *, asking: int, answering: int) -> None:
        self._process = process
        self._asking, self._answering = asking, answering
        self._number = 0
        self._rest = b""
        self._events: list[dict[str, Any]] = []
        self._session = ""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Page.enable")

    def open(self, address: str) -> None:
        """Go to the address and wait until it is loaded."""
        self.follow(lambda: self._call("Page.navigate", url=address))

    def follow(self, act: Callable[[], object]) -> None:
        """Do what leads to another page, and wait until that is loaded."""
        self._events.clear()
        act()
        while not any(event["method"] == "Page.loadEventFired" for event in self._events):
            self._events.append(self._read())

    def resize(self, width: int, height: int = 900, *, dark: bool = False) -> None:
        """Be a screen of this size (CSS pixels) and scheme."""
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._call("Emulation.setEmulatedMedia", media="", features=[scheme])

    def evaluate(self, expression: str) -> Any:
        """Return what a script gives, a promise's value included; AssertionError where it throws."""
        answer = self._call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def point(self, x: float, y: float) -> None:
        """Move the pointer there."""
        self._call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def tap(self, x: float, y: float) -> None:
        """Touch the screen there and let go."""
        self._call("Emulation.setTouchEmulationEnabled", enabled=True)
        self._call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self._call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def press(self, key: str, code: int) -> None:
        """Press and release a key, such as Tab (9), Enter (13), Escape (27)."""
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self._call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **(text if kind == "keyDown" else {}),
            )

    def screenshot(self, *, whole: bool = True) -> bytes:
        """Return a picture of the page (PNG)."""
        answer = self._call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        return base64.b64decode(answer["data"])

    def print(self) -> bytes:
        """Return the page as the browser prints it, on the paper that its styles name."""
        return base64.b64decode(self._call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._asking, json.dumps(message).encode() + END)
        while (answer := self._read()).get("id") != self._number:
            self._events.append(answer)
        assert "error" not in answer, (method, answer["error"])
        result: dict[str, Any] = answer["result"]
        return result

    def _read(self) -> dict[str, Any]:
        while END not in self._rest:
            read = os.read(self._answering, 1 << 16)
            assert read, f"Chromium ended with {self._process.wait()}"
            self._rest += read
        message, _, self._rest = self._rest.partition(END)
        answer: dict[str, Any] = json.loads(message)
        return answer


@contextmanager
def open_browser(folder: Path) -> Iterator[Page]:
    """Start Chromium with its profile in ``folder``, and end it."""
    assert BROWSER, MISSING
    # Chromium reads its orders at descriptor 3 and answers at 4 (--remote-debugging-pipe).
    (orders, asking), (answering, answers) = os.pipe(), os.pipe()
    command = f'exec "$0" "$@" 3<&{orders} 4>&{answers}'
    process = subprocess.Popen(
        ["bash", "-c", command, BROWSER, *FLAGS, f"--user-data-dir={folder}"],
        pass_fds=(orders, answers),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(orders)
    os.close(answers)
    try:
        yield Page(process, asking=asking, answering=answering)
    finally:
        os.close(asking)
        os.close(answering)
        process.terminate()
        process.wait(timeout=30)
