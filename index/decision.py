"""What a reader can decide about who is named.

Said by names and by quotes, never by the numbers and ids that indexing makes anew: so a decision holds for the same
names in the same articles wherever the files are and however often they are indexed.
"""

from dataclasses import dataclass

from index.model import Entity, EntityId, EntityType, Mention


@dataclass(frozen=True, slots=True)
class Named:
    """An entity by what it was called when something was decided about it."""

    type: EntityType
    name: str
    forms: tuple[str, ...] = ()
    """The other forms of its name, the commonest first."""
    titles: tuple[str, ...] = ()
    """Titles of articles that name it, where another entity had the same name."""


@dataclass(frozen=True, slots=True)
class ArticleName:
    """An article by what is known of it without its place: its title, or else its path."""

    title: str
    path: str
    digest: str
    """Of its text, to tell it from others of the same title."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A mention by what stands there and around it.

    The W3C's Web Annotation Data Model calls this a text quote selector, and `start` a text position selector.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    """Where it stood, in code points: tells two places that read the same apart."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two entities are one, called as the first is."""

    one: Named
    other: Named


@dataclass(frozen=True, slots=True)
class Split:
    """The mentions of this form are an entity of their own."""

    entity: Named
    form: str


@dataclass(frozen=True, slots=True)
class Rename:
    """An entity is to be called by this name."""

    entity: Named
    name: str


@dataclass(frozen=True, slots=True)
class Hide:
    """An entity is of no interest, or none at all."""

    entity: Named


@dataclass(frozen=True, slots=True)
class Unhide:
    """An entity that was hidden is to be seen again."""

    entity: Named


@dataclass(frozen=True, slots=True)
class NotThis:
    """These mentions are not of this entity: at one place, in one article, or one form of the name everywhere."""

    entity: Named
    form: str | None = None
    """Only mentions of this form; None for all, in one article."""
    article: ArticleName | None = None
    """Only in this article; None for everywhere."""
    quote: Quote | None = None
    """Only this mention, in that article."""


Decision = Merge | Split | Rename | Hide | Unhide | NotThis


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision that was not applied, and why."""

    decision: Decision
    sentence: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What decisions change of what linking found."""

    entities: tuple[Entity, ...] = ()
    """Those that are otherwise than linking found them, and those that are new."""
    gone: frozenset[EntityId] = frozenset()
    """Those of which no mention is left."""
    mentions: tuple[tuple[Mention, Mention], ...] = ()
    """Those that are somebody else's, as linking found them and as they are decided, by article and place."""
    conflicts: tuple[Conflict, ...] = ()
    """The decisions that were not applied, in their order, and why."""


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do."""

    one: Entity
    """The one whose name stays."""
    other: Entity
    """The one whose names, mentions and articles would become those of the first."""
    conflict: str | None
    """Why it would not be applied, as a sentence without its full stop; None where it would."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the first has not already, the commonest first."""
        had = {alias.name for alias in self.one.aliases}
        return tuple(alias.name for alias in self.other.aliases if alias.name not in had)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of deciding, undoing or redoing."""

    decisions: tuple[Decision, ...]
    """Those that were made, undone or redone; empty where there was nothing to do."""
    conflicts: tuple[Conflict, ...]
    """Those of them that were not applied, and why."""
    shown: bool
    """Whether entities and mentions are so now; False while another process indexes, which will see to it."""
    sentence: str
    """What was done, without its full stop: "Merged Li Xin (3) into Aila Slisco (12)"."""


def sentence(decision: Decision) -> str:
    """A decision in words, without its full stop."""
    match decision:
        case Merge(one, other):
            return f"{one.name} and {other.name} are one"
        case Split(entity, form):
            return f"{form} is somebody other than {entity.name}"
        case Rename(entity, name):
            return f"{entity.name} is called {name}"
        case Hide(entity):
            return f"{entity.name} is hidden"
        case Unhide(entity):
            return f"{entity.name} is shown again"
        case NotThis(entity, _, ArticleName(title), Quote(exact, prefix, suffix)):
            return f"“{prefix[-12:]}{exact}{suffix[:12]}” in “{title}” is not {entity.name}"
        case NotThis(entity, form, ArticleName(title)):
            return f"{form or 'Every mention'} in “{title}” is not {entity.name}"
        case NotThis(entity, form):
            return f"{form} never means {entity.name}"
