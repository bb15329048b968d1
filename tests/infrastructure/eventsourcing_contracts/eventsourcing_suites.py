"""eventsourcing's shipped contract suites, without the cipher that their module also asks for.

The module imports pycryptodome for suites that are not run here; an empty stand-in satisfies the import.
"""

import importlib.util
import sys
from types import ModuleType

if importlib.util.find_spec("Crypto") is None:
    for name in ("Crypto", "Crypto.Cipher", "Crypto.Cipher.AES", "Crypto.Cipher._mode_gcm"):
        stand_in = sys.modules[name] = ModuleType(name)
        vars(stand_in).update(GcmMode=object, key_size=())
    sys.modules["Crypto.Cipher"].AES = sys.modules["Crypto.Cipher.AES"]  # type: ignore[attr-defined]

from eventsourcing.tests.persistence import (
    AggregateRecorderTestCase,
    ApplicationRecorderTestCase,
    NonInterleavingNotificationIDsBaseCase,
    ProcessRecorderTestCase,
    TrackingRecorderTestCase,
)

__all__ = [
    "AggregateRecorderTestCase",
    "ApplicationRecorderTestCase",
    "NonInterleavingNotificationIDsBaseCase",
    "ProcessRecorderTestCase",
    "TrackingRecorderTestCase",
]
