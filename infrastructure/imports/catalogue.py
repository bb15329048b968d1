"""Published procedures in JSON lines, as the national portal shows them (danh mục thủ tục hành chính)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from domain.amounts import amount_of
from domain.errors import Malformed
from domain.law.deadlines import TimeLimit, TimeUnit
from domain.plain_text import in_one_line
from domain.procedure.commands import PublishProcedure
from domain.procedure.content import AdministrativeLevel, ProcedureContent
from domain.procedure.identity import IssuingDecision, NamedAgency, ProcedureKey
from domain.procedure.limits import PublishedLimit
from domain.values import Channel, listed, parse_procedure_code
from infrastructure.imports.json_text import plain_json
from infrastructure.imports.typed import typed, what_is_wrong
from infrastructure.imports.unusable import Unusable

CHANNELS = {"Trực tiếp": Channel.COUNTER, "Trực tuyến": Channel.ONLINE, "Dịch vụ bưu chính": Channel.POST}
UNITS = {
    "Ngày làm việc": TimeUnit.WORKING_DAY,
    "Ngày": TimeUnit.DAY,
    "Giờ làm việc": TimeUnit.WORKING_HOUR,
    "Giờ": TimeUnit.HOUR,
    "Tháng": TimeUnit.MONTH,
}
_LEVELS = {
    "Cấp bộ": AdministrativeLevel.MINISTRY,
    "Cấp tỉnh": AdministrativeLevel.PROVINCE,
    "Cấp huyện": AdministrativeLevel.DISTRICT,
    "Cấp xã": AdministrativeLevel.COMMUNE,
    "Cơ quan khác": AdministrativeLevel.OTHER,
}
_PUBLISHERS = {
    "bo-tai-chinh": "Bộ Tài chính",
    "bo-nong-nghiep-mt": "Bộ Nông nghiệp và Môi trường",
    "bo-xay-dung": "Bộ Xây dựng",
    "bo-cong-an": "Bộ Công an",
    "bo-tu-phap": "Bộ Tư pháp",
    "ngan-hang-nha-nuoc": "Ngân hàng Nhà nước Việt Nam",
    "toa-an-nhan-dan": "Tòa án nhân dân",
}
_COMMA = re.compile(r",\s*(?![^()]*\))")
_RESULT_CODE = re.compile(r"\s*Mã:\s*[A-Z]+(?:\.[A-Z]?\d+)*\s*")
_PAGE_FURNITURE = re.compile(r"Từ khóa.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One published procedure; limits_as_written counts its limits as the source spells them (một thủ tục)."""

    publication: PublishProcedure
    limits_as_written: int


def read_catalogue(path: Path) -> Iterator[CatalogueEntry]:
    """Every procedure of a file. Raises Unusable naming the line."""
    read: dict[str, PublishProcedure] = {}
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                entry = _entry(plain_json(line))
                _require_alike(read.setdefault(entry.publication.procedure, entry.publication), entry.publication)
                yield entry
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                raise Unusable(path, "not JSON; expected one procedure per line", line=number) from error
            except Malformed as error:
                raise Unusable(path, str(error), line=number) from error
            except (KeyError, TypeError, AttributeError) as error:
                what = f"{what_is_wrong(error)}; expected code, name and time_limits of a procedure"
                raise Unusable(path, what, line=number) from error


def parts_outside_brackets(text: str) -> tuple[str, ...]:
    """A list written with commas; a comma in brackets, or before a small letter, divides nothing."""
    parts: list[str] = []
    for part in (found.strip() for found in _COMMA.split(text)):
        if parts and part[:1].islower():
            parts[-1] = f"{parts[-1]}, {part}"
        elif part:
            parts.append(part)
    return tuple(parts)


def _require_alike(before: PublishProcedure, publication: PublishProcedure) -> None:
    if before != publication:
        raise Malformed(
            f"procedure {publication.procedure} stood in a line before with other content; leave one of them"
        )


def _entry(row: dict[str, Any]) -> CatalogueEntry:
    row = {name: in_one_line(said) if isinstance(said, str) else said for name, said in row.items()}
    code = parse_procedure_code(row["code"])
    said = row.get("time_limits") or []
    limits, unread = _limits(said)
    content = ProcedureContent(
        name=row["name"],
        field=row.get("field") or None,
        kind=row.get("kind") or None,
        levels=_levels(row.get("level")),
        publisher=_named(_PUBLISHERS.get(row.get("ministry") or "", row.get("ministry"))),
        agencies=(NamedAgency(name=row["agency"]),) if row.get("agency") else None,
        applicants=parts_outside_brackets(row["applicants"]) if row.get("applicants") else None,
        result=_result(row.get("result")),
        limits=limits or None,
        limit_text="; ".join(unread) or None,
    )
    if not content.name.strip():
        raise Malformed("name is empty; a procedure has a name")
    publication = PublishProcedure(
        procedure=ProcedureKey(code),
        code=code,
        content=content,
        decision=IssuingDecision(number=row["decision_no"]) if row.get("decision_no") else None,
        effective_on=None,
        source_url=row.get("source") or None,
    )
    return CatalogueEntry(_listable(typed(publication)), len({(one["n"], one["unit"]) for one in said}))


def _limits(said: list[dict[str, str]]) -> tuple[tuple[PublishedLimit, ...], list[str]]:
    by_channel: dict[Channel, list[TimeLimit]] = defaultdict(list)
    unread: list[str] = []
    for row in said:
        channel, unit, amount = CHANNELS.get(row["channel"]), UNITS.get(row["unit"]), _amount(row["n"])
        if channel is None or unit is None or amount is None:
            unread.append(f"{row['channel']}: {row['n']} {row['unit']}")
        else:
            by_channel[channel].append(TimeLimit(amount, unit))
    return tuple(row for channel, limits in by_channel.items() for row in _cases(channel, limits)), unread


def _cases(channel: Channel, limits: list[TimeLimit]) -> Iterator[PublishedLimit]:
    """Several differing limits of one channel are cases whose names the source keeps to itself."""
    if len(set(limits)) == 1:
        yield PublishedLimit(channel=channel, case=None, limit=limits[0])
        return
    for number, limit in enumerate(limits, 1):
        yield PublishedLimit(channel=channel, case=f"trường hợp {number}", limit=limit)


def _amount(text: str) -> Decimal | None:
    found = amount_of(text)
    return found if found is not None and 0 < found < 1_000_000 else None


def _levels(text: str | None) -> tuple[AdministrativeLevel, ...] | None:
    known = [_LEVELS.get(part) for part in parts_outside_brackets(text or "")]
    return tuple(level for level in known if level is not None) or None


def _named(name: str | None) -> NamedAgency | None:
    return NamedAgency(name=name) if name else None


def _listable(publication: PublishProcedure) -> PublishProcedure:
    content = publication.content
    listed(content.field or "", "field")
    listed(content.publisher.name if content.publisher else "", "ministry")
    return publication


def _result(text: str | None) -> str | None:
    """The names of the results, without the codes and the furniture of the page they were read from."""
    named = _RESULT_CODE.sub("; ", _PAGE_FURNITURE.sub("", text or ""))
    return "; ".join(part.strip() for part in named.split("; ") if part.strip()) or None
