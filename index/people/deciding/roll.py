"""Who bears which mentions while decisions are applied."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from index.decision import Conflict, Decided, Named
from index.model import ArticleId, EntityId, EntityType, Mention
from index.people.deciding.bearer import Bearer, Place, best_form, key
from index.people.deciding.linked import Linked
from index.people.deciding.places import Articles
from index.people.linking.entities import plain_id


class ContradictionError(Exception):
    """A decision cannot be applied; the message says why, as a sentence."""


class Roll:
    """The entities of a collection with their mentions, changed by one decision after the other.

    What no decision concerns is never looked up.
    """

    def __init__(self, linked: Linked, articles: Articles) -> None:
        self._linked = linked
        self._articles = articles
        self._bearers: dict[EntityId, Bearer] = {}
        self._learnt: dict[tuple[EntityType, str], list[Bearer]] = defaultdict(list)
        """Who came to a name by a decision."""
        self._moved: dict[Place, Bearer] = {}
        self._denied: dict[Place, list[Bearer]] = defaultdict(list)
        self._reasons: dict[Place, str] = {}

    def find(self, named: Named) -> Bearer:
        """Whom a decision means: whoever is called so, else was called so, else shares most of the names.

        Raises:
            ContradictionError: Nobody, or several.
        """
        wanted = key(named.name)
        names = {wanted, *map(key, named.forms)}
        able = {bearer for name in names for bearer in self._known(named.type, name)}
        ranks = {
            bearer: (
                key(bearer.name) == wanted,
                wanted in bearer.called,
                len(names & bearer.known_as),
                self._titles_shared(named, bearer),
            )
            for bearer in able
            if bearer.is_named and _may_be(bearer, names, wanted)
        }
        best = max(ranks.values(), default=None)
        found = [bearer for bearer, rank in ranks.items() if rank == best]
        if not found:
            raise ContradictionError(f"Nothing is called {named.name} any more")
        if len(found) > 1:
            raise ContradictionError(f"{len(found)} go by the name {named.name}, and the decision does not say which")
        return found[0]

    def bearer_of(self, mention: Mention) -> Bearer:
        """Who bears a mention now."""
        bearer = self._moved.get((mention.article_id, mention.start)) or self._bearer(mention.entity_id)
        if bearer is None:
            raise KeyError(mention.entity_id)
        return bearer.living

    def mentions_in(self, article_id: ArticleId) -> Mapping[Place, Mention]:
        """The mentions in an article, whoever bears them."""
        return {(article_id, mention.start): mention for mention in self._linked.mentions_in(article_id)}

    def denies(self, place: Place, bearer: Bearer) -> bool:
        """Whether it was decided that a mention is not of this bearer."""
        return any(denied.living is bearer for denied in self._denied.get(place, ()))

    def called(self, entity_type: EntityType, name: str) -> list[Bearer]:
        """Those who are called by a name."""
        able = self._known(entity_type, key(name))
        return sorted(
            (bearer for bearer in able if bearer.is_named and key(bearer.name) == key(name)), key=lambda each: each.id
        )

    def merge(self, one: Bearer, other: Bearer) -> None:
        """Make one of two."""
        for place in other.mentions:
            self._reasons[place] = f"you decided that {other.name} is {one.name}"
        one.sides = [*one.sides, *other.sides, (one.side(), other.side())]
        if other.renamed and not one.renamed:
            one.name, one.renamed = other.name, True
        one.mentions.update(other.mentions)
        one.called |= other.called
        one.known_as |= other.known_as
        other.borne, other.merged_into = {}, one
        one.changed = one.regrouped = other.changed = True

    def rename(self, bearer: Bearer, name: str) -> None:
        """Call somebody by another name."""
        bearer.name, bearer.renamed, bearer.changed = name, True, True
        self._register(bearer, {key(name)} - bearer.known_as)
        bearer.called.add(key(name))
        bearer.known_as.add(key(name))

    def hide(self, bearer: Bearer, hidden: bool = True) -> None:
        """Take somebody out of sight, or let them be seen again."""
        bearer.hidden, bearer.changed = hidden, True

    def create(self, entity_type: EntityType, mentions: Iterable[Mention]) -> Bearer:
        """Somebody to bear these mentions, which still have to be moved, called by the best form among them."""
        name = best_form(entity_type, mentions)
        plain, number = plain_id(entity_type, name), 1
        entity_id = plain
        while entity_id in self._bearers or self._linked.entity(entity_id):
            number += 1
            entity_id = f"{plain}-{number}"
        bearer = Bearer(entity_id, entity_type, name, {key(name)}, {key(name)}, changed=True, regrouped=True)
        self._bearers[entity_id] = bearer
        self._register(bearer, bearer.known_as)
        return bearer

    def move(self, places: Collection[Place], old: Bearer, new: Bearer) -> None:
        """Give mentions of one to another, and remember that they are not the first one's."""
        for place in places:
            mention = old.mentions.pop(place)
            new.mentions[place] = mention
            self._moved[place] = new
            self._denied[place].append(old)
            self._reasons[place] = f"you decided that this is not {old.name}"
            self._register(new, {key(mention.text)} - new.known_as)
            new.known_as.add(key(mention.text))
        for bearer in (old, new):
            bearer.choose_name()
            bearer.called.add(key(bearer.name))
            bearer.changed = bearer.regrouped = True

    def decided(self, conflicts: Iterable[Conflict]) -> Decided:
        """What is otherwise now than linking found it."""
        changed = [bearer for bearer in self._bearers.values() if bearer.changed]
        mentions = [
            (mention, self._as_decided(mention, bearer))
            for bearer in changed
            if bearer.regrouped
            for mention in bearer.mentions.values()
            if bearer.id != mention.entity_id
        ]
        return Decided(
            entities=tuple(sorted((each.entity() for each in changed if each.is_named), key=lambda each: each.id)),
            gone=frozenset(bearer.id for bearer in changed if not bearer.is_named),
            mentions=tuple(sorted(mentions, key=lambda pair: (pair[0].article_id, pair[0].start))),
            conflicts=tuple(conflicts),
        )

    def _as_decided(self, mention: Mention, bearer: Bearer) -> Mention:
        reason = self._reasons[mention.article_id, mention.start]
        return replace(mention, entity_id=bearer.id, type=bearer.type, unsure=False, reason=reason)

    def _bearer(self, entity_id: EntityId) -> Bearer | None:
        """An entity of linking; None where nothing names it any more."""
        if entity_id not in self._bearers and (found := self._linked.entity(entity_id)):
            names = {key(found.name), *(key(alias.name) for alias in found.aliases)}
            bearer = Bearer(found.id, found.type, found.name, {key(found.name)}, names, found, self._linked.mentions_of)
            self._bearers[entity_id] = bearer
        return self._bearers.get(entity_id)

    def _known(self, entity_type: EntityType, name: str) -> set[Bearer]:
        """Whoever a name, given by its key, is or was a form of."""
        linked = map(self._bearer, self._linked.known(entity_type, name))
        learnt = self._learnt.get((entity_type, name), ())
        return {bearer.living for bearer in (*linked, *learnt) if bearer}

    def _register(self, bearer: Bearer, names: Iterable[str]) -> None:
        for name in names:
            self._learnt[bearer.type, name].append(bearer)

    def _titles_shared(self, named: Named, bearer: Bearer) -> int:
        named_in = {article_id for article_id, _ in bearer.mentions} if named.titles else set[ArticleId]()
        return sum(not named_in.isdisjoint(self._articles.titled(title)) for title in set(named.titles))


def _may_be(bearer: Bearer, names: Collection[str], wanted: str) -> bool:
    """Whether somebody may be who had these names.

    A surname alone among the forms is not enough: it is others' as well.
    """
    shared = sum(name in bearer.known_as for name in names)
    if wanted in bearer.called or (shared > 1 and 2 * shared > len(names)):
        return True
    return wanted in bearer.known_as and (bearer.type is not EntityType.PERSON or " " in wanted)
