"""Numbers of courts, and of the bodies whose numbers look alike."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from schema.case_numbers import CaseNumberError, canonical, parse, separate
from schema.document_numbers import NumberKind, identify

CORPUS = Path(__file__).parents[3] / "shared" / "data" / "case_numbers" / "numbers.csv"


def rows() -> list[dict[str, str]]:
    with CORPUS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def refused(number: str) -> str:
    with pytest.raises(CaseNumberError) as caught:
        identify(number)
    assert caught.value.zh
    assert caught.value.en
    return caught.value.code


@pytest.mark.parametrize(
    ("written", "normal", "court", "kind", "serial", "suffix"),
    [
        ("(2023)皖0223执123号", "(2023)皖0223执123号", "皖0223", "执", 123, None),
        ("（２０２３）皖 0223 执 123 号", "(2023)皖0223执123号", "皖0223", "执", 123, None),
        ("〔2023〕皖0223执恢00045号", "(2023)皖0223执恢45号", "皖0223", "执恢", 45, None),
        ("(2023)皖0223执157-2号", "(2023)皖0223执157号之二", "皖0223", "执", 157, 2),
        ("(2023)皖0223执157号之十一", "(2023)皖0223执157号之十一", "皖0223", "执", 157, 11),
        ("(2023)皖0223执157-20号", "(2023)皖0223执157号之二十", "皖0223", "执", 157, 20),
        ("(2023)皖0223行审复1号", "(2023)皖0223行审复1号", "皖0223", "行审复", 1, None),
        ("(2023)皖02民特监7号", "(2023)皖02民特监7号", "皖02", "民特监", 7, None),
        ("（2024）粤0604诉前调确1716号", "(2024)粤0604诉前调确1716号", "粤0604", "诉前调确", 1716, None),
        ("(2016)川01民终字第5644号", "(2016)川01民终5644号", "川01", "民终", 5644, None),
        ("（2016）晋0825刑初第17号", "(2016)晋0825刑初17号", "晋0825", "刑初", 17, None),
        ("(2022)最高法民申3号", "(2022)最高法民申3号", "最高法", "民申", 3, None),
        ("（2016）粤刑核11820143号", "(2016)粤刑核11820143号", "粤", "刑核", 11820143, None),
    ],
)
def test_a_number_since_2016_is_taken_apart(
    written: str, normal: str, court: str, kind: str, serial: int, suffix: int | None
) -> None:
    found = parse(written)
    assert (found.canonical, found.court, found.type) == (normal, court, kind)
    assert (found.serial, found.suffix, found.legacy) == (serial, suffix, False)
    assert found.original == written
    assert parse(normal).key == found.key


def test_an_intellectual_property_case_keeps_its_special_character() -> None:
    found = parse("(2020)最高法知民终12号")
    assert (found.special, found.type, found.canonical) == ("知", "民终", "(2020)最高法知民终12号")


def test_a_new_type_is_kept_and_marked() -> None:
    found = parse("(2022)鲁0214法鉴字908号")
    assert (found.type, found.known_type) == ("法鉴", False)
    assert parse("(2023)皖0223执1号").known_type


@pytest.mark.parametrize(
    ("written", "court", "kind", "serial"),
    [
        ("(2014)南行审字第00050号", "南", "行审", 50),
        ("（2014）沂南刑初字第348号", "沂南", "刑初", 348),
        ("（2012）惠中法刑二终字第8号", "惠中法", "刑二终", 8),
        ("(2015)京知民初字第264号", "京", "知民初", 264),
        ("（2014）温赵初字00039号", "温赵", "初", 39),
        ("［2008］民一他字第4号", "", "民一他", 4),
        ("（2015）汕金法刑重字第6号", "汕金法", "刑重", 6),
        ("（2003）皖1202执字第00174号", "皖1202", "执", 174),
        ("(2012)穗番法立调确字第97号", "穗番法", "立调确", 97),
    ],
)
def test_a_number_before_2016_is_kept_as_it_is(written: str, court: str, kind: str, serial: int) -> None:
    found = parse(written)
    assert (found.court, found.type, found.serial, found.legacy) == (court, kind, serial, True)
    assert parse(found.canonical).key == found.key


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "EMPTY"),
        ("皖0223执123号", "YEAR"),
        ("(2023)皖022执123号", "COURT"),
        ("(2023)皖02233执123号", "COURT"),
        ("(2023)贵0102执1号", "FORM"),
        ("(2023)皖0223执号", "FORM"),
        ("(2023)皖0223执123", "END"),
        ("(2023)皖0223执0号", "SERIAL"),
        ("（2016）第19号", "NO_COURT"),
        ("［2017］第JD1839号", "NO_COURT"),
        ("（2020）冀石国信证民字第754号", "NOTARY"),
        ("(2010)京长安内经字第22472号", "NOTARY"),
        ("［2016］临鉴字第1829号", "EXPERT"),
        ("（2017）尸检字第25号", "EXPERT"),
        ("(2013)宿行复第005号", "RECONSIDERATION"),
        ("(2013)歙刑x6第00084号", "MASKED"),
        ("(2023)皖0223执1号之十十", "SUFFIX"),
    ],
)
def test_what_is_no_case_number_is_refused_with_the_reason(written: str, code: str) -> None:
    assert refused(written) == code


def test_a_list_is_refused_and_its_numbers_are_named() -> None:
    assert refused("(2016)粤0606民初522、1653号") == "SEVERAL"
    parts = separate("（2021）云08民初316、317、318号")
    assert [canonical(part) for part in parts] == [f"(2021)云08民初{serial}号" for serial in (316, 317, 318)]
    with pytest.raises(CaseNumberError, match=r"\(2016\)粤0606民初1653号"):
        parse("(2016)粤0606民初522、1653号")


@pytest.mark.parametrize(
    ("written", "kind", "normal", "words", "serial"),
    [
        ("南劳人仲案〔2023〕123号", NumberKind.ARBITRATION, "南劳人仲案〔2023〕123号", "南劳人仲案", 123),
        ("南劳人仲案[2023]第0123号", NumberKind.ARBITRATION, "南劳人仲案〔2023〕123号", "南劳人仲案", 123),
        ("（2016）柳劳人仲裁字第29号", NumberKind.ARBITRATION, "(2016)柳劳人仲裁字第29号", "柳劳人仲裁", 29),
        ("南劳调字〔2023〕45号", NumberKind.DOCUMENT, "南劳调字〔2023〕45号", "南劳调字", 45),
        ("南人社监移字（2023）3号", NumberKind.DOCUMENT, "南人社监移字〔2023〕3号", "南人社监移字", 3),
        ("南公（治）立字〔2023〕31号", NumberKind.DOCUMENT, "南公(治)立字〔2023〕31号", "南公(治)立字", 31),
        ("南政复〔2023〕9号", NumberKind.DOCUMENT, "南政复〔2023〕9号", "南政复", 9),
        ("南检刑不诉〔2023〕3号", NumberKind.PROCURATORATE, "南检刑不诉〔2023〕3号", "南检刑不诉", 3),
        ("（2015）洪检刑诉第90号", NumberKind.PROCURATORATE, "(2015)洪检刑诉第90号", "洪检刑诉", 90),
        ("A3402230000002023070003", NumberKind.POLICE, "A3402230000002023070003", "A340223000000", 3),
        ("NLX-2023-000123", NumberKind.HUB, "NLX-2023-000123", "NLX", 123),
    ],
)
def test_numbers_of_the_other_agencies_say_their_kind(
    written: str, kind: NumberKind, normal: str, words: str, serial: int
) -> None:
    found = identify(written)
    assert (found.kind, found.canonical, found.type, found.serial) == (kind, normal, words, serial)
    assert (found.court, found.legacy) == (None, False)
    assert identify(normal).canonical == normal


@pytest.mark.parametrize(
    "written", ["A3402230000002023130003", "A340223000000202307003", "NLX-23-000123", "南政复〔2023〕0号"]
)
def test_a_malformed_number_of_an_agency_is_refused(written: str) -> None:
    refused(written)


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared/data/case_numbers is not here")
def test_every_number_found_in_judgments_is_taken_apart_and_comes_back_or_is_refused_with_a_reason() -> None:
    reasons: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for row in rows():
        try:
            found = identify(row["number"])
        except CaseNumberError as error:
            assert error.zh and error.en, row
            reasons[error.code] += 1
            continue
        taken[found.kind] += 1
        again = identify(found.canonical)
        assert (again.canonical, again.year, again.type, again.serial, again.suffix) == (
            found.canonical, found.year, found.type, found.serial, found.suffix,
        ), row  # fmt: skip
        assert found.legacy == (found.kind is NumberKind.COURT and found.year < 2016), row
    assert sum(taken.values()) + sum(reasons.values()) == 1687
    assert taken[NumberKind.ARBITRATION] == 7


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared/data/case_numbers is not here")
def test_of_the_numbers_taken_for_those_of_courts_nearly_all_are_read() -> None:
    courts = [row["number"] for row in rows() if row["kind"] == "court"]
    unread: Counter[str] = Counter()
    for number in courts:
        try:
            assert identify(number).kind is NumberKind.COURT
        except CaseNumberError as error:
            unread[error.code] += 1
    assert len(courts) == 1197
    # What is left is not of courts (notaries), a list, or not a number at all.
    assert unread == {"NOTARY": 27, "SEVERAL": 6, "FORM": 2, "SERIAL": 1}
    assert 1 - sum(unread.values()) / len(courts) >= 0.95
