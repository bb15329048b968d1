"""Letters that no text may hold (ký tự không hợp lệ)."""

from typing import Any

from graphql import GraphQLError, StringValueNode, ValidationRule


class Characters(ValidationRule):
    r"""Refuses U+0000 in a document, which may write it as \u{0}; in variables the door does (ký tự không hợp lệ).

    PostgreSQL's text cannot hold it: a fact that did would be recorded and never be shown.
    """

    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        """Look at one text of the document."""
        if "\0" in node.value:
            message = "U+0000 is no character of a text: leave it out"
            self.report_error(GraphQLError(message, nodes=[node], extensions={"code": "BAD_REQUEST"}))
