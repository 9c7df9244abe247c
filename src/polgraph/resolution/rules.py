"""The rules by which two people are one, or are not: what each is worth, and its words for people."""

from __future__ import annotations

from typing import Literal, NamedTuple

Verdict = Literal["same", "different", "undecided"]
SAME, DIFFERENT = 90, -50
"""From so many points on two people are one; up to so many they are two; what lies between is for a person."""
DECISIVE = 200


class Rule(NamedTuple):
    """What a rule adds to the score of a pair, and what it says; DECISIVE points end the matter."""

    points: int
    words: str


# A name alone never reaches SAME: with a post it does. What is written in full weighs more than an initial.
RULES = {
    "decided.different": Rule(-DECISIVE, "a person has decided that they are two"),
    "known.apart": Rule(-DECISIVE, "both are curated people"),
    "name.declined": Rule(-5, "one name is read with a case ending taken off"),
    "name.declined-unsure": Rule(-30, "a surname is a man's with a case ending, or a woman's"),
    "name.father-alike": Rule(-10, "the fathers' names are spelled alike, not equally"),
    "name.full": Rule(60, "given name, father's name and surname agree"),
    "name.given-alike": Rule(-20, "the given names are spelled alike, not equally"),
    "name.given-father": Rule(45, "given name and father's name agree, a surname is not written"),
    "name.given-near": Rule(-60, "the given names are a letter apart"),
    "name.given-surname": Rule(45, "given name and surname agree"),
    "name.initial": Rule(25, "the surnames agree, the initial fits"),
    "name.initial-many": Rule(-10, "no more than an initial, in a post that many hold"),
    "name.initials": Rule(35, "the surnames agree, both initials fit"),
    "name.many": Rule(-60, "several bear one of the names, and are undecided themselves"),
    "name.none": Rule(0, "too little of a name is written"),
    "name.other-father": Rule(-DECISIVE, "the fathers' names differ"),
    "name.other-gender": Rule(-DECISIVE, "one name is a man's, the other a woman's"),
    "name.other-given": Rule(-DECISIVE, "the given names differ"),
    "name.other-surname": Rule(-DECISIVE, "the surnames differ"),
    "name.surname": Rule(-5, "only the surnames agree"),
    "name.rare": Rule(20, "the surname is a rare one"),
    "name.surname-bare": Rule(-30, "one surname has a Russian ending, the other has not"),
    "name.surname-kazakh": Rule(-20, "the surname has its Russian ending, in Kazakh not"),
    "name.surname-part": Rule(-20, "one of the surnames is a part of the other, a double one"),
    "name.surname-alike": Rule(-30, "the surnames are spelled alike, not equally"),
    "name.surname-near": Rule(-60, "the surnames are a letter apart"),
    "name.turned": Rule(-10, "nothing tells which word is the surname"),
    "post.agency": Rule(30, "one agency, the role is not known of both"),
    "post.beside": Rule(20, "one agency, roles of which one is no step of a career"),
    "post.career": Rule(45, "one agency, a step of a career apart"),
    "post.elsewhere": Rule(-DECISIVE, "two posts in different agencies at one time"),
    "post.far": Rule(0, "different posts in different agencies"),
    "post.jump": Rule(0, "one agency, posts that no one step joins"),
    "post.junior": Rule(25, "one agency, one of the posts is junior"),
    "post.narrower": Rule(55, "one role in one agency, told more exactly of one"),
    "post.office": Rule(60, "one post, of several seats"),
    "post.region": Rule(30, "one service in one region, a step of a career apart"),
    "post.role": Rule(15, "one role, the agency is not known of both"),
    "post.seat": Rule(70, "one post, of a single seat"),
    "post.transfer": Rule(30, "posts of rank in one service, in different regions, at different times"),
    "post.two": Rule(-40, "two posts at one time that nobody holds together"),
    "post.unit": Rule(20, "posts in an agency and in one above it, a step apart"),
    "post.unknown": Rule(0, "no post is known of one"),
    "post.work": Rule(45, "one role of many in one agency"),
    "rank.apart": Rule(-60, "ranks far apart at one time"),
    "rank.equal": Rule(10, "one rank"),
    "rank.fallen": Rule(-DECISIVE, "the later rank is lower by two or more"),
    "rank.lower": Rule(-60, "the later rank is lower by one"),
    "rank.neighbour": Rule(-20, "neighbouring ranks at one time"),
    "rank.quick": Rule(-60, "the rank would have risen quicker than the law lets it"),
    "rank.risen": Rule(5, "the later rank is higher, after long enough"),
    "time.apart": Rule(-10, "more than five years apart"),
    "time.at-once": Rule(20, "within a fortnight"),
    "time.far": Rule(-20, "more than twelve years apart"),
    "time.near": Rule(10, "within two years"),
}


class Reason(NamedTuple):
    """A rule that speaks for or against two people being one."""

    rule: str

    @property
    def points(self) -> int:
        """What it adds."""
        return RULES[self.rule].points

    @property
    def words(self) -> str:
        """What it says."""
        return RULES[self.rule].words


def verdict_of(reasons: tuple[Reason, ...]) -> Verdict:
    """Return what *reasons* come to."""
    if any(reason.points <= -DECISIVE for reason in reasons):
        return "different"
    score = sum(reason.points for reason in reasons)
    return "same" if score >= SAME else "different" if score <= DIFFERENT else "undecided"
