"""HTML that cannot be broken into: whatever is text is escaped where it is put in (dựng trang HTML)."""

from html import escape


class Html(str):
    """A piece of a page; any other text is not (đoạn HTML)."""

    __slots__ = ()


def tag(element: str, /, *inside: str | None, **attributes: str | bool | None) -> Html:
    """An element. None leaves a child or an attribute out, True writes an attribute without a value.

    ``for_`` and ``class_`` are written without their underscore, others with a hyphen for it: ``aria_describedby``.
    """
    told = "".join(_attribute(key, value) for key, value in attributes.items())
    if element in ("input", "link", "meta"):
        return Html(f"<{element}{told}>")
    return Html(f"<{element}{told}>{together(*inside)}</{element}>")


def together(*pieces: str | None) -> Html:
    """Pieces one after the other."""
    return Html("".join(piece if isinstance(piece, Html) else escape(piece) for piece in pieces if piece is not None))


def _attribute(key: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    written = key.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'
