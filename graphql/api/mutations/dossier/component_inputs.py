"""Papers as inputs name them (thành phần hồ sơ)."""

import re

import strawberry

from api.types.enums import PaperKind
from domain.dossier.papers import SubmittedComponent
from domain.errors import Malformed

_SHA_256 = re.compile(r"[0-9A-Fa-f]{64}")


@strawberry.input(description="One paper that is handed in. Thành phần hồ sơ đã nộp.")
class ComponentInput:
    """One paper (thành phần hồ sơ)."""

    name: str = strawberry.field(description="Tên giấy tờ.")
    kind: PaperKind = strawberry.field(description="Bản chính, bản sao, bản điện tử.")
    count: int = strawberry.field(default=1, description="Số lượng.")
    digest: str | None = strawberry.field(default=None, description="SHA-256 of the file in hex.")


def components_of(components: list[ComponentInput]) -> tuple[SubmittedComponent, ...]:
    """The papers as the domain knows them. Raises Malformed for a number or a digest that can be none."""
    return tuple(map(_component, components))


def _component(one: ComponentInput) -> SubmittedComponent:
    if one.count < 1:
        raise Malformed(f"components: a count of {one.count}: a paper is handed in at least once")
    if one.digest and not _SHA_256.fullmatch(one.digest):
        raise Malformed("components: a digest is the SHA-256 of the file, 64 digits in hex, or left out")
    return SubmittedComponent(name=one.name, kind=one.kind, count=one.count, digest=one.digest or None)
