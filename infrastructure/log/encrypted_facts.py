"""Whether a log holds anything that only the keys of persons open (dữ liệu cá nhân đã mã hóa)."""

from typing import get_type_hints

from domain.values import Encrypted
from infrastructure.log.topics import EVENT_OF
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.sessions import session


def holds_encrypted(url: str, names: SchemaNames) -> bool:
    """Whether there is one fact at least that always bears something encrypted. Raises psycopg.Error."""
    topics = [topic for topic, event in EVENT_OF.items() if Encrypted in get_type_hints(event).values()]
    with session(url, autocommit=True) as db:
        db.execute(f"SET ROLE {names.app}".encode())
        found = db.execute(f"SELECT FROM {names.log}.fact WHERE topic = ANY (%s) LIMIT 1".encode(), [topics])
        return found.fetchone() is not None
