"""Hand in a dossier (nộp hồ sơ)."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import strawberry

from api.context import Info
from api.mutations.dossier.component_inputs import ComponentInput, components_of
from api.mutations.encryption import encrypted
from api.mutations.execute import carry_out
from api.mutations.identifiers import person_ref
from api.mutations.inputs import DatedActInput
from api.types.enums import ApplicantKind, Channel, CodeForm
from api.types.receipt import Mistake, Receipt, RecordResult, mistake_of
from application import streams
from application.access.actors import Actor
from application.commands.spec import Note
from domain.dossier.code import code_in_register, refuse_owner_of_nothing, refuse_without_owner
from domain.dossier.commands import SubmitDossier
from domain.dossier.events import DossierNumbered
from domain.errors import Malformed
from domain.values import DossierId, PersonRef, legal_day, parse_agency_id, parse_procedure_code


@strawberry.input(description="Who asks; encrypted under the person's own key before anything is recorded. Người nộp.")
class ApplicantInput:
    """Who asks (người nộp hồ sơ)."""

    kind: ApplicantKind = strawberry.field(description="Đối tượng.")
    name: str = strawberry.field(description="Họ tên hoặc tên tổ chức.")
    identity_number: str | None = strawberry.field(default=None, description="Số định danh.")
    address: str | None = strawberry.field(default=None, description="Địa chỉ.")
    phone: str | None = strawberry.field(default=None, description="Điện thoại.")
    email: str | None = strawberry.field(default=None, description="Thư điện tử.")
    reference: strawberry.ID | None = strawberry.field(
        default=None,
        description="Who it is, a UUID as the sign-in service or an earlier dossier gave it. An applicant gives his "
        "own or none. One not known here yet begins with this dossier, and an officer's receipt says so. Tham chiếu.",
    )


@strawberry.input(description="Hand in a dossier. Nộp hồ sơ.")
class SubmitDossierInput(DatedActInput):
    """Hand in a dossier (nộp hồ sơ)."""

    procedure: str = strawberry.field(description="Mã thủ tục.")
    agency: str = strawberry.field(description="Identifier of the receiving agency. Mã định danh cơ quan.")
    channel: Channel = strawberry.field(description="Hình thức nộp.")
    applicant: ApplicantInput = strawberry.field(description="Người nộp.")
    case: str | None = strawberry.field(default=None, description="Case of the procedure, where limits differ by case.")
    request: str | None = strawberry.field(default=None, description="What is asked for; encrypted. Nội dung yêu cầu.")
    components: list[ComponentInput] = strawberry.field(default_factory=list, description="Papers handed in.")
    result_by: Channel | None = strawberry.field(default=None, description="Nơi nhận kết quả.")
    code_form: CodeForm = strawberry.field(default=CodeForm.IDENTIFIER, description="Format of the code.")
    system_owner: str | None = strawberry.field(default=None, description="Two digits, for a centralised service.")

    def contradictions(self, path: str) -> Iterator[Mistake]:
        """A centralised code without its owner, or an owner of nothing; what an owner may be is read by itself."""
        try:
            if not self.system_owner:
                refuse_without_owner(self.code_form, None)
            elif self.system_owner.isdigit():
                refuse_owner_of_nothing(self.code_form, self.system_owner)
        except Malformed as error:
            yield mistake_of(f"{path}systemOwner", error)


async def submit_dossier(info: Info, input: SubmitDossierInput) -> RecordResult:
    """Hand in a dossier; the answer carries its code. Nộp hồ sơ; kết quả có mã số hồ sơ."""

    named = input.applicant.reference
    new = named is not None and not info.context.store.subject_keys.knows(PersonRef(named))

    async def command(at: datetime) -> SubmitDossier:
        _refuse_another(info.context.actor, named)
        return await _command(info, input, at)

    answer = await carry_out(info, input, command)
    if isinstance(answer, Receipt) and new and info.context.actor.own_person is None:
        answer.recorded = replace(answer.recorded, notes=(_NEW_SUBJECT, *answer.recorded.notes))
    if isinstance(answer, Receipt) and answer.number is not None:
        answer.dossier_code = await _code(info, answer)
    return answer


_NEW_SUBJECT = Note(
    "REFERENCE_NEW",
    "Hệ thống chưa có dữ liệu nào theo tham chiếu người nộp đã ghi; hồ sơ này là hồ sơ đầu tiên. Nếu người nộp đã "
    "có hồ sơ, đề nghị kiểm tra lại tham chiếu.",
    "Nothing is known here under the applicant's reference; this dossier is the first. Had the person one before, "
    "check the reference.",
)


def _refuse_another(actor: Actor, reference: str | None) -> None:
    """Refuse an applicant who names another person; an officer may name whomever he serves. Raises Malformed."""
    if reference is None or not actor.is_applicant or reference == actor.own_person:
        return
    raise Malformed(
        "an applicant hands in for himself: leave the reference out",
        vi="người nộp chỉ nộp hồ sơ của chính mình; đề nghị bỏ tham chiếu này",
        code="NOT_YOUR_REFERENCE",
        path="applicant.reference",
    )


async def _command(info: Info, input: SubmitDossierInput, at: datetime) -> SubmitDossier:
    actor, person = info.context.actor, input.applicant
    subject = actor.own_person or person_ref(person.reference or str(uuid.uuid4()))
    values = {
        "name": person.name,
        "identity_number": person.identity_number,
        "address": person.address,
        "phone": person.phone,
        "email": person.email,
        "request": input.request,
    }
    given = {name: value for name, value in values.items() if value}
    return SubmitDossier(
        dossier=DossierId(str(uuid.uuid4())),
        by=actor.id,
        occurred_at=at,
        procedure=parse_procedure_code(input.procedure),
        case=input.case,
        agency=parse_agency_id(input.agency),
        channel=input.channel,
        applicant=subject,
        applicant_kind=person.kind,
        encrypted=await encrypted(info, SubmitDossier, subject, given),
        components=components_of(input.components),
        result_by=input.result_by,
        code_form=input.code_form,
        system_owner=input.system_owner,
    )


async def _code(info: Info, receipt: Receipt) -> str | None:
    submitted = await info.context.store.log.event_at(streams.dossier(receipt.subject), 1)
    if submitted is None or receipt.number is None:
        return None
    stream = streams.intake_register(submitted.agency, legal_day(submitted.occurred_at))
    numbered = await info.context.store.log.event_at(stream, receipt.number)
    return code_in_register(numbered, receipt.number) if isinstance(numbered, DossierNumbered) else None
