"""Was published what must be public, in time and in full; how the service index scores it (kiểm tra công khai)."""

from collections.abc import Sequence
from dataclasses import replace

from application.audits.figures import Counted
from application.audits.histories import Histories
from application.audits.indicators import IndicatorInputs
from application.audits.publication import PARTS, InTime, PublishedVersion, newest, processes, publications
from application.audits.report import Cell, Chart, Column, Drawing, Evidence, Kind, Report, ReportRequest, Share, Table
from application.audits.service_index import service_index, settlement_indicators
from application.ports import Fact
from domain.law.in_force import InForce
from domain.values import legal_day

_WORDS = {InTime.YES: "đúng hạn", InTime.NO: "trễ", InTime.UNKNOWN: "chưa rõ"}
_EVERYBODY = (
    "thủ tục và quy trình công bố cho mọi cơ quan, mọi nguồn: bộ lọc cơ quan và nguồn chỉ áp dụng cho số hồ sơ · "
    "procedures are published for every agency; the filter narrows dossiers alone"
)
_BASIS = "NĐ 63/2010/NĐ-CP Điều 8 khoản 2, Điều 15, Điều 24"


def transparency_report(counted: Counted, histories: Histories, asked: ReportRequest, law: InForce) -> Report:
    """What was made known, when, and what is missing (báo cáo công khai, minh bạch)."""
    found = list(publications(histories, asked.scope, law))
    approvals = list(processes(histories, asked.scope))
    grounds = IndicatorInputs(counted, found, newest(found))
    on = legal_day(asked.judged_at)
    published = (_in_time(found), _parts(grounds), _late(found), _sums(approvals))
    notes = (_EVERYBODY,) if asked.scope.agency or asked.scope.source else ()
    return Report(
        key="transparency",
        vi="Công khai, minh bạch thủ tục hành chính",
        en="Transparency",
        asked=asked,
        tables=(
            *(replace(table, notes=(*table.notes, *notes)) for table in published),
            service_index(grounds, on, law),
            settlement_indicators(grounds, on, law),
        ),
    )


def _in_time(found: Sequence[PublishedVersion]) -> Table:
    rules = (
        ("announced", "công bố trước ngày có hiệu lực, tính theo ngày", "NĐ 63/2010/NĐ-CP Điều 15"),
        ("announced_766", "công bố trước ngày có hiệu lực, tính theo ngày làm việc", "QĐ 766/QĐ-TTg chỉ tiêu 1.1"),
        ("entered", "đăng tải sau khi ký", "NĐ 63/2010/NĐ-CP Điều 24 khoản 2"),
    )
    rows = []
    for key, words, basis in rules:
        answers = [getattr(one, key) for one in found]
        yes, no = answers.count(InTime.YES), answers.count(InTime.NO)
        rows.append((key, words, Share(yes, yes + no), no, answers.count(InTime.UNKNOWN), basis))
    return Table(
        key="published_in_time",
        vi="Công bố, đăng tải đúng hạn",
        en="Made known in time",
        formula="đúng hạn/(đúng hạn + trễ); nguồn không nêu ngày ký hoặc ngày có hiệu lực thì chưa rõ, không tính",
        basis=_BASIS,
        columns=(
            Column("rule", "mã", "rule"),
            Column("words", "nội dung", "what"),
            Column("share", "đúng hạn", "in time", Kind.SHARE),
            Column("late", "trễ", "late", Kind.COUNT),
            Column("unknown", "chưa rõ", "unknown", Kind.COUNT),
            Column("basis", "căn cứ", "basis"),
        ),
        rows=tuple(rows),
    )


def _parts(grounds: IndicatorInputs) -> Table:
    newest_ones = list(grounds.newest.values())
    rows: list[tuple[Cell, ...]] = [
        (part.key, part.vi, Share(sum(part.key not in one.missing for one in newest_ones), len(newest_ones)))
        for part in PARTS
    ]
    whole = Share(sum(not one.missing for one in newest_ones), len(newest_ones))
    return Table(
        key="published_in_full",
        vi="Các bộ phận bắt buộc của thủ tục đã công bố",
        en="Parts that must be published",
        formula="số thủ tục có nêu bộ phận/số thủ tục đã công bố trong kỳ, theo phiên bản mới nhất",
        basis="NĐ 63/2010/NĐ-CP Điều 8 khoản 2",
        columns=(
            Column("part", "mã", "part"),
            Column("words", "bộ phận", "what"),
            Column("share", "có nêu", "told", Kind.SHARE),
        ),
        rows=(*rows, ("all", "đủ các bộ phận trên", whole)),
        chart=Chart(Drawing.BARS, "words", ("share",)),
        notes=("trình tự thực hiện: chưa có dữ liệu, công bố thủ tục (procedure.published) chưa ghi nhận",),
    )


def _late(found: Sequence[PublishedVersion]) -> Table:
    late = [one for one in found if InTime.NO in (one.announced, one.announced_766, one.entered)]
    return Table(
        key="published_late",
        vi="Thủ tục công bố hoặc đăng tải trễ",
        en="Made known late",
        formula="mỗi dòng là một lần công bố trễ theo ít nhất một quy định",
        basis=_BASIS,
        columns=(
            Column("procedure", "thủ tục", "procedure"),
            Column("name", "tên", "name"),
            Column("version", "phiên bản", "version", Kind.COUNT),
            Column("announced", "công bố (ngày)", "announced (days)"),
            Column("announced_766", "công bố (ngày làm việc)", "announced (working days)"),
            Column("entered", "đăng tải", "entered"),
            Column("evidence", "vị trí", "positions", Kind.EVIDENCE),
        ),
        rows=tuple(
            (
                one.procedure,
                one.name,
                one.version,
                _WORDS[one.announced],
                _WORDS[one.announced_766],
                _WORDS[one.entered],
                Evidence((one.position,)),
            )
            for one in late
        ),
    )


def _sums(approvals: Sequence[Fact]) -> Table:
    with_steps = [fact for fact in approvals if fact.event.steps]
    wrong = [fact for fact in with_steps if fact.event.steps_do_not_add_up is not None]
    return Table(
        key="steps_that_do_not_add_up",
        vi="Quy trình nội bộ có tổng thời gian các bước không khớp thời hạn",
        en="Internal processes whose steps do not add up",
        formula=f"{len(wrong)} trong {len(with_steps)} quy trình có nêu các bước",
        basis="NĐ 61/2018/NĐ-CP Điều 19",
        columns=(
            Column("process", "quy trình", "process"),
            Column("name", "tên", "name"),
            Column("stated", "thời hạn nêu", "stated"),
            Column("summed", "tổng các bước", "summed"),
            Column("evidence", "vị trí", "positions", Kind.EVIDENCE),
        ),
        rows=tuple(
            (
                fact.event.process,
                fact.event.name,
                str(fact.event.steps_do_not_add_up.stated),
                str(fact.event.steps_do_not_add_up.summed),
                Evidence((fact.position,)),
            )
            for fact in wrong
        ),
    )
