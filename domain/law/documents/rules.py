"""When a signed document goes out (phát hành văn bản đi)."""

from datetime import datetime

from domain.law.in_force import Deadline, InForce, deadline


def document_issued_by(signed: datetime, law: InForce) -> Deadline:
    """The last day to issue a signed document: the next working day (phát hành văn bản đi).

    Căn cứ: NĐ 30/2020/NĐ-CP Điều 4 khoản 2 điểm c, Điều 18: R63. It should go out on the day it is signed; urgent
    ones go at once, which is no amount of time.
    """
    return deadline("documents.issue", signed, law)
