"""Text -> Query: what somebody typed, understood."""

import re
from collections.abc import Iterable
from itertools import islice

from index.errors import QueryError
from index.fulltext.analysis import Token, fold, tokenise
from index.fulltext.query import AllOf, AnyOf, Node, Phrase, Prefix, Query, Scope, Without, Word
from index.fulltext.syntax import NotGroup, OrGroup, PhraseNode, SyntaxNode, WordNode, read_syntax

MAX_LENGTH = 1000
MAX_WORDS = 100
MAX_DEPTH = 20
"""More than anybody types, and less than Whoosh's recursion can bear."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_QUOTED_OR_PARENTHESIS = re.compile(r'"[^"]*(?:"|$)|[()]')
_LOOSE_END = re.compile(r"(?:(?<![^\s()])(?:AND|OR|NOT|-)|(?<!\w)(?i:title:)|[\s(])\Z")


def parse(text: str, typing: bool = False) -> Query:
    """Understand a query.

    Args:
        text: Words, "exact phrases", AND, OR, NOT or a minus, parentheses, `title:` before any of them.
        typing: Whether it may be unfinished: then its last word stands for every word that begins with
            it, and a parenthesis that is not closed or an operator at the end is no error.

    Raises:
        QueryError: It cannot be understood, or is longer than anybody means it.
    """
    _check_size(text)
    plain = text.translate(_QUOTES)
    if typing and plain.count('"') % 2 == 0:
        plain = _without_loose_end(plain)
    unclosed = _unclosed_parentheses(plain)
    if unclosed and not typing:
        raise QueryError("A parenthesis is not closed", "Put a ) at its end.", unclosed[-1])
    tree = read_syntax(plain + ")" * len(unclosed))
    return Query(text, _understand(tree, len(text) if typing else None))


def _check_size(text: str) -> None:
    if len(text) > MAX_LENGTH:
        raise QueryError("The query is too long", f"Use at most {MAX_LENGTH} characters.", MAX_LENGTH)
    for token in islice(tokenise(text), MAX_WORDS, None):
        raise QueryError("There are too many words in the query", f"Use at most {MAX_WORDS}.", token.start)


def _without_loose_end(text: str) -> str:
    while match := _LOOSE_END.search(text):
        text = text[: match.start()]
    return text


def _unclosed_parentheses(text: str) -> list[int]:
    """Where the parentheses open that are never closed."""
    opened: list[int] = []
    for match in _QUOTED_OR_PARENTHESIS.finditer(text):
        if match[0] == "(":
            opened.append(match.start())
            if len(opened) > MAX_DEPTH:
                raise QueryError("The parentheses are too deep", f"Use at most {MAX_DEPTH}.", match.start())
        elif match[0] == ")":
            if not opened:
                raise QueryError("A parenthesis was never opened", "Leave it out.", match.start())
            opened.pop()
    return opened


def _understand(node: SyntaxNode, end: int | None) -> Node | None:
    """What a node of the syntax tree means, None where there is no word in it.

    Args:
        node: A group, a word or a phrase.
        end: Where a word that is still being typed would end.
    """
    if isinstance(node, WordNode | PhraseNode):
        scope = Scope.TITLE if node.fieldname else Scope.ANYWHERE
        closed = isinstance(node, PhraseNode) and node.endchar - node.startchar > len(node.text) + 1
        return _words(node.text, scope, unfinished=node.endchar == end and not closed)
    if isinstance(node, NotGroup):
        # All that a word might become is not what somebody wants to be rid of.
        return _negated(_understand(node[0], None))
    parts = [part for child in node if (part := _understand(child, end)) is not None]
    return _joined(AnyOf if isinstance(node, OrGroup) else AllOf, parts)


def _words(text: str, scope: Scope, unfinished: bool) -> Node | None:
    """A word, or the phrase that a word of several parts is; a last part that is unfinished apart."""
    tokens = list(tokenise(text))
    if not unfinished or not tokens or tokens[-1].end < len(text) or text.endswith("."):
        return _phrase(tokens, scope)
    *finished, last = tokens
    prefix = Prefix(fold(text[last.start : last.end]), last.term, scope)
    return _joined(AllOf, [part for part in (_phrase(finished, scope), prefix) if part])


def _phrase(tokens: list[Token], scope: Scope) -> Node | None:
    terms = tuple(token.term for token in tokens)
    if len(terms) > 1:
        return Phrase(terms, scope)
    return Word(terms[0], scope) if terms else None


def _negated(node: Node | None) -> Node | None:
    if isinstance(node, Without):
        return node.part
    return None if node is None else Without(node)


def _joined(kind: type[AllOf] | type[AnyOf], parts: Iterable[Node]) -> Node | None:
    """All or any of these, without repetitions, and without groups in groups of the same kind."""
    flat: dict[Node, None] = {}
    for part in parts:
        flat |= dict.fromkeys(part.parts if isinstance(part, kind) else [part])
    match list(flat):
        case []:
            return None
        case [part]:
            return part
    return kind(tuple(flat))
