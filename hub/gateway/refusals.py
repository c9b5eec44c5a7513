"""Errors as they stand in an answer's ``errors``: a code, both languages, and no value of the request."""

import re
from typing import Any, Final

from graphql import GraphQLError, GraphQLSyntaxError, ValueNode, VariableDefinitionNode

from hub.errors import HubError
from hub.words import text

PARSE_FAILED: Final = "GRAPHQL_PARSE_FAILED"
INVALID: Final = "GRAPHQL_INVALID"

_FROM_VALUE = re.compile(
    r"(?:(?<=cannot represent)(?P<kind>[\w -]{0,60}):|[.,;?] [Ff]ound\b|, but encountered error\b).*", re.DOTALL
)
"""Where a message on a value begins to quote it."""
_NO_SUCH_CODE = re.compile(r"Value '.*' does not exist in '(\w+)' enum\..*", re.DOTALL)
_TOKEN = re.compile(r"\b(Name|Int|Float|String|BlockString|Comment) ['\"].*", re.DOTALL)
_NAMED = re.compile(r"'(?:[$@]?[_A-Za-z][\w.!:$@()\[\]]{0,120}|[!$&()=@\[\]{}|:]|\.\.\.)'", re.ASCII)
"""A name of the document or schema, or a mark of the language, in quotes."""
_PLAIN = re.compile(r"[\w .,:;@()\[\]{}!?<>=|&$-]*", re.ASCII)
_WITHOUT_VALUE = ("Expected value of non-null", "Expected a value of non-null", "Variable values are nested")
_ADVICE = re.compile(r"\.? Did you mean .*", re.DOTALL)
_UNSAID = {PARSE_FAILED: "Syntax Error.", INVALID: "The document or a value in it does not fit the schema."}


def error_entry(error: HubError) -> dict[str, Any]:
    """A designed error."""
    return {"message": str(error.message), "extensions": error.extensions()}


def graphql_entry(error: GraphQLError) -> dict[str, Any]:
    """An error of the document or its variables. Names of the document are kept, values never."""
    code = PARSE_FAILED if isinstance(error, GraphQLSyntaxError) else INVALID
    message, suggestion = text(f"errors.{code.lower()}"), text(f"errors.{code.lower()}_do")
    detail = _without_values(error, code)
    entry: dict[str, Any] = {"message": f"{message.zh} {detail}"}
    if error.locations:
        entry["locations"] = [location.formatted for location in error.locations]
    if error.path:
        entry["path"] = list(error.path)
    entry["extensions"] = {
        "code": code,
        "messageZh": message.zh,
        "messageEn": detail,
        "suggestionZh": suggestion.zh,
        "suggestionEn": suggestion.en,
    }
    return entry


def _without_values(error: GraphQLError, code: str) -> str:
    said = error.message
    if code == PARSE_FAILED:
        said = _TOKEN.sub(r"\1.", said)
        head, colon, rest = said.partition(": ")
        said = head + colon + rest.partition(": ")[0]
    elif _on_value(error):
        cut = _NO_SUCH_CODE.sub(r"The value does not exist in '\1' enum.", _FROM_VALUE.sub(r"\g<kind>", said))
        if cut == said and not any(harmless in said for harmless in _WITHOUT_VALUE):
            return _UNSAID[code]
        said = cut
    said = _ADVICE.sub("", said)
    # What is left must be words alone: a message not foreseen here is not passed on.
    if not _PLAIN.fullmatch(_NAMED.sub("", said)):
        return _UNSAID[code]
    return said if said.endswith(".") else said + "."


def _on_value(error: GraphQLError) -> bool:
    """Whether the message may quote a literal, a default or a variable."""
    nodes = error.nodes or ()
    quoting = not nodes or isinstance(nodes[0], ValueNode | VariableDefinitionNode)
    return quoting or " has invalid " in error.message
