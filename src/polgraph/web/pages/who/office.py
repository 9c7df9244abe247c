"""The pages of posts and roles: who held them as releases show it, and who acted in them without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.iris import kind_and_slug
from polgraph.namespaces import ORG, PG, PREFIXES, SKOS
from polgraph.web.pages.model import Row, Sheet, Value
from polgraph.web.pages.paging import part_of
from polgraph.web.pages.said import Said
from polgraph.web.pages.tables import Table, between, table, where
from polgraph.web.pages.things import Pages
from polgraph.web.pages.who.tenures import attested

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.rows import Told

_POST = {"agency.role": ORG.role, "agency.of": ORG.postIn}
_ROLE = {"agency.broader": SKOS.broader, "agency.acting-for": PG.actingFor, "agency.former-of": PG.formerOf}
_HOLDERS = {"post": PG.post, "role": ORG.role}
_WHOSE = {"post": ("person",), "role": ("person", "agency")}
"""What tells one holder from another."""
MOST = 100
"""Lines about holders without a name that a page shows."""
_FIRST = between(slice(MOST))
_ACTING = ("release", "did", "act", "evidence")


def post(found: Described, maker: Maker) -> Sheet:
    """Show a post: a role in one agency."""
    facts = Said(maker.dataset)
    agency = facts.one(found.iri, ORG.postIn)
    rows = [(key, facts.all(found.iri, name)) for key, name in _POST.items()]
    values = {"organization": kind_and_slug(agency)[1]} if agency else {}
    seats = facts.one(found.iri, PG.singleSeat)
    told = [_row(maker, key, things) for key, things in rows if things]
    if seats:
        told.append(Row(Value(maker.words["agency.seats"]), (Value(maker.words[f"agency.seats.{seats}"]),)))
    return _sheet(found, maker, told, _unnamed(maker, values, lambda row: row.get("office") == found.iri))


def role(found: Described, maker: Maker) -> Sheet:
    """Show a role: a kind of office, in whichever agency."""
    facts = Said(maker.dataset)
    rows = [(key, facts.all(found.iri, name)) for key, name in _ROLE.items()]
    narrower = facts.of(found.iri, SKOS.broader)
    posts = [one for one in facts.of(found.iri, ORG.role) if one.startswith(PREFIXES["post"])]
    rows += [("agency.narrower", narrower), ("agency.posts", posts)]
    told = [_row(maker, key, things) for key, things in rows if things]
    return _sheet(found, maker, told, _unnamed(maker, {}, lambda row: row.get("role") == found.iri))


def _sheet(found: Described, maker: Maker, told: list[Row], unnamed: Table) -> Sheet:
    facts, kind = Said(maker.dataset), kind_and_slug(found.iri)[0]
    tenures = [one for one in facts.of(found.iri, _HOLDERS[kind]) if one.startswith(PREFIXES["tenure"])]
    part = part_of(maker, len(tenures))
    names = facts.texts(found.iri, SKOS.prefLabel, SKOS.altLabel)
    more = {
        "facts": told,
        "names": names,
        "people": attested(maker, tenures, part.rows),
        "part": part,
        "columns": _WHOSE[kind],
        "most": MOST,
    }
    return Sheet("office", Pages(maker).head(found), {"is_special": True, "unnamed": unnamed, **more})


def _row(maker: Maker, key: str, things: Iterable[str]) -> Row:
    return Row(Value(maker.words[key]), tuple(map(maker.linked, things)))


def _unnamed(maker: Maker, values: dict[str, str], kept: Callable[[Told], bool]) -> Table:
    """Return who holds the office without a name where releases cite it, or let it act."""
    return table(maker, "unnamed-offices", values, _ACTING, part=lambda found: _FIRST(where(kept)(found)))
