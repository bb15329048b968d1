"""Names an input may give to things: they stand in the log for good, so they can carry no free text (định danh)."""

import re
import uuid

from domain.errors import Malformed
from domain.personal_data import find_personal_data
from domain.values import DecisionId, PersonRef

_REFERENCE = re.compile(r"[A-Za-z0-9._:/-]{1,35}")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}")


def decision_id(text: str) -> DecisionId:
    """Our own key of a decision. Raises Malformed."""
    return DecisionId(_uuid("decision", text))


def person_ref(text: str) -> PersonRef:
    """The reference of a data subject. Raises Malformed."""
    return PersonRef(_uuid("reference", text))


def idempotency_key(text: str) -> str:
    """A key to send again under. Raises Malformed for one that could carry personal data."""
    if not _KEY.fullmatch(text) or find_personal_data(text) is not None:
        raise Malformed(
            "idempotencyKey takes up to 100 letters, digits and . _ : / -, no number of a person: a UUID",
            vi="khóa lệnh gồm tối đa 100 chữ cái không dấu, chữ số và . _ : / -, không có số của cá nhân; nên là UUID",
            code="NOT_A_KEY",
        )
    return text


def step_number(step: int) -> int:
    """The place of a step in its process. Raises Malformed for one before the first."""
    if step < 1:
        raise Malformed(
            f"step is {step}: steps are counted from 1", vi=f"bước {step}: các bước đánh số từ 1", code="NOT_A_STEP"
        )
    return step


def reference(text: str) -> str:
    """What a sum is known by on both sides. Raises Malformed for what is no reference."""
    if not _REFERENCE.fullmatch(text):
        raise Malformed(
            "reference takes 1 to 35 letters, digits and . _ : / -, as a payment order carries it",
            vi="mã tham chiếu gồm 1 đến 35 chữ cái không dấu, chữ số và . _ : / -, như trên chứng từ nộp tiền",
            code="NOT_A_REFERENCE",
        )
    return text


def _uuid(name: str, text: str) -> str:
    try:
        return str(uuid.UUID(text))
    except ValueError as error:
        raise Malformed(
            f"«{name}» is not one of our keys: pass a UUID as a receipt or a query gave it",
            vi="không phải định danh nội bộ; dùng UUID đúng như biên nhận hoặc truy vấn đã trả về",
            code="NOT_A_KEY_OF_OURS",
        ) from error
