"""A process that uses the embedded server: says its address, stays until told, then leaves properly.

Run as a program by the tests; it needs nothing but the standard library and the installation itself.
"""

import sys
from pathlib import Path

from infrastructure.postgres.embedded import use_embedded

with use_embedded(Path(sys.argv[1])) as use:
    print(use.url, flush=True)
    sys.stdin.read()
