"""Pages with keyset cursors, in Relay's words (trang kết quả)."""

from typing import Generic, TypeVar

import strawberry

Node = TypeVar("Node")


@strawberry.type(description="Where a page ends. Thông tin trang.")
class PageInfo:
    """Where a page ends (thông tin trang)."""

    has_next_page: bool = strawberry.field(description="Whether more follows.")
    end_cursor: str | None = strawberry.field(description="Pass as after for the next page.")


@strawberry.type(description="One item of a page with its cursor. Một dòng.")
class Edge(Generic[Node]):
    """One item of a page (một dòng)."""

    cursor: str = strawberry.field(description="Pass as after to go on behind this item.")
    node: Node = strawberry.field(description="The item.")


MOST = 100
