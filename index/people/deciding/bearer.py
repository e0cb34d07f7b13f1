"""An entity on its way through the decisions."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from index.model import Alias, ArticleId, Entity, EntityId, EntityType, Mention, MentionKind
from index.people.folding import fold
from index.people.linking.canonical import canonical_name

Place = tuple[ArticleId, int]
"""Where a mention begins."""


def squeeze(text: str) -> str:
    """A text with single spaces for all that is white."""
    return " ".join(text.split())


def key(name: str) -> str:
    """What forms of a name have in common that differ in case, accents and spaces."""
    return squeeze(fold(name))


@dataclass(frozen=True, slots=True)
class Side:
    """One of two entities that were merged."""

    name: str
    key: str
    places: frozenset[Place]


@dataclass(slots=True, eq=False)
class Bearer:
    """Who bears mentions, and by which names it is known."""

    id: EntityId
    type: EntityType
    name: str
    called: set[str]
    """The keys of the names by which it was listed."""
    known_as: set[str]
    """The keys of all forms of its name, those it had before included."""
    found: Entity | None = None
    """The entity as linking found it; None where a decision made it."""
    look_up: Callable[[EntityId], Iterable[Mention]] | None = None
    """Gives the mentions that linking found of it, until they are asked for."""
    borne: dict[Place, Mention] = field(default_factory=dict)
    hidden: bool = False
    renamed: bool = False
    changed: bool = False
    """Whether anything was decided about it."""
    regrouped: bool = False
    """Whether mentions came or went."""
    sides: list[tuple[Side, Side]] = field(default_factory=list)
    """What merges made one of it."""
    merged_into: "Bearer | None" = None

    @property
    def mentions(self) -> dict[Place, Mention]:
        """Its mentions by their places."""
        if self.look_up:
            self.borne = {(mention.article_id, mention.start): mention for mention in self.look_up(self.id)}
            self.look_up = None
        return self.borne

    @property
    def is_named(self) -> bool:
        """Whether it has any mentions: those of linking have."""
        return self.look_up is not None or bool(self.borne)

    @property
    def living(self) -> "Bearer":
        """Itself, or what it was merged into."""
        return self.merged_into.living if self.merged_into else self

    def side(self) -> Side:
        """What it brings into a merge."""
        return Side(self.name, key(self.name), frozenset(self.mentions))

    def choose_name(self) -> None:
        """Call it by the best form left, where none of its mentions has its name any more."""
        forms = _forms(self.mentions.values())
        if not self.renamed and forms and key(self.name) not in {key(form) for form in forms}:
            self.name = best_form(self.type, self.mentions.values())

    def entity(self) -> Entity:
        """The entity as the rest of the library knows it."""
        if self.found and not self.regrouped:
            return replace(self.found, name=self.name, hidden=self.hidden)
        own = [mention for mention in self.mentions.values() if not mention.in_furniture]
        ranked = sorted(_forms(self.mentions.values()).items(), key=lambda item: (-item[1], item[0]))
        return Entity(
            id=self.id,
            type=self.type,
            name=self.name,
            aliases=tuple(Alias(form, count) for form, count in ranked),
            mentions=len(own),
            articles=len({mention.article_id for mention in own}),
            hidden=self.hidden,
        )


def best_form(entity_type: EntityType, mentions: Iterable[Mention]) -> str:
    """The form to call an entity by, as linking would: of its names, or of its descriptions where it has none."""
    kept = list(mentions)
    forms = [(squeeze(mention.text), mention.article_id) for mention in _names(kept) or kept]
    return canonical_name(entity_type, forms, frozenset())


def _forms(mentions: Iterable[Mention]) -> Counter[str]:
    return Counter(squeeze(mention.text) for mention in _names(mentions))


def _names(mentions: Iterable[Mention]) -> Sequence[Mention]:
    """Its names in the articles' own text, or anywhere where there are none."""
    names = [mention for mention in mentions if mention.kind is MentionKind.NAME]
    return [mention for mention in names if not mention.in_furniture] or names
