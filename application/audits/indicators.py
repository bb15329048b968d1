"""What the index of service quality measures, indicator by indicator (chỉ tiêu của Bộ chỉ số 766)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from application.audits.figures import Counted, Figures
from application.audits.on_time_shares import by_service_index
from application.audits.publication import InTime, PublishedVersion
from application.audits.report import NoData, Share
from domain.procedure.content import OnlineLevel


@dataclass(frozen=True, slots=True)
class IndicatorInputs:
    """What indicators are counted from (căn cứ tính điểm)."""

    counted: Counted
    publications: Sequence[PublishedVersion]
    newest: Mapping[str, PublishedVersion]

    @property
    def figures(self) -> Figures:
        """All groups together."""
        return self.counted.total

    @property
    def with_known_channels(self) -> frozenset[str]:
        """Procedures under which a dossier came in the period, of which is known whether it came online."""
        groups = self.counted.groups.items()
        return frozenset(group.procedure for group, one in groups if group.procedure and one.received > one.other)

    @property
    def with_online_dossiers(self) -> frozenset[str]:
        """Those under which one came online."""
        return frozenset(
            group.procedure for group, one in self.counted.groups.items() if group.procedure and one.online
        )


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the index: its number, what it measures, how, and under which parameter it is scored (chỉ tiêu)."""

    number: str
    vi: str
    formula: str
    measure: Callable[[IndicatorInputs], Share | NoData | timedelta]
    parameter: str | None = None


def _in_time(of: Callable[[PublishedVersion], InTime], feeds: str) -> Callable[[IndicatorInputs], Share | NoData]:
    """One late decision in the period makes a procedure late; unknown dates are no decision either way."""

    def measure(grounds: IndicatorInputs) -> Share | NoData:
        late = {one.procedure for one in grounds.publications if of(one) is InTime.NO}
        known = {one.procedure for one in grounds.publications if of(one) is not InTime.UNKNOWN}
        return Share(len(known - late), len(known)) if known else NoData(feeds)

    return measure


def _in_full(grounds: IndicatorInputs) -> Share | NoData:
    if not grounds.newest:
        return NoData("công bố thủ tục (procedure.published)")
    return Share(sum(not one.missing for one in grounds.newest.values()), len(grounds.newest))


def _online_procedures(grounds: IndicatorInputs) -> Share | NoData:
    levels = [one.content.online_level for one in grounds.newest.values() if one.content.online_level is not None]
    if not levels:
        return NoData("mức độ trực tuyến trong công bố thủ tục (procedure.published: online_level)")
    return Share(sum(level is not OnlineLevel.NOT_OFFERED for level in levels), len(levels))


def _used_online(grounds: IndicatorInputs) -> Share:
    return Share(len(grounds.with_online_dossiers), len(grounds.with_known_channels))


def online_dossiers(grounds: IndicatorInputs) -> Share:
    known_channel = grounds.figures.received - grounds.figures.other  # what another system calls a channel is no answer
    return Share(grounds.figures.online, known_channel)


def _on_time(grounds: IndicatorInputs) -> Share:
    return by_service_index(grounds.figures)


def _mean_time(grounds: IndicatorInputs) -> timedelta | NoData:
    figures = grounds.figures
    return timedelta(seconds=figures.seconds // figures.ended) if figures.ended else NoData("hồ sơ kết thúc trong kỳ")


def _nobody(feeds: str) -> Callable[[IndicatorInputs], NoData]:
    return lambda grounds: NoData(feeds)


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "1.1",
        "Thủ tục công bố đúng hạn",
        "ngày ký quyết định ≤ ngày có hiệu lực − 20 (bộ), − 5 (tỉnh) ngày làm việc; một lần trễ là trễ",
        _in_time(lambda one: one.announced_766, "ngày ký, ngày có hiệu lực trong công bố (procedure.published)"),
        "procedures_announced_on_time",
    ),
    Indicator(
        "1.2",
        "Thủ tục cập nhật, công khai đúng hạn",
        "công khai trong 10 (bộ), 5 (tỉnh) ngày làm việc kể từ ngày ký",
        _in_time(lambda one: one.entered, "ngày ký quyết định công bố (procedure.published: decision.signed_on)"),
        "procedures_published_on_time",
    ),
    Indicator(
        "1.3",
        "Thủ tục công khai đủ các bộ phận",
        "số thủ tục đủ các bộ phận/số thủ tục đã công bố; trình tự thực hiện chưa được ghi nhận",
        _in_full,
        "procedures_published_in_full",
    ),
    Indicator(
        "1.4",
        "Hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia",
        "đã đồng bộ/lớn hơn trong hai số: hệ thống báo cáo, Cổng",
        _nobody("đồng bộ hồ sơ lên Cổng Dịch vụ công quốc gia"),
        "dossiers_synchronised",
    ),
    Indicator(
        "2.1",
        "Hồ sơ đúng và trước hạn",
        "(A − trễ đã giải quyết − đúng hạn nhưng yêu cầu bổ sung quá một lần)/A; "
        "A = tiếp nhận + kỳ trước − không có ngày hẹn trả",
        _on_time,
        "dossiers_on_time",
    ),
    Indicator("2.2", "Thời gian giải quyết trung bình", "tổng thời gian/số hồ sơ đã kết thúc", _mean_time),
    Indicator(
        "3.1",
        "Thủ tục cung cấp trực tuyến",
        "số thủ tục toàn trình hoặc một phần/số thủ tục đã nêu mức độ; ngưỡng 80 %",
        _online_procedures,
        "procedures_online",
    ),
    Indicator(
        "3.2",
        "Thủ tục có hồ sơ trực tuyến",
        "số thủ tục có hồ sơ trực tuyến/số thủ tục có hồ sơ đã rõ hình thức nộp; không tính hồ sơ chưa rõ thủ tục",
        _used_online,
    ),
    Indicator(
        "3.3",
        "Hồ sơ trực tuyến",
        "hồ sơ nộp trực tuyến/hồ sơ tiếp nhận; ngưỡng 50 %; kết quả điện tử và tỷ lệ đồng bộ chưa có dữ liệu",
        online_dossiers,
        "dossiers_online",
    ),
    Indicator(
        "3.4",
        "Thủ tục thanh toán được trực tuyến",
        "ngưỡng 80 %",
        _nobody("khả năng thanh toán trực tuyến trong công bố thủ tục"),
        "procedures_payable_online",
    ),
    Indicator(
        "3.5",
        "Thủ tục có giao dịch thanh toán trực tuyến",
        "ngưỡng 80 %",
        _nobody("thanh toán phí, lệ phí trực tuyến"),
        "procedures_paid_online",
    ),
    Indicator(
        "3.6",
        "Hồ sơ thanh toán trực tuyến",
        "theo tỷ lệ",
        _nobody("thanh toán phí, lệ phí trực tuyến"),
        "dossiers_paid_online",
    ),
    Indicator("4.1", "Kết quả điện tử", "theo tỷ lệ", _nobody("cấp kết quả điện tử"), "electronic_results"),
    Indicator("4.2", "Số hóa khi tiếp nhận", "ngưỡng 80 %", _nobody("số hóa thành phần hồ sơ"), "dossiers_digitised"),
    Indicator("4.3", "Chứng thực điện tử", "theo tỷ lệ", _nobody("chứng thực bản sao điện tử"), "certified_copies"),
    Indicator("4.4", "Tái sử dụng dữ liệu", "ngưỡng 80 %", _nobody("khai thác lại dữ liệu số hóa"), "data_reused"),
    Indicator("4.5", "Chia sẻ dữ liệu", "theo tỷ lệ", _nobody("chia sẻ dữ liệu số hóa"), "data_shared"),
    Indicator(
        "4.6",
        "Hồ sơ khai thác dữ liệu dân cư",
        "theo tỷ lệ",
        _nobody("tra cứu Cơ sở dữ liệu quốc gia về dân cư"),
        "population_data_dossiers",
    ),
    Indicator(
        "4.7",
        "Thủ tục khai thác dữ liệu dân cư",
        "theo tỷ lệ",
        _nobody("tra cứu Cơ sở dữ liệu quốc gia về dân cư"),
        "population_data_procedures",
    ),
    Indicator(
        "5.2", "Phản ánh, kiến nghị xử lý đúng hạn", "theo tỷ lệ", _nobody("phản ánh, kiến nghị"), "feedback_on_time"
    ),
    Indicator(
        "5.3",
        "Hài lòng về xử lý phản ánh, kiến nghị",
        "(tổng − không hài lòng − hỏi lại − quá hạn)/tổng",
        _nobody("đánh giá việc xử lý phản ánh, kiến nghị"),
        "feedback_satisfaction",
    ),
    Indicator(
        "5.4",
        "Hài lòng về giải quyết thủ tục",
        "100 % − (quá hạn % + phàn nàn %); ngưỡng 90 %",
        _nobody("đánh giá của người nộp hồ sơ"),
        "procedure_satisfaction",
    ),
)
"""In the order of the decision; where the copy at hand gives no number (groups 3 and 4) that order is counted on."""
