"""One decision after the other: what each does to the roll, and what it contradicts."""

from collections.abc import Collection, Mapping

from index.decision import Decision, Hide, Merge, Named, NotThis, Rename, Split, Unhide
from index.model import EntityType, Mention
from index.people.deciding.bearer import Bearer, Place, best_form, key
from index.people.deciding.following import followed, names_among
from index.people.deciding.places import Articles, find_article, find_place
from index.people.deciding.roll import ContradictionError, Roll
from index.people.linking.persons import same_person
from index.people.names import parse, tokens


def apply(decision: Decision, roll: Roll, articles: Articles) -> None:
    """Apply a decision wholly, or not at all.

    Raises:
        ContradictionError: It is not applied, and why.
    """
    match decision:
        case Merge():
            _merge(decision, roll)
        case Split():
            _split(decision, roll)
        case Rename():
            _rename(decision, roll)
        case Hide(entity):
            roll.hide(roll.find(entity))
        case Unhide(entity):
            roll.hide(roll.find(entity), hidden=False)
        case NotThis():
            _separate(decision, roll, articles)


def _merge(decision: Merge, roll: Roll) -> None:
    pair = _both(decision.one, decision.other, roll)
    if pair is None:
        return
    one, other = pair
    if any(roll.denies(place, one) for place in other.mentions) or any(
        roll.denies(place, other) for place in one.mentions
    ):
        raise ContradictionError(f"An earlier decision says that {other.name} is not {one.name}")
    if one.hidden != other.hidden:
        hidden, shown = (one, other) if one.hidden else (other, one)
        raise ContradictionError(f"{hidden.name} is hidden and {shown.name} is not")
    roll.merge(one, other)


def _both(one: Named, other: Named, roll: Roll) -> tuple[Bearer, Bearer] | None:
    """The two of a merge; None where they are one already, be it that linking has found that out meanwhile."""
    found = []
    for mine, yours in ((one, other), (other, one)):
        try:
            found.append(roll.find(mine))
        except ContradictionError:
            if mine.type is yours.type and key(mine.name) in roll.find(yours).known_as:
                return None
            raise
    return None if found[0] is found[1] else (found[0], found[1])


def _split(decision: Split, roll: Roll) -> None:
    bearer, form = roll.find(decision.entity), key(decision.form)
    places = list(_reading(decision.form, bearer.mentions))
    if not places:
        if not any(other is not bearer for other in roll.called(decision.entity.type, form)):
            raise ContradictionError(f"{bearer.name} is called {decision.form} nowhere any more")
        return
    going = [*places, *followed(bearer, places)]
    if len(going) == len(bearer.mentions):
        raise ContradictionError(f"{bearer.name} has no other name than {decision.form}")
    _check_merges(bearer, going, form)
    roll.move(going, bearer, roll.create(bearer.type, [bearer.mentions[place] for place in going]))


def _rename(decision: Rename, roll: Roll) -> None:
    bearer = roll.find(decision.entity)
    if bearer.name == decision.name:
        return
    if bearer.renamed and key(bearer.name) != key(decision.entity.name):
        raise ContradictionError(f"An earlier decision calls {decision.entity.name} {bearer.name}")
    roll.rename(bearer, decision.name)


def _separate(decision: NotThis, roll: Roll, articles: Articles) -> None:
    bearer = roll.find(decision.entity)
    meant = _meant(decision, bearer, roll, articles)
    theirs = {place: mention for place, mention in meant.items() if roll.bearer_of(mention) is bearer}
    if not theirs:
        return
    places = theirs if decision.quote or decision.form else names_among(theirs)
    along = followed(bearer, places)
    _check_merges(bearer, [*places, *along], key(decision.form) if decision.form and not decision.article else None)
    heirs = {place: heir for place in places if (heir := _heir(place, bearer, roll))}
    rest = [place for place in places if place not in heirs]
    if not heirs and len(rest) + len(along) == len(bearer.mentions):
        raise ContradictionError(f"Nothing would be left of {bearer.name}")
    if rest:
        heirs |= dict.fromkeys(rest, _namesake(rest, bearer, roll))
    heirs |= {place: heirs[name] for place, name in along.items()}
    for heir in dict.fromkeys(heirs.values()):
        roll.move([place for place, its in heirs.items() if its is heir], bearer, heir)


def _meant(decision: NotThis, bearer: Bearer, roll: Roll, articles: Articles) -> Mapping[Place, Mention]:
    """The mentions that a decision speaks of, those in an article whoever is named there."""
    if decision.article is None:
        return _reading(decision.form or "", bearer.mentions)
    article_id = find_article(decision.article, articles)
    if article_id is None:
        raise ContradictionError(f"The article “{decision.article.title}” is not there any more, or there are several")
    mentions = roll.mentions_in(article_id)
    if decision.quote is None:
        return _reading(decision.form, mentions) if decision.form else mentions
    place = find_place(decision.quote, mentions, articles.text_of(article_id))
    if place is None:
        raise ContradictionError(f"“{decision.quote.exact}” does not stand in “{decision.article.title}” as it did")
    return {place: mentions[place]}


def _reading(form: str, mentions: Mapping[Place, Mention]) -> dict[Place, Mention]:
    return {place: mention for place, mention in mentions.items() if key(mention.text) == key(form)}


def _check_merges(bearer: Bearer, places: Collection[Place], form: str | None) -> None:
    """See that what is taken away is not just what a merge brought in.

    Raises:
        ContradictionError: It is.
    """
    taken = frozenset(places)
    for one, other in bearer.sides:
        for side in (one, other):
            left = side.places & bearer.mentions.keys()
            if (left and left <= taken) or (form == side.key and one.key != other.key):
                raise ContradictionError(f"An earlier decision says that {one.name} and {other.name} are one")


def _heir(place: Place, bearer: Bearer, roll: Roll) -> Bearer | None:
    """The one other person in the article who can have that name."""
    mention = bearer.mentions[place]
    if bearer.type is not EntityType.PERSON or not tokens(mention.text):
        return None
    there = {roll.bearer_of(other) for other in roll.mentions_in(place[0]).values()} - {bearer}
    able = [other for other in there if _can_have(other, mention.text) and not roll.denies(place, other)]
    return able[0] if len(able) == 1 else None


def _can_have(bearer: Bearer, text: str) -> bool:
    if bearer.type is not EntityType.PERSON or not tokens(bearer.name):
        return False
    full, name = parse(bearer.name), parse(text)
    if not full.is_full:
        return False
    return same_person(full, name) if name.is_full else full.surname_key == name.surname_key


def _namesake(places: Collection[Place], bearer: Bearer, roll: Roll) -> Bearer:
    """The one other entity that is called as these mentions are, or else one made for them."""
    mentions = [bearer.mentions[place] for place in places]
    able = [
        other
        for other in roll.called(bearer.type, best_form(bearer.type, mentions))
        if other is not bearer and not any(roll.denies(place, other) for place in places)
    ]
    return able[0] if len(able) == 1 else roll.create(bearer.type, mentions)
