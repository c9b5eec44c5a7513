"""What a verification found, in words: Chinese first, English second.

The sentences stand here and not in the hub's catalogue, so that an auditor's copy needs nothing of the hub.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple


class Sentence(NamedTuple):
    """One statement in both languages."""

    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.zh} {self.en}"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked."""

    name: str
    """``key``, ``files``, ``signatures``, ``order``, ``history``, ``numbers``, ``leaves``, ``contents``, ``roots``,
    ``complete``, ``previous``."""
    ok: bool
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class FailingEntry:
    """One entry that is not what the log signed; ``id`` is empty where the entry is missing."""

    index: int
    id: str
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Report:
    """What holds and what does not."""

    entries: int
    """How many entries were read."""
    checks: tuple[Check, ...]
    failing_entries: tuple[FailingEntry, ...] = ()
    failing_range: tuple[int, int] | None = None
    """First and last index between which something was changed, where the roots disagree."""
    notes: tuple[Sentence, ...] = ()
    """What an auditor should know but is no failure."""

    @property
    def ok(self) -> bool:
        """Whether all checks hold."""
        return all(check.ok for check in self.checks) and not self.failing_entries

    def as_json(self) -> dict[str, Any]:
        """The report as plain data, for ``--json``."""
        return {
            "ok": self.ok,
            "entries": self.entries,
            "checks": [{"name": check.name, "ok": check.ok, **check.sentence._asdict()} for check in self.checks],
            "failingEntries": [
                {"index": item.index, "id": item.id, **item.reason._asdict()} for item in self.failing_entries
            ],
            "failingRange": self.failing_range,
            "notes": [note._asdict() for note in self.notes],
        }

    def lines(self) -> Iterator[str]:
        """The report as lines for people."""
        for check in self.checks:
            yield f"{'通过 PASS' if check.ok else '失败 FAIL'}  {check.sentence}"
        for item in self.failing_entries:
            yield f"  #{item.index} {item.id or '—'}  {item.reason}"
        for note in self.notes:
            yield f"注意 NOTE  {note}"
        yield str(
            Sentence("日志核验通过。", "The log holds.")
            if self.ok
            else Sentence("日志未通过核验。", "The log does not hold.")
        )


_SAY = {
    "signatures": ("{count} 个检查点的签名全部有效。", "Every checkpoint's signature holds ({count})."),
    "signatures_bad": (
        "第 {which} 个检查点（共 {count} 个）不是本日志有效签名的检查点。",
        "Not signed by this log's key: checkpoint no. {which} of {count}.",
    ),
    "signatures_empty": ("日志尚空，还没有检查点。", "The log is empty and has no checkpoint yet."),
    "signatures_none": (
        "没有有效签名的检查点，无从核对。",
        "There is no signed checkpoint: nothing to hold the entries against.",
    ),
    "order": ("检查点按大小先后排列。", "The checkpoints grow in order."),
    "order_bad": (
        "检查点的顺序被打乱：大小为 {size} 的排在更大的之后。",
        "Checkpoint of size {size} follows a larger one.",
    ),
    "history": ("日志只签过一份历史。", "The log signed one history only."),
    "history_bad": (
        "日志对另一份历史签过名：大小为 {which} 的检查点与本日志不符。",
        "The log also signed another history: checkpoint of size {which} is not of this log.",
    ),
    "numbers": ("编号从 0 起连续，没有缺号、重号。", "The numbers run from 0 without a gap or a repetition."),
    "numbers_bad": (
        "编号有 {count} 处缺号、重号或错号。",
        "Missing, repeated or wrong numbers: {count}.",
    ),
    "leaves": ("{count} 条记录的内容与其散列值一致。", "Every content agrees with its hash ({count})."),
    "leaves_bad": (
        "{count} 条记录的内容与其散列值不一致。",
        "Contents that disagree with their hash: {count}.",
    ),
    "contents": ("每条记录均可读，且与其日志号相符。", "Every entry can be read and bears its own id."),
    "contents_bad": (
        "{count} 条记录不可读，或与其日志号不符。",
        "Entries that cannot be read or bear another id: {count}.",
    ),
    "roots": (
        "{count} 个检查点的根散列与记录重新计算的结果一致。",
        "Checkpoints whose signed root the entries give: {count}.",
    ),
    "roots_bad": (
        "大小为 {start} 与 {stop} 的两个检查点之间（第 {span} 条）有记录被改动、增删或调换。",
        "Between the checkpoints of size {start} and {stop} (entries {span}) something was changed, added, removed "
        "or moved.",
    ),
    "complete": ("日志的记录不少于已签名的数量。", "The log is as long as what was signed."),
    "complete_short": (
        "日志末尾缺少记录：签名 {signed} 条，只有 {count} 条。",
        "The end of the log is missing: signed {signed}, present {count}.",
    ),
    "complete_long": (
        "末尾 {count} 条记录没有任何检查点签名。",
        "Entries at the end that no checkpoint speaks for: {count}.",
    ),
    "previous": (
        "与您上次保存的检查点（大小 {size}）一致，此后只有增加。",
        "The log continues the checkpoint you kept (size {size}).",
    ),
    "previous_bad": (
        "与您上次保存的检查点（大小 {size}）不一致：其中的记录已被改写。",
        "The log contradicts the checkpoint you kept (size {size}): what it covered was rewritten.",
    ),
    "previous_short": (
        "日志比您上次保存的检查点（大小 {size}）短：记录被截去，或日志由旧备份恢复。",
        "The log is shorter than the checkpoint you kept (size {size}): cut off, or restored from an old backup.",
    ),
    "previous_unsigned": (
        "您上次保存的检查点不是本日志有效签名的检查点。",
        "The checkpoint you kept is not one this log's key signed.",
    ),
    "key": ("公钥与您提供的一致。", "The key is the one you gave."),
    "key_differs": ("文件夹中的公钥与您提供的不同。", "The key in the folder is not the one you gave."),
    "key_unreadable": ("没有可用的公钥。", "There is no usable key."),
    "files": ("文件夹中的文件齐全。", "The folder has all its files."),
    "files_bad": ("文件夹缺少 {which}。", "The folder lacks {which}."),
    "entry_missing": ("缺少第 {span} 条。", "Missing: {span}."),
    "entry_number": ("所记编号为 {number}，与其位置不符。", "Bears the number {number}, which is not its place."),
    "entry_surplus": ("多出的记录：编号 {number} 已有。", "One too many: number {number} is taken."),
    "entry_unreadable": ("无法读取。", "Cannot be read."),
    "entry_disagrees": ("内容与其散列值不一致。", "The content and its hash disagree."),
    "entry_leaf": ("内容被改动。", "The content was changed."),
    "entry_hash": ("散列值被改动，内容未变。", "The hash was changed, the content was not."),
    "entry_malformed": ("内容不是规范的日志记录。", "The content is no well-formed entry."),
    "entry_id": ("日志号与内容所载不符。", "The id is not the one in the content."),
    "note_tail": (
        "最后 {count} 条记录晚于最新检查点，尚无签名保证。",
        "Entries newer than the newest checkpoint, which no signature speaks for yet: {count}.",
    ),
    "note_times": (
        "有 {count} 条记录的时间早于其前一条（同时写入时属正常），首个为第 {first} 条。",
        "Entries earlier than the one before, as happens with writes at one time: {count}; the first is {first}.",
    ),
    "note_key": (
        "所用公钥取自文件夹本身，请与您从其他途径取得的公钥核对：{key}",
        "The key was taken from the folder itself; compare it with the one you have from elsewhere: {key}",
    ),
}


def say(name: str, **words: object) -> Sentence:
    """The sentence ``name`` with its words filled in."""
    zh, en = _SAY[name]
    return Sentence(zh.format(**words), en.format(**words))


def check(name: str, bad: str | None = None, **words: object) -> Check:
    """The check ``name``: it holds, or fails as the sentence ``bad`` says."""
    return Check(name, bad is None, say(bad or name, **words))


def join(reasons: Sequence[Sentence]) -> Sentence:
    """Several sentences as one."""
    return Sentence("".join(reason.zh for reason in reasons), " ".join(reason.en for reason in reasons))


def span(first: int, last: int) -> str:
    """A run of numbers."""
    return str(first) if first == last else f"{first}–{last}"


def numbered(numbers: Sequence[int]) -> str:
    """The first few numbers, and that there are more."""
    return ", ".join(map(str, numbers[:5])) + (" …" if len(numbers) > 5 else "")
