"""An inspector for each test."""

from pathlib import Path

import pytest

from tests.infrastructure.evidence.inspector import Inspector


@pytest.fixture
def inspector(tmp_path: Path) -> Inspector:
    """Somebody who examines bundles in a folder of their own."""
    return Inspector(tmp_path)
