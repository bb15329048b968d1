"""Times to deal with feedback (phản ánh, kiến nghị)."""

from datetime import datetime
from typing import Literal

from domain.law.in_force import Deadline, InForce, deadline

Reading = Literal["766", "ninh_binh", "bac_ninh"]
"""Which instrument sets the time to answer feedback; they disagree (căn cứ áp dụng)."""


def feedback_refused_by(received: datetime, law: InForce) -> Deadline:
    """The last day to refuse feedback (từ chối phản ánh, kiến nghị; QĐ 766/QĐ-TTg chỉ tiêu 5.2: R54)."""
    return deadline("feedback.refusal", received, law)


def feedback_supplement_asked_by(received: datetime, law: InForce) -> Deadline:
    """The last day to ask for more (yêu cầu bổ sung phản ánh, kiến nghị; QĐ 766/QĐ-TTg chỉ tiêu 5.2: R54)."""
    return deadline("feedback.supplement", received, law)


def feedback_forwarded_by(received: datetime, law: InForce) -> Deadline:
    """The last day to forward what others must answer (chuyển phản ánh, kiến nghị không thuộc thẩm quyền).

    Căn cứ: NĐ 20/2008/NĐ-CP Điều 9 khoản 1 điểm d: R54.
    """
    return deadline("feedback.forwarding", received, law)


def feedback_answered_by(received: datetime, law: InForce, reading: Reading = "766") -> Deadline:
    """The last day to answer feedback (xử lý phản ánh, kiến nghị): R54.

    Căn cứ: QĐ 766/QĐ-TTg chỉ tiêu 5.2; in Ninh Bình QĐ 163/2025/QĐ-CTUBND, in Bắc Ninh QĐ 78/2025/QĐ-UBND.
    """
    return deadline(f"feedback.answer_{reading}", received, law)


def feedback_published_by(answered: datetime, law: InForce) -> Deadline:
    """The last day to publish the answer (công khai kết quả xử lý; QĐ 766/QĐ-TTg chỉ tiêu 5.2: R54)."""
    return deadline("feedback.publication", answered, law)
