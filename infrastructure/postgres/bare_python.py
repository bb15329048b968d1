"""Starting a module of hoso as a small process of its own: 10 ms, nothing loaded but the standard library."""

import sys
from pathlib import Path

_ROOT = str(Path(__file__).resolve().parents[2])


def command(module: str, *arguments: str) -> list[str]:
    """The command line that runs `main()` of a module without site-packages or the user's settings."""
    code = f"import sys; sys.path.append(sys.argv.pop(1)); from {module} import main; main()"
    return [sys.executable, "-I", "-S", "-c", code, _ROOT, *arguments]
