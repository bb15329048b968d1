"""Documents parsed once per text (phân tích cú pháp)."""

from collections.abc import Iterator
from contextlib import suppress

from graphql import GraphQLSyntaxError
from strawberry.extensions import ParserCache


class ParsedOnce(ParserCache):
    """Keeps documents by their text (bộ nhớ văn bản truy vấn).

    What cannot be parsed is left to Strawberry, which does it again and tells why: raised from here it would break
    a stream off without a word, and stand in the log with the operation's text.
    """

    def on_parse(self) -> Iterator[None]:
        """Take the document from the cache, if there can be one."""
        context = self.execution_context
        with suppress(GraphQLSyntaxError):
            context.graphql_document = self.cached_parse_document(context.query, **context.parse_options)
        yield
