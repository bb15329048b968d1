"""Papers as inputs name them (thành phần hồ sơ)."""

import strawberry

from api.types.enums import PaperKind
from domain.dossier.papers import SubmittedComponent


@strawberry.input(description="One paper that is handed in. Thành phần hồ sơ đã nộp.")
class ComponentInput:
    """One paper (thành phần hồ sơ)."""

    name: str = strawberry.field(description="Tên giấy tờ.")
    kind: PaperKind = strawberry.field(description="Bản chính, bản sao, bản điện tử.")
    count: int = strawberry.field(default=1, description="Số lượng.")
    digest: str | None = strawberry.field(default=None, description="SHA-256 of the file in hex.")


def components_of(components: list[ComponentInput]) -> tuple[SubmittedComponent, ...]:
    """The papers as the domain knows them."""
    return tuple(map(_component, components))


def _component(one: ComponentInput) -> SubmittedComponent:
    return SubmittedComponent(name=one.name, kind=one.kind, count=one.count, digest=one.digest)
