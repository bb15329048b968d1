"""Times of the customs office (hải quan)."""

from datetime import datetime

from domain.law.in_force import Deadline, InForce, deadline


def customs_papers_checked_by(received: datetime, law: InForce) -> Deadline:
    """The end of the check of customs papers, from a full file (kiểm tra hồ sơ hải quan).

    Căn cứ: Luật Hải quan 54/2014/QH13 Điều 23 khoản 2 điểm a, in working hours: R60.
    """
    return deadline("customs.document_check", received, law)


def goods_checked_by(presented: datetime, law: InForce) -> Deadline:
    """The end of the physical check, from full presentation of the goods (kiểm tra thực tế hàng hóa).

    Căn cứ: Luật Hải quan 54/2014/QH13 Điều 23 khoản 2 điểm b, in working hours: R60. Where a specialised check is
    needed, its result sets the clock off.
    """
    return deadline("customs.goods_check", presented, law)


def goods_checked_by_if_extended(presented: datetime, law: InForce) -> Deadline:
    """The end of the physical check once the head of the office has extended it (gia hạn kiểm tra hàng hóa).

    Căn cứ: the same. The extension runs from the end of the first limit, under the law of that day [D].
    """
    return deadline("customs.goods_check_extension", goods_checked_by(presented, law).due.at, law)
