"""What a publisher says about a procedure, as inputs name it (nội dung công bố)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import strawberry
from strawberry import UNSET

from api.mutations.inputs import DatedActInput
from api.scalars import Dong
from api.types.enums import AdministrativeLevel, Channel, FeeKind, OnlineLevel, PaperKind
from api.types.receipt import Mistake
from domain.errors import Malformed
from domain.law.deadlines import TimeLimit
from domain.procedure.components import Component, Fee, RequiredCopy
from domain.procedure.content import ProcedureContent
from domain.procedure.identity import IssuingDecision, NamedAgency
from domain.procedure.limits import ChannelCutOff, PublishedLimit, Resume
from domain.values import Article


@strawberry.input(description="One time limit. Thời hạn giải quyết.")
class LimitInput:
    """One limit (thời hạn)."""

    limit: str = strawberry.field(description="E.g. 5 working days, 3.5 ngày làm việc, 40 giờ làm việc.")
    channel: Channel | None = strawberry.field(default=None, description="Null: any channel.")
    case: str | None = strawberry.field(default=None, description="Null: any case.")


@strawberry.input(description="One paper that is asked for. Thành phần hồ sơ.")
class RequiredComponentInput:
    """One required paper (thành phần hồ sơ)."""

    name: str = strawberry.field(description="Tên giấy tờ.")
    kind: PaperKind | None = strawberry.field(default=None, description="Bản chính, bản sao, bản điện tử.")
    count: int | None = strawberry.field(default=None, description="Số lượng.")
    form_no: str | None = strawberry.field(default=None, description="Mẫu đơn, tờ khai.")


@strawberry.input(description="One sum to be paid. Phí, lệ phí.")
class FeeInput:
    """One sum (phí, lệ phí)."""

    kind: FeeKind | None = strawberry.field(default=None, description="Phí hay lệ phí.")
    channel: Channel | None = strawberry.field(default=None, description="Null: any channel.")
    amount: Dong | None = strawberry.field(default=None, description="Đồng.")
    text: str | None = strawberry.field(default=None, description="In the source's own words.")

    def contradictions(self, path: str) -> Iterator[Mistake]:
        """A sum below nothing, or a line that says nothing."""
        if self.amount is not None and self.amount < 0:
            yield Mistake(
                path=f"{path}amount",
                code="NOT_AN_AMOUNT",
                vi=f"số tiền {self.amount} đồng nhỏ hơn 0; đề nghị ghi số tiền từ 0 trở lên",
                en=f"an amount of {self.amount} đồng: give 0 or more",
            )
        if self.amount is None and self.kind is None and not self.text:
            yield says_nothing(
                path, "đề nghị ghi loại, số tiền hoặc nội dung, hoặc bỏ dòng này", "kind, amount or text"
            )


@strawberry.input(description="From when what comes late in the day counts. Giờ chốt tiếp nhận.")
class CutOffInput:
    """One cut-off (giờ chốt tiếp nhận)."""

    reading: str = strawberry.field(description="A parameter: cut_offs.last_office_hour, cut_offs.fifteen_o_clock.")
    channel: Channel | None = strawberry.field(default=None, description="Null: every channel not named.")


@strawberry.input(
    description="Everything published about a procedure; null: the source does not say. Left out of an amendment: it "
    "stays as the version before has it. Nội dung."
)
class ContentInput:
    """The content of a version (nội dung thủ tục)."""

    name: str = strawberry.field(description="Tên thủ tục.")
    field: str | None = strawberry.field(default=UNSET, description="Lĩnh vực.")
    kind: str | None = strawberry.field(default=UNSET, description="Loại thủ tục.")
    levels: list[AdministrativeLevel] | None = strawberry.field(default=UNSET, description="Cấp thực hiện.")
    publisher: str | None = strawberry.field(default=UNSET, description="Cơ quan công bố.")
    agencies: list[str] | None = strawberry.field(default=UNSET, description="Cơ quan thực hiện.")
    applicants: list[str] | None = strawberry.field(default=UNSET, description="Đối tượng.")
    components: list[RequiredComponentInput] | None = strawberry.field(default=UNSET, description="Thành phần hồ sơ.")
    fees: list[FeeInput] | None = strawberry.field(default=UNSET, description="Phí, lệ phí.")
    result: str | None = strawberry.field(default=UNSET, description="Kết quả.")
    legal_basis: list[str] | None = strawberry.field(default=UNSET, description="Căn cứ pháp lý.")
    online_level: OnlineLevel | None = strawberry.field(default=UNSET, description="Mức độ trực tuyến.")
    limits: list[LimitInput] | None = strawberry.field(default=UNSET, description="Thời hạn; null: none known.")
    limit_text: str | None = strawberry.field(default=UNSET, description="A limit known in words only.")
    restarts_after_supplement: bool | None = strawberry.field(
        default=UNSET, description="True: counted anew, false: goes on, null: the general law decides."
    )
    cut_offs: list[CutOffInput] | None = strawberry.field(default=UNSET, description="Giờ chốt; null: none named.")

    def contradictions(self, path: str) -> Iterator[Mistake]:
        """Two limits of one channel and case that differ, two cases of one name: nobody could say which holds."""
        known: dict[tuple[Channel | None, str | None], str] = {}
        spelt: dict[str, str] = {}
        for place, one in enumerate(self.limits or ()):
            case = one.case or ""
            alike = spelt.setdefault(" ".join(case.casefold().split()), case)
            if alike != case:
                yield Mistake(
                    path=f"{path}limits.{place}.case",
                    code="CASES_ALIKE",
                    vi=f"«{alike}» và «{case}» chỉ khác chữ hoa, chữ thường; đề nghị ghi thống nhất một tên trường hợp",
                    en=f"«{alike}» and «{case}» differ in capitals alone: spell one case one way",
                )
            first = known.setdefault((one.channel, one.case), one.limit)
            if _differ(first, one.limit):
                yield Mistake(
                    path=f"{path}limits.{place}",
                    code="LIMITS_CONTRADICT",
                    vi=f"«{first}» và «{one.limit}» cho cùng hình thức nộp, trường hợp; đề nghị nêu rõ khi nào áp dụng",
                    en=f"«{first}» and «{one.limit}» for one channel and case: say which holds when",
                )


@strawberry.input(description="The decision that publishes or approves. Quyết định công bố.")
class IssuingDecisionInput:
    """The publishing decision (quyết định công bố)."""

    number: str | None = strawberry.field(default=None, description="Số.")
    signed_on: date | None = strawberry.field(default=None, description="Ngày ký.")
    issuer: str | None = strawberry.field(default=None, description="Cơ quan ban hành.")

    def contradictions(self, path: str) -> Iterator[Mistake]:
        """A decision of which nothing is said."""
        if not self.number and self.signed_on is None and not self.issuer:
            yield says_nothing(path, "đề nghị ghi số, ngày ký hoặc cơ quan ban hành", "number, signedOn or issuer")


def says_nothing(path: str, vi: str, en: str) -> Mistake:
    """The mistake of a group of fields that says nothing; path ends in its dot."""
    return Mistake(
        path=path.removesuffix("."),
        code="SAYS_NOTHING",
        vi=f"chưa ghi nội dung nào; {vi}",
        en=f"says nothing: give {en}, or leave it out",
    )


def decision_of(input: IssuingDecisionInput | None) -> IssuingDecision | None:
    """The publishing decision as the domain knows it."""
    if input is None:
        return None
    issuer = NamedAgency(name=input.issuer) if input.issuer else None
    return IssuingDecision(number=input.number, signed_on=input.signed_on, issuer=issuer)


@strawberry.input
class VersionInput(DatedActInput):
    """One version of a procedure with the decision that makes it known (phiên bản thủ tục)."""

    procedure: str = strawberry.field(description="Mã thủ tục.")
    content: ContentInput = strawberry.field(description="Nội dung.")
    decision: IssuingDecisionInput | None = strawberry.field(default=None, description="Quyết định công bố.")
    effective_on: date | None = strawberry.field(
        default=None, description="The day it takes effect; null: not said. Ngày có hiệu lực."
    )
    source_url: str | None = strawberry.field(default=None, description="Where it is published.")
    article: str | None = strawberry.field(default=None, description="Căn cứ.")


def content_of(input: ContentInput) -> ProcedureContent:
    """The content as the domain knows it; what is left out is what the source does not say."""
    said: dict[str, Any] = {name: None if value is UNSET else value for name, value in vars(input).items()}
    return _content(replace(input, **said))


def amended_content(input: ContentInput, before: ProcedureContent) -> ProcedureContent:
    """The content of an amendment: what it leaves out stays as the version before has it, null takes it away."""
    said = content_of(input)
    unchanged = {_DOMAIN_NAMES.get(name, name) for name, value in vars(input).items() if value is UNSET}
    return replace(said, **{name: getattr(before, name) for name in unchanged})


_DOMAIN_NAMES = {"restarts_after_supplement": "resume"}


def _content(input: ContentInput) -> ProcedureContent:
    resumes = {None: None, True: Resume.RESTART, False: Resume.PAUSE}
    return ProcedureContent(
        name=input.name,
        field=input.field,
        kind=input.kind,
        levels=None if input.levels is None else tuple(input.levels),
        publisher=NamedAgency(name=input.publisher) if input.publisher else None,
        agencies=None if input.agencies is None else tuple(map(_agency, input.agencies)),
        applicants=None if input.applicants is None else tuple(input.applicants),
        components=None if input.components is None else tuple(map(_component, input.components)),
        fees=None if input.fees is None else tuple(map(_fee, input.fees)),
        result=input.result,
        legal_basis=None if input.legal_basis is None else tuple(map(Article, input.legal_basis)),
        online_level=input.online_level,
        limits=None if input.limits is None else _limits(input.limits),
        limit_text=input.limit_text,
        resume=resumes[input.restarts_after_supplement],
        cut_offs=None if input.cut_offs is None else tuple(map(_cut_off, input.cut_offs)),
    )


def _agency(name: str) -> NamedAgency:
    return NamedAgency(name=name)


def _component(one: RequiredComponentInput) -> Component:
    copies = None if one.kind is None else (RequiredCopy(kind=one.kind, count=one.count),)
    return Component(name=one.name, copies=copies, form_no=one.form_no)


def _fee(one: FeeInput) -> Fee:
    return Fee(kind=one.kind, channel=one.channel, amount=one.amount, text=one.text)


def _cut_off(one: CutOffInput) -> ChannelCutOff:
    return ChannelCutOff(channel=one.channel, reading=one.reading)


def _differ(one: str, other: str) -> bool:
    try:
        return one != other and TimeLimit.parse(one) != TimeLimit.parse(other)
    except Malformed:  # told where it stands
        return False


def _limits(given: list[LimitInput]) -> tuple[PublishedLimit, ...]:
    return tuple(map(_limit, given))


def _limit(one: LimitInput) -> PublishedLimit:
    return PublishedLimit(channel=one.channel, case=one.case, limit=TimeLimit.parse(one.limit))
