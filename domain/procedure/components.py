"""What a procedure asks for: papers and money (thành phần hồ sơ, phí, lệ phí)."""

from dataclasses import dataclass
from enum import StrEnum

from domain.values import Article, Channel


class PaperKind(StrEnum):
    """In what form a paper came: original, copy, electronic copy (bản chính, bản sao, bản điện tử)."""

    ORIGINAL = "original"
    COPY = "copy"
    ELECTRONIC = "electronic"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredCopy:
    """In what form and how many times a paper is asked for; count None: not said (bản chính, bản sao, số lượng)."""

    kind: PaperKind
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One paper that a dossier must hold (thành phần hồ sơ).

    copies None: the source does not say in what form. form_no: number of the official form, if one is named.
    """

    name: str
    copies: tuple[RequiredCopy, ...] | None = None
    form_no: str | None = None


class FeeKind(StrEnum):
    """Payment for a service, or a charge fixed by the State; never the same thing (phí, lệ phí)."""

    FEE = "fee"
    CHARGE = "charge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """One sum to be paid, in đồng (phí hoặc lệ phí).

    kind, amount None: the source does not say, text then holds its words. channel None: any channel.
    """

    kind: FeeKind | None = None
    channel: Channel | None = None
    case: str | None = None
    amount: int | None = None
    basis: Article | None = None
    text: str | None = None
