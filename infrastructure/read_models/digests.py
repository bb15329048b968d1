"""Everything a read model shows, in one number: the same rows have the same one (dấu tóm lược mô hình đọc)."""

from hashlib import sha256

from infrastructure.postgres.names import SchemaNames
from infrastructure.read_models.model import Db, ReadModel

_HALVES = ", ".join(f"coalesce(sum(('x' || substr(m, {start}, 16))::bit(64)::int8), 0)" for start in (1, 17))


def digest_of(db: Db, names: SchemaNames, model: ReadModel) -> str:
    """The digest of the live generation's rows, past ones too; their order does not matter (dấu tóm lược)."""
    digest = sha256()
    with db.transaction():
        db.execute("SET LOCAL TimeZone TO 'UTC'")
        db.execute("SET LOCAL DateStyle TO 'ISO'")
        for table in model.tables:
            rows = f"SELECT md5(t::text) AS m FROM {names.read}.{table.name} t"
            found = db.execute(f"SELECT count(*), {_HALVES} FROM ({rows}) r".encode()).fetchone()
            digest.update(f"{table.name} {found}\n".encode())
    return digest.hexdigest()
