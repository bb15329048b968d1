"""The log's schema as it is today, by subject, in the order in which it is laid (lược đồ nhật ký).

@log, @read and the roles @owner, @app, @sealer and @inspector are replaced as a file is laid.
"""

from pathlib import Path

FILES = tuple(
    Path(__file__).with_name(f"{subject}.sql")
    for subject in ("tables", "leaf", "append", "read_models", "guard", "rights")
)
