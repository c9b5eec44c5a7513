"""``docs/errors.md`` says exactly what the catalogue of texts says.

Written anew after a change of texts: ``python tests/docs/test_errors_page.py > docs/errors.md``.
"""

from pathlib import Path

from hub.words import Text, catalogue

PAGE = Path(__file__).parents[2] / "docs" / "errors.md"

INTRODUCTION = """# 错误代码 Error codes

每个错误有一个不变的代码、中英文说明和办法。本页由文本目录生成，测试保证两者一致。
GraphQL 和 JSON 答复在 `errors[].extensions.code` 中给出代码，在 `messageZh`、`messageEn`、`suggestionZh`、
`suggestionEn` 中给出文字；法律行为（mutation）的错误在其 `errors` 字段中。命令行把说明和办法写到标准错误输出。
花括号中的词在出错时换成具体内容。

Each error has a code that does not change, a message and what to do. This page is made from the catalogue of texts; a
test holds the two together. GraphQL and JSON answers carry the code in `errors[].extensions.code` and the words in
`messageZh`, `messageEn`, `suggestionZh`, `suggestionEn`; a mutation carries its errors in its field `errors`. Commands
write message and suggestion to standard error. Words in braces are filled in when the error happens.

| HTTP | 含义 meaning |
|---|---|
| 400 | 内容不正确 the input is wrong |
| 401 | 没有有效的令牌 no valid token |
| 403 | 没有权限 not allowed |
| 404 | 没有，或不为您显示 absent, or not for you |
| 405, 406, 408, 413, 415 | 方法、答复类型、时间、大小或类型不对 wrong method, media type, time, size or type |
| 409 | 当前状态不允许 the state does not allow it |
| 429 | 请求过多，按 Retry-After 等候 too many requests; wait as Retry-After says |
| 500 | 枢纽的错误，附追踪编号 our mistake, with a trace id |
| 503 | 所需部分不可用，没有改动 a needed part is missing; nothing was changed |

GraphQL 文档语法有误时代码为 `GRAPHQL_PARSE_FAILED`，字段或变量有误时为 `GRAPHQL_INVALID`；
英文细节保留名称，不含任何值。请求头 `Accept` 未写 `application/graphql-response+json` 时，格式正确的请求中
GraphQL 的错误以 200 答复，不用 400。
A GraphQL document that is itself wrong has the code `GRAPHQL_PARSE_FAILED` (syntax) or `GRAPHQL_INVALID` (field,
variable); the details in English keep names and quote no value. Unless `Accept` asks for
`application/graphql-response+json`, GraphQL errors of a well-formed request are answered with 200 in place of 400, as
the GraphQL over HTTP specification says.
令牌端点按 RFC 6749 答复 `error` 和 `error_description`。 The token endpoint answers `error` and `error_description`
(RFC 6749).
"""

QUARANTINE = """
## 隔离原因 Reasons of quarantine

来源系统的记录不能采用时的代码，告知来源单位（列“原因”为中文）。
Why a record of an agency's system was put aside, as its clerk is told. Records with `CASE_NOT_OPEN` and
`ILLEGAL_TRANSITION` wait and are tried again by themselves.
"""


def cell(words: Text) -> str:
    """Both languages in one table cell."""
    return f"{words.zh}<br>{words.en}".replace("|", "\\|")


def table(area: str) -> str:
    """Every code of an area with its message and what to do, by code."""
    texts = catalogue()
    codes = sorted(key.removeprefix(f"{area}.") for key in texts if key.startswith(f"{area}.") and key[-3:] != "_do")
    rows = [
        f"| `{code.upper()}` | {cell(texts[f'{area}.{code}'])} | {cell(texts[f'{area}.{code}_do'])} |" for code in codes
    ]
    return "\n".join(["", "| 代码 code | 说明 message | 办法 what to do |", "|---|---|---|", *rows, ""])


def page() -> str:
    """The page as it must be."""
    return f"{INTRODUCTION}{table('errors')}{QUARANTINE}{table('quarantine')}"


def test_the_page_of_error_codes_says_what_the_catalogue_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_error_says_what_to_do_in_both_languages() -> None:
    texts = catalogue()
    codes = [key for key in texts if key.startswith(("errors.", "quarantine.")) and not key.endswith("_do")]
    said = [(key, texts.get(name)) for key in codes for name in (key, f"{key}_do")]
    poor = [key for key, words in said if not (words and words.zh and words.en)]
    assert poor == []


if __name__ == "__main__":
    print(page(), end="")
