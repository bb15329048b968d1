"""What goes wrong, in one line: what, where, what to do (thông báo lỗi)."""

import os
import sys
from dataclasses import dataclass
from errno import EDQUOT, ENOSPC

from typer.exceptions import TyperException

from domain.errors import LawNotLoaded, Malformed, NotPermitted
from infrastructure.cli.terminal.formats import harmless

BAD_INPUT = 2
OUR_FAULT = 1
NOT_CONFIRMED = 3
INTERRUPTED = 130

FULL = ENOSPC, EDQUOT
"""What the system says where a disk, or somebody's part of it, has no room left."""


class BadInput(Exception):
    """Input that cannot be used; the message says what, where and what to do (dữ liệu vào không hợp lệ)."""


class NotConfirmed(Exception):
    """What was asked was done, and those who are to confirm it did not; the message says who (chưa được xác nhận)."""


class AnsweredWithErrors(Exception):
    """The answers stand on standard output, some of them are errors; nothing is left to say (có câu hỏi lỗi)."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One line for people and the exit code for programs; without a line there is nothing to say."""

    line: str
    exit_code: int


def complaint_about(error: BaseException) -> Complaint:
    """The one line that an error deserves (thông báo)."""
    match error:
        case KeyboardInterrupt():
            return Complaint("interrupted: what was answered before is recorded, the rest is not", INTERRUPTED)
        case AnsweredWithErrors():
            return Complaint("", BAD_INPUT)
        case BrokenPipeError() | SystemExit(__context__=BrokenPipeError()):  # click makes the one of the other
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return Complaint("", 0)
        case SystemExit():
            return Complaint("", error.code if isinstance(error.code, int) else OUR_FAULT)
        case NotPermitted():
            en = f"{error.details['en']} · " if "en" in error.details else ""
            return Complaint(_one_line(f"{error.code}: {en}{error.reason} ({error.basis})"), BAD_INPUT)
        case NotConfirmed():
            return Complaint(_one_line(str(error)), NOT_CONFIRMED)
        case Malformed(lines=[_, *_] as lines):  # a file with several mistakes: a line for each
            return Complaint("\n".join(harmless(line) for line in lines), BAD_INPUT)
        case BadInput() | Malformed() | LawNotLoaded():
            return Complaint(_one_line(str(error)), BAD_INPUT)
        case TyperException():
            return _about_arguments(error)
        case OSError() if error.filename is not None and error.errno not in FULL:
            return Complaint(f"{error.filename}: {_reason(error)}; name a path that can be used", BAD_INPUT)
        case _:
            return _about_environment(error) or _about_unexpected(error)


def _about_arguments(error: TyperException) -> Complaint:
    said = error.format_message() if hasattr(error, "format_message") else str(error)
    context = getattr(error, "ctx", None)
    where = context.command_path if context is not None else "hoso"
    return Complaint(_one_line(f"{said.rstrip('.')}; see «{where} --help»"), getattr(error, "exit_code", BAD_INPUT))


def _about_environment(error: BaseException) -> Complaint | None:
    """Errors of libraries that are only there when something used them: a name costs no import."""
    names = {f"{kind.__module__.split('.')[0]}.{kind.__name__}" for kind in type(error).__mro__}
    text = _one_line(str(error))
    if "psycopg.DiskFull" in names or (isinstance(error, OSError) and error.errno in FULL):
        return Complaint(f"no room is left: {text}; make room, then run it again", OUR_FAULT)
    if "psycopg.ReadOnlySqlTransaction" in names:
        how = "name the primary in HOSO_DATABASE_URL, or reset default_transaction_read_only for role and database"
        return Complaint(f"the PostgreSQL server takes no writes: {text}; {how}", BAD_INPUT)
    if "psycopg.InsufficientPrivilege" in names:
        how = "GRANT the login that role or right, or name another in HOSO_DATABASE_URL or HOSO_SEALER_URL"
        return Complaint(f"the login may not do this in the database: {text}; {how}", BAD_INPUT)
    if "psycopg.OperationalError" in names:
        return Complaint(f"the PostgreSQL server does not answer: {text}; check HOSO_DATABASE_URL", BAD_INPUT)
    if "psycopg.ProgrammingError" in names and "connection" in text:
        return Complaint("HOSO_DATABASE_URL cannot be read: write postgresql://user@host:5432/database", BAD_INPUT)
    if names & {"infrastructure.PolicyRefused", "infrastructure.NoteRefused"}:
        return Complaint(f"{text}; look at HOSO_POLICY and HOSO_ORIGIN", BAD_INPUT)
    unusable = "AddressUnusable", "EmbeddedUnavailable", "InstallationRefused", "MigrationRefused", "UnsafeServer"
    if names & {f"infrastructure.{name}" for name in unusable}:
        return Complaint(text, BAD_INPUT)
    if "pydantic_core.ValidationError" in names:
        return Complaint(f"a setting HOSO_… is not usable: {text}", BAD_INPUT)
    if names & {"application.FiguresContradict", "application.FiguresDiffer"}:
        return Complaint(text, OUR_FAULT)
    if "application.KeyReused" in names:
        return Complaint(f"«{text}» was recorded before with other content; nothing was changed", BAD_INPUT)
    if "infrastructure.Overtaken" in names:
        return Complaint(f"{text}: what was half made here is dropped, that one serves", OUR_FAULT)
    if "application.NotReached" in names:
        return Complaint(f"the read models stand still: {text}; look at «hoso rebuild»", OUR_FAULT)
    return None


def _about_unexpected(error: BaseException) -> Complaint:
    if os.environ.get("HOSO_TRACEBACK"):
        raise error
    text = _one_line(f"{type(error).__name__}: {error}")
    return Complaint(f"unexpected: {text}; this is our fault: run again with HOSO_TRACEBACK=1 and report it", OUR_FAULT)


def _reason(error: OSError) -> str:
    return (error.strerror or "cannot be used").lower()


def _one_line(text: str) -> str:
    return harmless(" ".join(text.split()))
