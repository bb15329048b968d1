"""Audits of timeliness and transparency, with everything to derive them again (kiểm tra)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

import strawberry

from api.context import Info
from api.errors import BadRequest
from api.instants import aware_or_none
from api.queries.dossier.dossier import AtLeast, wait_for
from api.types.as_of import AsOfArgument, as_of_asked
from api.types.audits.report import AuditReport, report_of
from api.types.enums import Dimension, Severity
from application.access.rows import sees_attempts
from application.audits.findings.attempts import REFUSED_ATTEMPT
from application.audits.findings.finding import FindingRule
from application.audits.findings.rules import rules_named
from application.audits.scope import AuditScope
from application.history.as_of import NOW
from application.queries.reads import name_asked


@strawberry.input(name="AuditScope", description="Whose dossiers, of which time, by which clocks. Phạm vi kiểm tra.")
class AuditScopeInput:
    """What an audit looks at (phạm vi kiểm tra)."""

    source: str | None = strawberry.field(default=None, description="Nguồn.")
    agency: str | None = strawberry.field(default=None, description="Cơ quan, kể cả đơn vị trực thuộc.")
    field: str | None = strawberry.field(default=None, description="Lĩnh vực.")
    procedure: str | None = strawberry.field(default=None, description="Mã thủ tục.")
    since: date | None = strawberry.field(default=None, description="First legal day of the period. Từ ngày.")
    before: date | None = strawberry.field(default=None, description="First day after it. Trước ngày.")
    known_at: datetime | None = strawberry.field(default=None, description="As it was recorded by this instant.")
    happened_at: datetime | None = strawberry.field(default=None, description="As of this instant.")


Scope = Annotated[AuditScopeInput | None, strawberry.argument(description="All dossiers when left out.")]
WellUnder = Annotated[
    int, strawberry.argument(description="A limit could be shortened where 95 % need at most so many percent of it.")
]
Rules = Annotated[list[str] | None, strawberry.argument(description="Only these kinds of findings. Loại dấu hiệu.")]
Graver = Annotated[Severity | None, strawberry.argument(description="Only of this severity or a graver one.")]
Code = Annotated[str, strawberry.argument(description="Mã số hồ sơ.")]
By = Annotated[Dimension, strawberry.argument(description="Rows of the form. Phân tổ.")]


async def audit_timeliness(
    info: Info, scope: Scope = None, by: By = Dimension.FIELD, at_least: AtLeast = None
) -> AuditReport:
    """Form II.06a, QĐ 766, TT 01/2018, Gia Lai, over the dossiers of a scope."""
    await wait_for(info, at_least)
    return report_of(await info.context.audits.timeliness(await _scope(info, scope), by))


async def audit_transparency(info: Info, scope: Scope = None, at_least: AtLeast = None) -> AuditReport:
    """What was published, when, and how the service index scores it."""
    await wait_for(info, at_least)
    return report_of(await info.context.audits.transparency(await _scope(info, scope)))


async def audit_responsibility(info: Info, scope: Scope = None, at_least: AtLeast = None) -> AuditReport:
    """Who held dossiers for how long, and whose lateness it is."""
    await wait_for(info, at_least)
    return report_of(await info.context.audits.responsibility(await _scope(info, scope)))


async def audit_distribution(
    info: Info, scope: Scope = None, well_under: WellUnder = 80, at_least: AtLeast = None
) -> AuditReport:
    """On-time shares with their interval, quantiles, bottlenecks, months, limits against the time really needed."""
    if not 1 <= well_under <= 100:
        raise BadRequest(
            f"wellUnder: {well_under} is no percentage from 1 to 100",
            f"wellUnder: {well_under} không phải là tỷ lệ phần trăm từ 1 đến 100.",
        )
    await wait_for(info, at_least)
    return report_of(await info.context.audits.distribution(await _scope(info, scope), well_under=well_under))


async def audit_findings(
    info: Info, scope: Scope = None, rules: Rules = None, severity: Graver = None, at_least: AtLeast = None
) -> AuditReport:
    """What inspectors would ask about, each with its rule, evidence and how it may be harmless; attempts for few."""
    if rules is not None and not rules:
        raise BadRequest(
            "rules: an empty list asks for nothing; leave it out for all of them",
            "rules: danh sách trống; đề nghị bỏ mục này để hỏi tất cả các loại.",
        )
    chosen = _shown(info, rules_named(rules or (), severity), rules or ())
    await wait_for(info, at_least)
    return report_of(await info.context.audits.findings(await _scope(info, scope), rules=chosen))


def _shown(info: Info, chosen: Sequence[FindingRule], asked: Sequence[str]) -> tuple[FindingRule, ...]:
    """The rules somebody may ask by: refused attempts are for leaders and inspectors. Raises BadRequest."""
    hidden = [rule for rule in chosen if rule.key == REFUSED_ATTEMPT and not sees_attempts(info.context.actor)]
    for rule in hidden:
        if rule.key in asked:
            raise BadRequest(
                f"rules: «{rule.key}» shows refused attempts, which leaders and inspectors see; leave it out",
                f"rules: «{rule.key}» cho thấy các lần thực hiện bị từ chối, chỉ lãnh đạo và thanh tra được xem; đề "
                "nghị bỏ loại này.",
            )
    return tuple(rule for rule in chosen if rule not in hidden)


async def dossier_responsibility(
    info: Info, code: Code, as_of: AsOfArgument = None, at_least: AtLeast = None
) -> AuditReport:
    """Who held one dossier when, to the second, and on whose account its lateness comes."""
    await wait_for(info, at_least)
    row = await info.context.reads.dossier(code, await info.context.visibility())
    if row is None:
        raise BadRequest(
            f"code: no dossier «{code}» that you may see; check its code",
            f"Không có hồ sơ «{code}» mà ông/bà được xem; đề nghị kiểm tra lại mã số.",
        )
    then = NOW if as_of is None else await as_of_asked(info, as_of)
    scope = AuditScope(known_at=then.known_at, happened_at=then.happened_at)
    return report_of(await info.context.audits.dossier_responsibility(row["code"] or row["id"], scope))


async def _scope(info: Info, asked: AuditScopeInput | None) -> AuditScope:
    """What is asked, within what the actor may see. Raises BadRequest."""
    wanted = asked or AuditScopeInput()
    visibility = await info.context.visibility()
    agency = name_asked("scope.agency", wanted.agency)
    if not visibility.covers_scope(agency):
        raise _not_yours(wanted.agency, visibility.agency)
    return AuditScope(
        source=wanted.source,
        agency=agency or visibility.agency,
        field=wanted.field,
        procedure=wanted.procedure,
        since=wanted.since,
        before=wanted.before,
        known_at=aware_or_none("scope.knownAt", wanted.known_at),
        happened_at=aware_or_none("scope.happenedAt", wanted.happened_at),
    )


def _not_yours(asked: str | None, mine: str | None) -> BadRequest:
    en = f"you may ask for {mine} and those below it" if mine else "name none of your own"
    vi = f"ông/bà xem được {mine} và các cơ quan trực thuộc" if mine else "tài khoản này không thuộc cơ quan nào"
    return BadRequest(
        f"scope.agency: audits of «{asked}» are for its officers and for inspectors; {en}",
        f"Kiểm tra của «{asked}» dành cho cán bộ cơ quan đó và thanh tra; {vi}.",
    )
