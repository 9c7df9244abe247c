"""Which stated figures are in conflict, and why."""

from __future__ import annotations

import pytest

from tests.derivation.stating import change, derived, figure, stated

SUBJECTS = """
indicator:registered.theft pg:measure measure:registered ; pg:subject subject:theft ; pg:countingUnit counting-unit:crime .
indicator:registered.crime pg:measure measure:registered ; pg:subject subject:crime ; pg:countingUnit counting-unit:crime .
indicator:registered.criminal-offence pg:measure measure:registered ; pg:subject subject:criminal-offence ;
  pg:countingUnit counting-unit:criminal-offence .
indicator:registered.theft.street pg:measure measure:registered ; pg:subject subject:theft ; pg:setting setting:street ;
  pg:countingUnit counting-unit:crime .
subject:theft skos:broaderTransitive subject:crime , subject:criminal-offence .
subject:crime skos:broaderTransitive subject:criminal-offence .
"""


def reasons(turtle: str, *rules: str) -> list[tuple[str, ...]]:
    return sorted((*thing["reason"], *thing["member"]) for thing in derived(stated(turtle), *rules))


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        (["3343", "3343"], None),
        (["3343", "3300"], "rounding"),
        (["3343", "3340", "3300"], "rounding"),
        (["3343", "3000"], "rounding"),
        (["3343", "3400"], "unexplained"),
        (["3343", "3344"], "unexplained"),
        (["3343", "3342", "3300"], "unexplained"),
        (["3300", "3400"], "unexplained"),
        ([">744", "745"], None),
        ([">744", "744"], "bound"),
        ([">=744", "744"], None),
        ([">744", "700"], "bound"),
        ([">744", "700", "600"], "unexplained"),
        ([">744", "<745"], "bound"),
        ([">744", ">770"], None),
        (["10..20", "20"], None),
        (["10..20", "21"], "bound"),
        (["~300", "290"], None),
    ],
    ids=lambda given: " and ".join(given) if isinstance(given, list) else str(given),
)
def test_same_figure(figures: list[str], reason: str | None) -> None:
    names = "xyz"[: len(figures)]
    turtle = "".join(figure(name, text, release) for name, text, release in zip(names, figures, "abc", strict=False))
    assert reasons(turtle, "same-figure.1") == ([(reason, *names)] if reason else [])


def test_a_later_version_of_a_text_explains_another_figure() -> None:
    turtle = figure("x", "3343") + figure("y", "3351", "b") + "release:b prov:wasRevisionOf release:a ."
    assert reasons(turtle, "same-figure.1") == [("revised-total", "x", "y")]


@pytest.mark.parametrize(
    "about",
    [{"region": "KZ-59"}, {"period": "2023"}, {"indicator": "registered.crime"}, {"unit": "kilogram"}],
    ids=lambda about: next(iter(about)),
)
def test_figures_of_other_things_are_in_no_conflict(about: dict[str, str]) -> None:
    assert reasons(figure("x", "3343") + figure("y", "1", "b", **about), "same-figure.1") == []


@pytest.mark.parametrize("part", ["partOf observation:all", "scope scope:case", "origin region:KZ-75"])
def test_a_part_is_in_no_conflict_with_a_total(part: str) -> None:
    turtle = figure("x", "3343") + figure("y", "1", "b") + f"observation:y pg:{part} ."
    assert reasons(turtle, "same-figure.1") == []


@pytest.mark.parametrize(
    ("level", "moved", "before", "expected"),
    [
        ("2732", "-14%", "3177", ("agrees", "earlier")),
        ("2732", "-14%", "3159", ("agrees", "earlier")),
        ("2732", "-14%", "3195", ("agrees", "earlier")),
        ("2732", "-14%", ">3000", ("agrees", "earlier")),
        ("2732", "-14%", "3158", ("unexplained", "c", "earlier", "later")),
        ("2732", "-14%", "3196", ("unexplained", "c", "earlier", "later")),
        ("2732", "-14%", "3200", ("rounding", "c", "earlier", "later")),
        ("2732", "-14%", ">3195", ("bound", "c", "earlier", "later")),
        (">2732", "-14%", "3000", ("bound", "c", "earlier", "later")),
        ("2732", "-14%", "~9000", ()),
    ],
)
def test_an_implied_level_agrees_with_a_stated_one_or_not(
    level: str, moved: str, before: str, expected: tuple[str, ...]
) -> None:
    turtle = figure("later", level) + change("c", moved, "later") + figure("earlier", before, "b", period="2023")
    found = derived(stated(turtle), "previous-from-percent.1", "previous-against-stated.1")
    agreeing = [("agrees", *thing["agreesWith"]) for thing in found if "agreesWith" in thing]
    differing = [(*thing["reason"], *thing["member"]) for thing in found if "member" in thing]
    assert agreeing + differing == ([expected] if expected else [])


@pytest.mark.parametrize(("previous", "agrees"), [("3177", True), ("3200", False)])
def test_the_earlier_level_of_the_change_itself_is_held_against_it_too(previous: str, agrees: bool) -> None:
    turtle = figure("l", "2732") + change("c", "-14%", "l", more=f"pg:previousValue {previous} ; ")
    found = derived(stated(turtle), "previous-from-percent.1", "previous-against-stated.1")
    assert found[0].get("agreesWith") == (["c"] if agrees else None)
    assert [thing["member"] for thing in found[1:]] == ([] if agrees else [["c", "l"]])


@pytest.mark.parametrize(
    ("part", "whole", "reason"),
    [
        (("500", "registered.theft"), ("400", "registered.crime"), "unexplained"),
        (("500", "registered.theft"), ("400", "registered.criminal-offence"), "unexplained"),
        (("500", "registered.theft"), ("500", "registered.crime"), None),
        ((">500", "registered.theft"), ("500", "registered.crime"), "unexplained"),
        (("500", "registered.theft"), (">400", "registered.crime"), None),
        (("500", "registered.crime"), ("400", "registered.theft"), None),
        (("500", "registered.theft.street"), ("400", "registered.crime"), None),
    ],
)
def test_a_part_is_not_above_its_whole(part: tuple[str, str], whole: tuple[str, str], reason: str | None) -> None:
    turtle = SUBJECTS + figure("part", part[0], indicator=part[1]) + figure("whole", whole[0], "b", indicator=whole[1])
    assert reasons(turtle, "narrower-above-wider.1") == ([(reason, "part", "whole")] if reason else [])


def test_the_rate_of_a_part_may_be_higher() -> None:
    about = [("part", "90", "theft"), ("whole", "80", "crime")]
    turtle = SUBJECTS + "".join(figure(n, v, indicator=f"registered.{s}", unit="percent") for n, v, s in about)
    assert reasons(turtle, "narrower-above-wider.1") == []
