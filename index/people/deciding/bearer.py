"""An entity on its way through the decisions."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from index.model import Alias, ArticleId, Entity, EntityId, EntityType, Mention, MentionKind
from index.people.folding import fold
from index.people.names import parse, tokens

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
    mentions: dict[Place, Mention] = field(default_factory=dict)
    hidden: bool = False
    renamed: bool = False
    sides: list[tuple[Side, Side]] = field(default_factory=list)
    """What merges made one of it."""
    merged_into: "Bearer | None" = None
    found: Entity | None = None
    """The entity as linking found it, as long as nothing was decided about it."""

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
        if self.found:
            return self.found
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
    """The form to call an entity by: full names of persons before others, then what most articles use."""
    kept = list(mentions)
    counts = _forms(kept) or Counter(squeeze(mention.text) for mention in kept)
    articles: dict[str, set[ArticleId]] = defaultdict(set)
    for mention in kept:
        articles[squeeze(mention.text)].add(mention.article_id)

    def worth(form: str) -> tuple[bool, bool, int, int, int, str]:
        is_full = entity_type is EntityType.PERSON and bool(tokens(form)) and parse(form).is_full
        return is_full, not form.isupper(), len(articles[form]), counts[form], len(form), form

    return max(counts, key=worth)


def _forms(mentions: Iterable[Mention]) -> Counter[str]:
    """The forms of its name in the articles' own text, or anywhere where there are none."""
    names = [mention for mention in mentions if mention.kind is MentionKind.NAME]
    own = [mention for mention in names if not mention.in_furniture]
    return Counter(squeeze(mention.text) for mention in own or names)
