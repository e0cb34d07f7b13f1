"""Text -> a tree of Whoosh's syntax nodes: its query parser with what our language has, and no more.

Left out are wildcards, ranges, boosts and slops, which take seconds or surprise. Any field but `title:`
is a word.
"""

from whoosh.qparser import QueryParser, plugins, syntax
from whoosh.qparser.syntax import AndGroup, GroupNode, NotGroup, Operator, OrGroup, SyntaxNode, WordNode

from index.errors import QueryError

__all__ = [
    "AndGroup",
    "GroupNode",
    "NotGroup",
    "OrGroup",
    "PhraseNode",
    "SyntaxNode",
    "WordNode",
    "read_syntax",
]


class PhraseNode(syntax.TextNode):  # type: ignore[misc]
    """Words in double quotes, of which the second may still be missing."""


class _PhrasePlugin(plugins.TaggingPlugin):  # type: ignore[misc]
    expr = r'"(?P<text>[^"]*)(?:"|$)'
    nodetype = PhraseNode


class _Infix(syntax.InfixOperator):  # type: ignore[misc]
    """AND or OR. Whoosh drops one that lacks a side, or stumbles over it later."""

    def replace_self(self, parser: QueryParser, group: GroupNode, position: int) -> int:
        _require_operand(self, group[:position][-1:], "before")
        _require_operand(self, group[position + 1 :][:1], "after")
        return int(super().replace_self(parser, group, position))


class _Prefix(syntax.PrefixOperator):  # type: ignore[misc]
    """NOT or a minus."""

    def replace_self(self, parser: QueryParser, group: GroupNode, position: int) -> int:
        _require_operand(self, group[position + 1 :][:1], "after")
        return int(super().replace_self(parser, group, position))


def _require_operand(operator: Operator, neighbours: list[SyntaxNode], side: str) -> None:
    if not neighbours or isinstance(neighbours[0], Operator):
        raise QueryError(
            f"There is nothing {side} {operator.text}",
            f'Put a word there, or write "{operator.text.lower()}" to look for that word.',
            operator.startchar,
        )


def _operators() -> plugins.OperatorsPlugin:
    """NOT binds tightest, then AND, then OR, then the space between words, which means AND."""
    tagger = plugins.OperatorsPlugin.OpTagger
    before, after = r"(?:^|(?<=[\s()]))", r"(?=[\s()]|$)"
    negation = rf"(?:{before}NOT{after}|(?:^|(?<=[\s(]))-(?=[^\s)-]))"
    return plugins.OperatorsPlugin(
        [
            # From right to left, so that NOT NOT finds its operand.
            (tagger(negation, NotGroup, _Prefix, leftassoc=False), 0),
            (tagger(rf"{before}AND{after}", AndGroup, _Infix), 0),
            (tagger(rf"{before}OR{after}", OrGroup, _Infix), 0),
        ],
        clean=True,
    )


def read_syntax(text: str) -> GroupNode:
    """The syntax tree of a query whose parentheses are in pairs.

    Raises:
        QueryError: An operator has nothing to operate on.
    """
    parser = QueryParser(
        None,
        None,
        plugins=[
            plugins.GroupPlugin(),
            _PhrasePlugin(),
            plugins.FieldsPlugin(r"(?i:(?<!\w)(?P<text>title):(?=\S))", remove_unknown=False),
            _operators(),
        ],
    )
    return parser.process(text)
