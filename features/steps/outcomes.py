"""What every story may look at in the end (kết quả chung)."""

from application import streams
from domain.dossier.status import Status
from domain.values import legal_day
from features.steps.binding import step
from features.steps.expectations import ScenarioMismatch, expect
from features.steps.world import World


@step("dossier.status")
def dossier_status(world: World, status: Status) -> None:
    """Trạng thái hồ sơ theo danh mục quốc gia."""
    expect("trạng thái hồ sơ", status, world.dossier().status)


@step("dossier.facts")
def dossier_facts(world: World, number: int) -> None:
    """Số sự kiện đã ghi; không sự kiện nào bị sửa hay xóa."""
    expect("số sự kiện của hồ sơ", number, len(world.facts()))


@step("fact.basis")
def fact_basis(world: World, basis: str, form: str | None) -> None:
    """Căn cứ và mẫu biểu của sự kiện cuối cùng; có thể chỉ nêu đến điều, không nêu khoản hay văn bản sửa đổi."""
    world.dossier()  # the last fact of none has no basis
    event = world.facts()[-1].event
    if not f"{event.basis} ".startswith(f"{basis} "):
        expect("căn cứ", basis, event.basis)
    if form is not None:
        expect("mẫu biểu", form, getattr(event, "form", None))


@step("refusal.given")
def refusal_given(world: World, code: str, words: str | None) -> None:
    """Bị từ chối, có lý do và căn cứ; lần thực hiện đó được ghi vào nhật ký."""
    refusal = world.refusal()
    if words is not None and not words.strip():
        raise ScenarioMismatch(
            "chỗ trong ngoặc sau «nêu» đang trống nên không đối chiếu gì; ghi lời của lý do, hoặc bỏ"
        )
    expect("mã từ chối", code, refusal.code)
    if words is not None and words not in refusal.reason:
        raise ScenarioMismatch(f"lý do từ chối không nêu «{words}»: {refusal.reason}")
    attempts = world.facts(streams.attempts(legal_day(world.clock.now())))
    expect("lần bị từ chối ghi trong nhật ký", code, attempts[-1].event.refusal if attempts else None)
