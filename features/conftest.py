"""Loads the plug-in that runs features (nạp trình cắm)."""

import pytest


def pytest_plugin_registered(manager: pytest.PytestPluginManager) -> None:
    """Load it once, also where this folder is met only while collecting."""
    manager.import_plugin("features.plugin")
