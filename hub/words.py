"""The one catalogue of user-facing text: Chinese first, English second.

Every text a person may read stands in ``hub/locales/*.toml`` as ``[area] key = { zh = "…", en = "…" }`` and is
asked for by ``area.key``. A missing key or parameter is a programming error and raises at once.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One statement in both languages."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def __str__(self) -> str:
        return f"{self.zh} {self.en}" if self.en else self.zh


@cache
def catalogue() -> dict[str, Text]:
    """All texts by ``area.key``."""
    texts: dict[str, Text] = {}
    for file in sorted(files("hub").joinpath("locales").iterdir(), key=lambda item: item.name):
        if not file.name.endswith(".toml"):
            continue
        for area, entries in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for key, value in entries.items():
                name = f"{area}.{key}"
                if name in texts:
                    raise ValueError(f"{name} is defined twice in hub/locales")
                texts[name] = Text(zh=value["zh"], en=value["en"])
    return texts


def text(key: str, /, **parameters: Any) -> Text:
    """The text ``area.key`` with its parameters filled in.

    A parameter that is itself a :class:`Text` is put in language by language.
    """
    found = catalogue()[key]
    if not parameters:
        return found
    zh = {name: value.zh if isinstance(value, Text) else value for name, value in parameters.items()}
    en = {name: value.en if isinstance(value, Text) else value for name, value in parameters.items()}
    return Text(zh=found.zh.format(**zh), en=found.en.format(**en))
