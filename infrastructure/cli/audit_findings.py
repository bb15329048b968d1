"""``hoso audit findings``: what inspectors would ask about, with evidence (rà soát dấu hiệu bất thường)."""

from typing import TYPE_CHECKING, Annotated

import typer

from application.audits.findings.severity import Severity
from infrastructure.cli import audit_options as options
from infrastructure.cli.audit_answers import answer, form_of
from infrastructure.cli.complaints import BadInput

if TYPE_CHECKING:
    from application.audits.findings.finding import FindingRule


def findings(
    source: options.Source = None,
    agency: options.Agency = None,
    field: options.Field = None,
    procedure: options.Procedure = None,
    period: options.Period = None,
    known_at: options.KnownAt = None,
    happened_at: options.HappenedAt = None,
    rule: Annotated[list[str] | None, typer.Option(help="Only this kind of finding; may be given again.")] = None,
    severity: Annotated[Severity | None, typer.Option(help="Only findings of this severity or a higher one.")] = None,
    format: options.Form = None,
    out: options.Out = None,
) -> None:
    """What inspectors would ask about, each with its rule, its evidence and how it may be harmless.

    The exit code is 0 whether or not anything is found: a finding is a question, not an error.
    """
    form = form_of(format, out)
    chosen = rules_named(rule or [], severity)
    scope = options.scope_of(source, agency, field, procedure, period, known_at, happened_at)
    report = options.at_the_desk(lambda desk, seen: desk.findings(scope, rules=chosen, seen=seen))
    answer(report, form, out)


def rules_named(keys: list[str], severity: Severity | None) -> "tuple[FindingRule, ...]":
    """The kinds of findings that were asked for, all without a name. Raises BadInput for a name there is not."""
    from application.audits.findings.rules import FINDINGS, KEYS

    for key in keys:
        if key not in KEYS:
            raise BadInput(f"--rule: there is no finding «{key}»; name one of {', '.join(KEYS)}")
    lightest = 0 if severity is None else severity.weight
    return tuple(rule for rule in FINDINGS if (not keys or rule.key in keys) and rule.severity.weight >= lightest)
