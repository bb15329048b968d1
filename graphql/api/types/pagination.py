"""Pages with keyset cursors, in Relay's words (trang kết quả)."""

from typing import Generic, TypeVar

import strawberry

from api.errors import BadRequest
from application.queries.reads import Page

Node = TypeVar("Node")


@strawberry.type(description="Where a page ends. Thông tin trang.")
class PageInfo:
    """Where a page ends (thông tin trang)."""

    has_next_page: bool = strawberry.field(description="Whether more follows.")
    has_previous_page: bool = strawberry.field(description="Whether it was asked for behind another page.")
    start_cursor: str | None = strawberry.field(description="Cursor of its first item; null: there is none.")
    end_cursor: str | None = strawberry.field(description="Pass as after for the next page.")


@strawberry.type(description="One item of a page with its cursor. Một dòng.")
class Edge(Generic[Node]):
    """One item of a page (một dòng)."""

    cursor: str = strawberry.field(description="Pass as after to go on behind this item.")
    node: Node = strawberry.field(description="The item.")


MOST = 100


def refuse_page_size(first: int) -> None:
    """Refuse to show no item, or more than a page takes. Raises BadRequest."""
    if not 1 <= first <= MOST:
        raise BadRequest(
            f"first is {first}: ask for 1 to {MOST}", f"first là {first}: đề nghị hỏi từ 1 đến {MOST} dòng."
        )


def ends_of(page: Page, after: str | None) -> PageInfo:
    """Where a page ends that was asked for behind a cursor, or first."""
    first, last = (page.cursors[0], page.cursors[-1]) if page.cursors else (None, None)
    return PageInfo(
        has_next_page=page.has_next, has_previous_page=after is not None, start_cursor=first, end_cursor=last
    )
