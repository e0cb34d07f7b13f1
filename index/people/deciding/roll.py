"""Who bears which mentions while decisions are applied."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from index.decision import Named
from index.model import ArticleId, EntityType, Mention, Resolution
from index.people.deciding.bearer import Bearer, Place, best_form, key
from index.people.deciding.places import Articles
from index.people.linking.entities import plain_id


class ContradictionError(Exception):
    """A decision cannot be applied; the message says why, as a sentence."""


class Roll:
    """The entities of a collection with their mentions, changed by one decision after the other."""

    def __init__(self, linked: Resolution, articles: Articles) -> None:
        self._linked = linked
        self._articles = articles
        self._bearers = {
            entity.id: Bearer(
                entity.id,
                entity.type,
                entity.name,
                {key(entity.name)},
                {key(entity.name), *(key(alias.name) for alias in entity.aliases)},
                hidden=entity.hidden,
                found=entity,
            )
            for entity in linked.entities
        }
        self._known: dict[tuple[EntityType, str], list[Bearer]] = defaultdict(list)
        for bearer in self._bearers.values():
            self._register(bearer, bearer.known_as)
        self._bearer_of: dict[Place, Bearer] = {}
        self._in_article: dict[ArticleId, list[Place]] = defaultdict(list)
        for mention in linked.mentions:
            place = mention.article_id, mention.start
            self._bearer_of[place] = self._bearers[mention.entity_id]
            self._bearers[mention.entity_id].mentions[place] = mention
            self._in_article[mention.article_id].append(place)
        self._denied: dict[Place, list[Bearer]] = defaultdict(list)
        self._reasons: dict[Place, str] = {}

    def find(self, named: Named) -> Bearer:
        """Whom a decision means: whoever is called so, else was called so, else shares most of the names.

        Raises:
            ContradictionError: Nobody, or several.
        """
        wanted = key(named.name)
        names = {wanted, *map(key, named.forms)}
        able = {bearer.living for name in names for bearer in self._known[named.type, name]}
        ranks = {
            bearer: (
                key(bearer.name) == wanted,
                wanted in bearer.called,
                len(names & bearer.known_as),
                self._titles_shared(named, bearer),
            )
            for bearer in able
            if bearer.mentions and _may_be(bearer, names, wanted)
        }
        best = max(ranks.values(), default=None)
        found = [bearer for bearer, rank in ranks.items() if rank == best]
        if not found:
            raise ContradictionError(f"Nothing is called {named.name} any more")
        if len(found) > 1:
            raise ContradictionError(f"{len(found)} go by the name {named.name}, and the decision does not say which")
        return found[0]

    def bearer_at(self, place: Place) -> Bearer:
        """Who bears a mention now."""
        return self._bearer_of[place].living

    def mentions_in(self, article_id: ArticleId) -> Mapping[Place, Mention]:
        """The mentions in an article, whoever bears them."""
        places = self._in_article.get(article_id, [])
        return {place: self.bearer_at(place).mentions[place] for place in places}

    def denies(self, place: Place, bearer: Bearer) -> bool:
        """Whether it was decided that a mention is not of this bearer."""
        return any(denied.living is bearer for denied in self._denied.get(place, ()))

    def called(self, entity_type: EntityType, name: str) -> list[Bearer]:
        """Those who are called by a name."""
        able = {bearer.living for bearer in self._known[entity_type, key(name)]}
        return sorted(
            (bearer for bearer in able if bearer.mentions and key(bearer.name) == key(name)), key=lambda each: each.id
        )

    def merge(self, one: Bearer, other: Bearer) -> None:
        """Make one of two."""
        for place in other.mentions:
            self._reasons[place] = f"you decided that {other.name} is {one.name}"
        one.sides = [*one.sides, *other.sides, (one.side(), other.side())]
        if other.renamed and not one.renamed:
            one.name, one.renamed = other.name, True
        one.mentions |= other.mentions
        one.called |= other.called
        one.known_as |= other.known_as
        one.found = None
        other.mentions, other.merged_into = {}, one

    def rename(self, bearer: Bearer, name: str) -> None:
        """Call somebody by another name."""
        bearer.name, bearer.renamed, bearer.found = name, True, None
        self._register(bearer, {key(name)} - bearer.known_as)
        bearer.called.add(key(name))
        bearer.known_as.add(key(name))

    def hide(self, bearer: Bearer) -> None:
        """Take somebody out of sight."""
        bearer.hidden, bearer.found = True, None

    def create(self, entity_type: EntityType, mentions: Iterable[Mention]) -> Bearer:
        """Somebody to bear these mentions, which still have to be moved, called by the best form among them."""
        name = best_form(entity_type, mentions)
        plain, number = plain_id(entity_type, name), 1
        entity_id = plain
        while entity_id in self._bearers:
            number += 1
            entity_id = f"{plain}-{number}"
        bearer = Bearer(entity_id, entity_type, name, {key(name)}, {key(name)})
        self._bearers[entity_id] = bearer
        self._register(bearer, bearer.known_as)
        return bearer

    def move(self, places: Collection[Place], old: Bearer, new: Bearer) -> None:
        """Give mentions of one to another, and remember that they are not the first one's."""
        for place in places:
            mention = old.mentions.pop(place)
            new.mentions[place] = mention
            self._bearer_of[place] = new
            self._denied[place].append(old)
            self._reasons[place] = f"you decided that this is not {old.name}"
            self._register(new, {key(mention.text)} - new.known_as)
            new.known_as.add(key(mention.text))
        for bearer in (old, new):
            bearer.choose_name()
            bearer.called.add(key(bearer.name))
            bearer.found = None

    def resolution(self) -> Resolution:
        """Entities and mentions as they are now."""
        bearers = [bearer for bearer in self._bearers.values() if bearer.mentions]
        entities = sorted(
            (bearer.entity() for bearer in bearers), key=lambda each: (-each.mentions, each.name, each.id)
        )
        return Resolution(tuple(entities), tuple(map(self._decided, self._linked.mentions)))

    def _decided(self, mention: Mention) -> Mention:
        place = mention.article_id, mention.start
        bearer = self.bearer_at(place)
        if bearer.id == mention.entity_id and bearer.type is mention.type:
            return mention
        return replace(
            mention,
            entity_id=bearer.id,
            type=bearer.type,
            unsure=False,
            reason=self._reasons.get(place, mention.reason),
        )

    def _register(self, bearer: Bearer, names: Iterable[str]) -> None:
        for name in names:
            self._known[bearer.type, name].append(bearer)

    def _titles_shared(self, named: Named, bearer: Bearer) -> int:
        titles = {self._articles.title(article_id) for article_id, _ in bearer.mentions} if named.titles else set()
        return len(titles.intersection(named.titles))


def _may_be(bearer: Bearer, names: Collection[str], wanted: str) -> bool:
    """Whether somebody may be who had these names.

    A surname alone among the forms is not enough: it is others' as well.
    """
    shared = sum(name in bearer.known_as for name in names)
    if wanted in bearer.called or (shared > 1 and 2 * shared > len(names)):
        return True
    return wanted in bearer.known_as and (bearer.type is not EntityType.PERSON or " " in wanted)
