"""The official code of a dossier, made from its place in the agency's register of the day (mã số hồ sơ)."""

from dataclasses import dataclass
from datetime import date

from domain.dossier.events import DossierNumbered
from domain.dossier.papers import CodeForm
from domain.errors import Malformed
from domain.values import AgencyId, DossierCode, parse_dossier_code


@dataclass(frozen=True, slots=True)
class RegisterPlace:
    """Agency, legal day and running number behind a dossier code (số thứ tự trong sổ tiếp nhận)."""

    agency: AgencyId
    day: date
    number: int


def dossier_code(place: RegisterPlace, code_form: CodeForm, system_owner: str | None = None) -> DossierCode:
    """The code of a register place (TT 01/2018/TT-VPCP Điều 19; TT 03/2025/TT-VPCP Điều 13, khoản 3 by TT 04/2025).

    system_owner is the two digits of the ministry that owns a nationally centralised service (03, 06, 09 …).
    """
    refuse_without_owner(code_form, system_owner)
    owner = (system_owner or "") if code_form is CodeForm.CENTRAL else ""
    return DossierCode(f"{place.agency}-{place.day:%y%m%d}-{owner}{place.number:04d}")


def refuse_without_owner(code_form: CodeForm, system_owner: str | None) -> None:
    """Refuse a centralised code without its owner (mã số hồ sơ của dịch vụ tập trung). Raises Malformed."""
    if code_form is not CodeForm.CENTRAL or (system_owner and len(system_owner) == 2 and system_owner.isdigit()):
        return
    said, vi = (f" «{system_owner}»", f" «{system_owner}»") if system_owner else (" is missing", " còn thiếu")
    raise Malformed(
        f"systemOwner{said}: the code of a centralised service needs its owner's two digits, e.g. 15",
        vi=f"systemOwner{vi}: mã số hồ sơ của dịch vụ tập trung cần hai chữ số của bộ chủ quản, ví dụ 15",
        code="NOT_A_SYSTEM_OWNER",
    )


def refuse_owner_of_nothing(code_form: CodeForm, system_owner: str | None) -> None:
    """Refuse an owner where the code has no place for one (bộ chủ quản ngoài dịch vụ tập trung). Raises Malformed."""
    if system_owner and code_form is not CodeForm.CENTRAL:
        raise Malformed(
            f"systemOwner «{system_owner}» stands in the code of a centralised service only: choose codeForm CENTRAL, "
            "or leave systemOwner out",
            vi=f"systemOwner «{system_owner}» chỉ có trong mã số hồ sơ của dịch vụ tập trung: đề nghị chọn codeForm "
            "CENTRAL, hoặc bỏ systemOwner",
            code="NOT_A_SYSTEM_OWNER",
        )


def code_in_register(numbered: DossierNumbered, number: int) -> DossierCode:
    """The code of the dossier that a register gave a number, its version in that register (mã số hồ sơ)."""
    place = RegisterPlace(numbered.agency, numbered.day, number)
    return dossier_code(place, numbered.code_form, numbered.system_owner)


def refuse_without_code(place: RegisterPlace, code_form: CodeForm, system_owner: str | None) -> None:
    """Refuse a hand-in whose code could never be looked up again (mã số hồ sơ).

    Raises Malformed for an agency whose identifier stands in no official code (QĐ 20/2020/QĐ-TTg Điều 4: Mdd.dd.dd).
    """
    code = dossier_code(place, code_form, system_owner)
    try:
        parse_dossier_code(code)
    except Malformed as error:
        raise Malformed(
            f"agency «{place.agency}»: no official dossier code can carry this identifier ({code}); "
            "it is a letter A to Y and two digits, then up to three groups of two or three digits, e.g. H15.50.05",
            vi=f"cơ quan «{place.agency}»: mã định danh này không tạo được mã số hồ sơ ({code}); cần một chữ A đến Y "
            "và hai chữ số, rồi tối đa ba nhóm hai hoặc ba chữ số, ví dụ H15.50.05",
            code="AGENCY_WITHOUT_CODES",
        ) from error


def part_code(code: DossierCode, number: int) -> DossierCode:
    """The code of a part: that of the whole with the part's number, H15.50-261008-0975/01 (mã hồ sơ thành phần)."""
    return DossierCode(f"{code}/{number:02d}")


def whole_code(code: str) -> tuple[str, int | None]:
    """The code of the whole, and the number of the part that a code names; None for that of a whole."""
    whole, slash, part = code.partition("/")
    return whole, int(part) if slash and part.isdecimal() else None


def places(code: str) -> tuple[RegisterPlace, ...]:
    """The register places a code may stand for: a centralised code hides its owner's two digits (mã số hồ sơ).

    Raises Malformed for text that is no dossier code.
    """
    whole, part = whole_code(parse_dossier_code(code))
    if part is not None:
        return ()  # a part stands in no register
    agency, day, number = whole.rsplit("-", 2)
    on = date(2000 + int(day[:2]), int(day[2:4]), int(day[4:]))
    plain = RegisterPlace(AgencyId(agency), on, int(number))
    if len(number) < 6:
        return (plain,)
    return (plain, RegisterPlace(AgencyId(agency), on, int(number[2:])))
