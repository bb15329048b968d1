"""``hoso keys``: the public keys of this log, for those who check it (khóa công khai)."""

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import say


def keys() -> None:
    """Print the policy file that «hoso-verify --key» takes: hand it over by another way than the evidence."""
    from infrastructure.cli.terminal.open_installation import settings
    from infrastructure.evidence.public_keys import keys_as_sealed

    found = settings()
    policy = keys_as_sealed(found)
    if policy is None:
        raise BadInput(f"nothing was sealed in {found.seals} yet: «hoso seal --once» makes the log's key")
    say(policy.rstrip("\n"))
