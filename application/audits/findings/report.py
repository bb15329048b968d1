"""The findings of a log as tables: how many of each kind, every one of them, late entries by officer (báo cáo)."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from application.audits.findings.finding import Finding, FindingRule
from application.audits.findings.rules import FINDINGS
from application.audits.findings.search import Looked, findings
from application.audits.histories import Histories
from application.audits.report import Chart, Column, Drawing, Kind, Report, ReportRequest, Share, Table, Word
from domain.law.parameters import Parameter

_SHOWN = 5


def findings_report(
    histories: Histories,
    asked: ReportRequest,
    parameters: Mapping[str, Parameter],
    rules: Sequence[FindingRule] = FINDINGS,
    *,
    progress: Callable[[int], None] = lambda done: None,
) -> Report:
    """What some rules find in a scope, gravest first, with how much was looked at (rà soát dấu hiệu bất thường)."""
    looked = Looked()
    found = sorted(findings(histories, asked, parameters, rules, looked=looked, progress=progress), key=_gravest_first)
    return Report(
        key="findings",
        vi="Dấu hiệu bất thường",
        en="Findings",
        asked=asked,
        summary=_summary_line(rules, found, looked),
        tables=(
            _summary(rules, found, looked),
            _every(found, histories),
            _late_entries(found, looked),
        ),
    )


def looked_at_nothing(report: Report) -> bool:
    """Whether no rule judged a single dossier: then nothing found says nothing (không xét được hồ sơ nào)."""
    return not any(row["lookedAt"] for row in report.tables[0].rows_by_column())


def _summary_line(rules: Sequence[FindingRule], found: Sequence[Finding], looked: Looked) -> str:
    """Looked at, found, could not be judged, in one line: as loud as one another (dòng tóm tắt)."""
    whole, most = looked.dossiers + looked.adopted, max((looked.looked_at(rule) for rule in _of_ours(rules)), default=0)
    short = sum(bool(looked.reasons(rule)) for rule in rules)
    blind = sum(not looked.looked_at(rule) for rule in rules)
    return (
        f"Xem xét được {most} trong {whole} hồ sơ; {len(found)} dấu hiệu; {short} trong {len(rules)} quy tắc có hồ sơ "
        f"chưa đủ căn cứ, trong đó {blind} quy tắc không xét được hồ sơ nào. · {most} of {whole} dossiers could be "
        f"looked at; {len(found)} findings; {short} of {len(rules)} rules could not judge some dossiers, {blind} of "
        "them none at all."
    )


def _of_ours(rules: Sequence[FindingRule]) -> Sequence[FindingRule]:
    """Without rules that look at other systems' dossiers too, which would make it seem that all of them do."""
    return [rule for rule in rules if not rule.of_adopted] or rules


def _outcome(rule: FindingRule, count: int, looked: Looked) -> Word:
    """«Không có dấu hiệu» only where everything was looked at (kết quả)."""
    if count:
        return Word("found", f"{count} dấu hiệu")
    if not looked.looked_at(rule):
        return Word("not_looked_at", "không xét được")
    if looked.reasons(rule):
        return Word("none_where_looked_at", "không có dấu hiệu ở hồ sơ đã xem xét")
    return Word("none", "không có dấu hiệu")


def _reasons(rule: FindingRule, looked: Looked) -> str | None:
    vi = [f"{number}: {reason.vi}" for reason, number in looked.reasons(rule).items()]
    en = [f"{number}: {reason.en}" for reason, number in looked.reasons(rule).items()]
    return f"{'; '.join(vi)}\n{'; '.join(en)}" if vi else None


def _gravest_first(finding: Finding) -> tuple[int, str, object, str]:
    return -finding.rule.severity.weight, finding.rule.key, finding.trace.at, finding.trace.stream


def _summary(rules: Sequence[FindingRule], found: Sequence[Finding], looked: Looked) -> Table:
    count = Counter(finding.rule.key for finding in found)
    return Table(
        key="summary",
        vi="Theo loại dấu hiệu",
        en="By kind",
        formula="số dấu hiệu: phát sinh trong kỳ; đã xem xét: hồ sơ nộp tại đây có đủ căn cứ để xét · findings that "
        "came about in the period; dossiers handed in here that could be judged",
        basis="căn cứ riêng ở từng dòng",
        columns=(
            Column("rule", "Mã", "Key"),
            Column("name", "Dấu hiệu", "Finding"),
            Column("severity", "Mức độ", "Severity"),
            Column("found", "Số dấu hiệu", "Found", Kind.COUNT),
            Column("lookedAt", "Số hồ sơ đã xem xét", "Dossiers looked at", Kind.COUNT),
            Column("unjudged", "Chưa đủ căn cứ", "Could not be judged", Kind.COUNT),
            Column("outcome", "Kết quả", "Outcome"),
            Column("why", "Vì sao chưa đủ căn cứ", "Why not judged"),
            Column("basis", "Căn cứ", "Basis"),
            Column("innocent", "Có thể vì", "Perhaps"),
        ),
        rows=tuple(
            (
                rule.key,
                f"{rule.vi}\n{rule.en}",
                Word(rule.severity.value, rule.severity.vi),
                count[rule.key],
                looked.looked_at(rule),
                sum(looked.reasons(rule).values()),
                _outcome(rule, count[rule.key], looked),
                _reasons(rule, looked),
                rule.basis,
                f"{rule.innocent_vi}\n{rule.innocent_en}",
            )
            for rule in rules
        ),
        chart=Chart(Drawing.BARS, "name", ("found",)),
        notes=(
            "Một dấu hiệu là một câu hỏi, không phải kết luận. · A finding is a question, not a verdict.",
            f"{looked.adopted} hồ sơ tiếp nhận từ hệ thống khác không xét: nhật ký tại đây không ghi người thực hiện. "
            f"· {looked.adopted} dossiers adopted from other systems are not judged: nobody here did what they tell.",
            f"{looked.bulk_acts} việc của cán bộ được ghi hàng loạt: không xét theo thời điểm ghi. "
            f"· {looked.bulk_acts} acts of officers were entered in bulk and are judged by no instant of recording.",
        ),
    )


def _every(found: Sequence[Finding], histories: Histories) -> Table:
    dossiers = sorted({dossier for finding in found for dossier in finding.trace.dossiers})
    codes = histories.codes(dossiers)
    return Table(
        key="findings",
        vi="Từng dấu hiệu",
        en="Every finding",
        formula="vị trí: vị trí trong nhật ký, «hoso replay» cho xem hồ sơ có vị trí đó · positions in the log, see "
        "hoso replay",
        basis="căn cứ riêng của từng loại, ở bảng trên",
        columns=(
            Column("rule", "Dấu hiệu", "Key"),
            Column("severity", "Mức độ", "Severity"),
            Column("dossier", "Hồ sơ", "Dossier"),
            Column("agency", "Cơ quan", "Agency"),
            Column("officer", "Cán bộ", "Officer"),
            Column("at", "Thời điểm", "When", Kind.INSTANT),
            Column("what", "Nội dung", "What"),
            Column("evidence", "Vị trí", "Evidence", Kind.EVIDENCE),
        ),
        rows=tuple(
            (
                Word(finding.rule.key, finding.rule.vi),
                Word(finding.rule.severity.value, finding.rule.severity.vi),
                _named(finding.trace.dossiers, codes) or finding.trace.stream,
                finding.trace.agency,
                finding.trace.officer,
                finding.trace.at,
                f"{finding.trace.vi}\n{finding.trace.en}",
                finding.trace.evidence,
            )
            for finding in found
        ),
    )


def _named(dossiers: Sequence[str], codes: Mapping[str, str]) -> str:
    more = len(dossiers) - _SHOWN
    shown = ", ".join(codes.get(dossier, dossier) for dossier in dossiers[:_SHOWN])
    return f"{shown} … +{more}" if more > 0 else shown


def _late_entries(found: Sequence[Finding], looked: Looked) -> Table:
    late = Counter((one.trace.agency, one.trace.officer or "") for one in found if one.rule.key == "recorded-late")
    return Table(
        key="late-entries",
        vi="Ghi nhận lùi ngày theo cơ quan, cán bộ",
        en="Late entries by agency and officer",
        formula="số lần ghi nhận lùi ngày/tổng số việc cán bộ đã ghi, trong toàn phạm vi · recorded-late of all acts "
        "the officer entered",
        basis="TT 01/2018/TT-VPCP Điều 17; ngưỡng [D] findings.recorded_after",
        columns=(
            Column("agency", "Cơ quan", "Agency"),
            Column("officer", "Cán bộ", "Officer"),
            Column("late", "Ghi lùi trên tổng số việc đã ghi", "Late of all entered", Kind.SHARE),
        ),
        rows=tuple(
            (agency, officer, Share(count, looked.entries[agency, officer]))
            for (agency, officer), count in sorted(late.items(), key=lambda one: (-one[1], str(one[0])))
        ),
    )
