"""A headless Chromium, driven over its own protocol."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def found() -> str | None:
    """The browser of this machine, if there is one."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Page:
    """One tab (trang)."""

    def __init__(self, wire: ClientConnection) -> None:
        self._wire = wire
        self._numbers = count(1)

    def tell(self, method: str, **parameters: Any) -> dict[str, Any]:
        """What the browser answers to a command."""
        number = next(self._numbers)
        self._wire.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told = json.loads(self._wire.recv(timeout=60))
            if told.get("id") == number:
                assert "error" not in told, told
                return told["result"]  # type: ignore[no-any-return]

    def event(self, method: str) -> None:
        """Wait until the browser tells of something."""
        while json.loads(self._wire.recv(timeout=60)).get("method") != method:
            pass

    def visit(self, address: str) -> None:
        """Load a page to its end."""
        self.tell("Page.enable")
        self.tell("Page.navigate", url=address)
        self.event("Page.loadEventFired")

    def evaluate(self, script: str) -> Any:
        """The value of an expression on the page, awaited where it is a promise."""
        told = self.tell("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")


@contextmanager
def browser(program: str, profile: Path) -> Iterator[Page]:
    """A tab of a browser of the test's own."""
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
    process = subprocess.Popen(
        [program, *options, f"--user-data-dir={profile}", "--remote-debugging-port=0", "about:blank"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stderr is not None
        lines = (re.search(r"DevTools listening on (ws://\S+)", line) for line in process.stderr)
        address = next(told[1] for told in lines if told)
        with connect(address, max_size=None) as wire:
            tabs = Page(wire).tell("Target.getTargets")["targetInfos"]
            tab = next(one["targetId"] for one in tabs if one["type"] == "page")
        with connect(f"{address.partition('/devtools/')[0]}/devtools/page/{tab}", max_size=None) as wire:
            yield Page(wire)
    finally:
        process.kill()
        process.communicate()
