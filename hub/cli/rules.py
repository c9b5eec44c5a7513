"""What ``hub clock rules`` says: every limit and rule, how well it is founded, and what the lifecycles do with it."""

from collections.abc import Iterator, Mapping
from typing import Any

from hub.lifecycle.tally import length_words
from hub.words import Text, text
from schema import LIFECYCLES
from schema.lifecycle import Transition
from schema.limits import LIMITS, LimitKind, RuleForm, TimeLimit

Use = Mapping[str, str]
"""Row of the lifecycle (``transition``), legal act (``act``), and what it does with the limit (``effect``)."""

_LINKAGE = {"PROC": ("TL-X21.1",)}
_LINKAGE_OF_OTHERS = ("TL-X25.1", "TL-X25.2")
"""How soon an act that is to be logged must be in the linkage platform, by the agency that acts."""


def uses() -> dict[str, list[Use]]:
    """Where each limit is used: acts that start, extend, meet, void, pause or resume it, or wait for it; acts it
    guards or brings about; tasks that rest on it; and acts that must be logged within it."""
    found: dict[str, list[Use]] = {}
    for lifecycle in LIFECYCLES.values():
        for transition in lifecycle.transitions:
            for rule, effect in dict.fromkeys(_effects(transition)):
                use = {"transition": transition.id, "act": transition.act, "effect": effect}
                found.setdefault(rule, []).append(use)
    return found


def _effects(transition: Transition) -> Iterator[tuple[str, str]]:
    yield from ((clock.rule, str(clock.act)) for clock in transition.clocks)
    if transition.earliest:
        yield transition.earliest, "earliest"
    if transition.lapses:
        yield transition.lapses, "lapse"
    for guard in transition.guards:
        if guard.rule:
            yield guard.rule, "guard"
        yield from ((rule, "earliest") for rule in guard.ran)
        yield from ((rule, "within") for rule in guard.within)
    yield from ((todo.rule, "task") for todo in transition.tasks if todo.rule)
    if transition.linkage:
        for agency in dict.fromkeys(actor.partition("-")[0] for actor in transition.actors):
            yield from ((rule, "linkage") for rule in _LINKAGE.get(agency, _LINKAGE_OF_OTHERS))


def governs(rule: TimeLimit) -> tuple[str, ...]:
    """Limits that a rule of counting says how to count: those that cite its article, else its law."""
    if rule.form is not RuleForm.COUNTING:
        return ()
    law, article = rule.law.split(" + ")[0], rule.article.split(" + ")[0]
    of_law = {key: each for key, each in LIMITS.items() if each.runs and law in each.law.split(" + ")}
    citing = tuple(key for key, each in of_law.items() if article in each.article.replace(" + ", ", ").split(", "))
    return citing or tuple(of_law)


def selected(prefix: str, *, unused: bool) -> dict[str, list[Use]]:
    """Limits and rules whose key begins with ``prefix``, with their uses; only those without one, if so asked."""
    used = uses()
    return {
        key: used.get(key, [])
        for key, each in LIMITS.items()
        if key.startswith(prefix) and not (unused and (key in used or governs(each)))
    }


def row(each: TimeLimit, found: list[Use]) -> dict[str, Any]:
    """One limit or rule as JSON."""
    return {
        "rule": each.key,
        "kind": each.kind,
        "form": each.form,
        "name": {"zh": each.duty_zh, "en": each.duty_en},
        "summary": {"zh": each.summary_zh, "en": each.summary_en},
        "trigger": each.trigger,
        "duty": each.duty,
        "length": each.length,
        "unit": each.unit,
        "extension": each.extension,
        "owner": each.owner,
        "article": each.citation,
        "certainty": each.certainty,
        "verified": each.verified,
        "textHeld": each.text_held,
        "rollover": each.rollover,
        "region": each.region or None,
        "inForceOn": each.in_force_on.isoformat() if each.in_force_on else None,
        "note": each.note,
        "usedIn": found,
        "governs": list(governs(each)),
    }


def paragraph(each: TimeLimit, found: list[Use]) -> str:
    """One limit or rule for people."""
    what = each.form or each.kind
    facts = [f"{what.zh} {what.en}", *([each.owner] if each.owner else [])]
    if each.kind is not LimitKind.RULE:
        facts.append(f"{text('clock.print_limit')}: {length(each)}")
    if each.region:
        facts.append(f"{text('clock.print_region')}: {each.region}")
    used = []
    for effect in dict.fromkeys(use["effect"] for use in found):
        acts = ", ".join(f"{use['transition']} {use['act']}" for use in found if use["effect"] == effect)
        used.append(f"{text('clock.use_' + effect)}: {acts}")
    counted = governs(each)
    if counted:
        used.append(f"{text('clock.use_counts')}: {', '.join(counted)}")
    return "\n    ".join(
        [
            f"{each.key}  {name(each)}",
            each.summary_zh or each.duty,
            each.summary_en or each.duty,
            " · ".join(facts),
            f"{text('clock.print_article')}: {each.citation}",
            f"{text('clock.print_certainty')}: {certainty(each)}",
            f"{text('clock.print_used')}: {'; '.join(used) or '—'}",
        ]
    )


def name(each: TimeLimit) -> Text:
    """Short name of what a limit asks."""
    return Text(zh=each.duty_zh or each.duty, en=each.duty_en or each.duty)


def length(each: TimeLimit) -> Text:
    """How long it runs."""
    if each.length is None or each.unit is None:
        return text("clock.no_length")
    return length_words(each.length, each.unit)


def certainty(each: TimeLimit) -> str:
    """How well it is founded; what was not read says so."""
    return f"{each.certainty} {each.certainty.zh} {each.certainty.en}"
