"""The access log: who sees which entries, filters, paging without gaps, and that reading it is itself an entry."""

import re
from urllib.parse import quote

import pytest
from lxml import html

from hub import clock
from hub.caller import Caller
from tests.hub.console.sample import ABSENT, CASE, County, Visitor

pytestmark = pytest.mark.anyio

LOG = "/console/access-log"


async def seen(visitor: Visitor, path: str = LOG) -> html.HtmlElement:
    answer = await visitor.get(path)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def numbers(page: html.HtmlElement) -> list[int]:
    return [int(code.text) for code in page.xpath("//tbody/tr/th//code")]


def rows(page: html.HtmlElement) -> list[str]:
    return [re.sub(r"\s+", " ", row.text_content()).strip() for row in page.xpath("//tbody/tr")]


def entry(page: html.HtmlElement) -> dict[str, str]:
    facts = page.xpath("//aside//dl/div")
    return {fact.findtext("dt"): re.sub(r"\s+", " ", fact.find("dd").text_content()).strip() for fact in facts}


async def viewed(county: County, login: str, *cases: str) -> None:
    async with county.visitor() as visitor:
        await visitor.sign_in(login)
        for case in cases:
            await visitor.get(f"/console/enforcement?q={quote(case)}")


async def test_the_auditor_sees_every_agency_and_newest_first(county: County):
    await viewed(county, "court", CASE)
    await viewed(county, "justice", CASE)
    async with county.visitor() as visitor:
        await visitor.sign_in("auditor")
        page = await seen(visitor)
        assert "全部机关" in page.text_content()
        listed = numbers(page)
        assert listed == sorted(listed, reverse=True)
        told = rows(page)
        assert any("执行局" in row and "查看执行案件" in row and CASE in row for row in told)
        assert any("人民调解" in row and "拒绝：与案件无关联" in row for row in told)


async def test_an_agency_sees_its_own_entries_only(county: County):
    await viewed(county, "inspector", CASE)
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        page = await seen(visitor)
        assert "本机关" in page.findtext(".//h1/span")
        seals = {seal.get("aria-label") for seal in page.xpath("//tbody//span[@role='img']")}
        assert seals == {"法院"}
        assert page.xpath("//select[@name='agency']") == []
        assert rows(await seen(visitor, f"{LOG}?agency=HRSS")) == []


async def test_the_read_of_the_log_is_in_the_log(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("auditor")
        first = await seen(visitor)
        receipt = first.findtext(".//footer//code")
        second = await seen(visitor)
        assert "查看访问日志" in rows(second)[0]
        opened = await seen(visitor, second.xpath("//tbody/tr[1]/th/a/@href")[0])
        assert entry(opened)["日志编号"] == receipt
        assert entry(opened)["用途"] == "P16 审计监督"


async def test_filters_are_kept_in_the_address_and_narrow_the_list(county: County):
    await viewed(county, "prosecutor", CASE, ABSENT)
    today = clock.today().isoformat()
    async with county.visitor() as visitor:
        await visitor.sign_in("auditor")
        for query, fits in (
            ("agency=PROC", "捕诉部门"),
            ("purpose=P06", "P06"),
            (f"basis={quote(CASE)}", CASE),
            (f"basis={quote('（2023）皖 0223 执123号')}", CASE),
            (f"since={today}&until={today}&agency=PROC", "捕诉部门"),
            ("client=console&agency=PROC", "捕诉部门"),
        ):
            page = await seen(visitor, f"{LOG}?{query}")
            told = rows(page)
            assert told, query
            assert all(fits in row for row in told), query
        page = await seen(visitor, f"{LOG}?agency=PROC&purpose=P06&basis={quote(CASE)}")
        assert page.xpath("//select[@name='agency']/option[@selected]/@value") == ["PROC"]
        assert page.xpath("//input[@name='basis']/@value") == [CASE]
        assert rows(await seen(visitor, f"{LOG}?until=2020-01-01")) == []
        assert "没有符合条件的条目" in (await visitor.get(f"{LOG}?until=2020-01-01")).text


async def test_denied_access_is_one_question(county: County):
    await viewed(county, "justice", CASE)
    async with county.visitor() as visitor:
        await visitor.sign_in("auditor")
        start = await seen(visitor)
        target = next(link.get("href") for link in start.xpath("//a") if link.text == "被拒绝的访问")
        told = rows(await seen(visitor, target))
        assert told
        assert all("拒绝" in row for row in told)


async def test_every_entry_is_met_once_on_the_way_down_and_once_on_the_way_up(county: County):
    await viewed(county, "police", *[CASE] * 45)
    async with county.visitor() as visitor:
        await visitor.sign_in("auditor")
        page = await seen(visitor, f"{LOG}?agency=PSB")
        down = [numbers(page)]
        while links := page.xpath("//a[@rel='next']/@href"):
            page = await seen(visitor, links[0])
            down.append(numbers(page))
        listed = [number for page_numbers in down for number in page_numbers]
        assert len(listed) == len(set(listed)) >= 46
        assert listed == sorted(listed, reverse=True)
        assert [len(page_numbers) for page_numbers in down[:-1]] == [20] * (len(down) - 1)
        up = [numbers(page)]
        while links := page.xpath("//a[@rel='prev']/@href"):
            page = await seen(visitor, links[0])
            up.append(numbers(page))
        assert [number for page_numbers in up[::-1] for number in page_numbers] == listed
        assert all("agency=PSB" in link for link in page.xpath("//nav[@class='pager']//a/@href"))


async def test_opening_an_entry_leaves_the_list_where_it_was(county: County):
    await viewed(county, "court", CASE)
    async with county.visitor() as visitor:
        await visitor.sign_in("auditor")
        page = await seen(visitor)
        before, third = numbers(page), page.xpath("//tbody/tr[3]/th/a/@href")[0]
        await viewed(county, "court", CASE, CASE)
        opened = await seen(visitor, third)
        assert numbers(opened) == before
        assert opened.xpath("//tr[@class='selected']/th//code/text()") == [f"{before[2]:08d}"]
        facts = entry(opened)
        assert {
            "时间",
            "访问人",
            "客户端",
            "操作",
            "用途",
            "案号或依据",
            "返回",
            "日志编号",
            "追踪编号",
        } <= facts.keys()
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}", facts["时间"])


@pytest.mark.parametrize(
    "query",
    [
        "agency=NOBODY",
        "purpose=P99",
        "result=MAYBE",
        "since=yesterday",
        "until=2024-02-30",
        "until=9999-12-31",
        "older=1",
        "older=1.2",
        "newer=%27%3B--",
        "client=" + "x" * 61,
        "basis=%00",
        "trace=%0a",
    ],
)
async def test_values_that_are_none_are_refused_by_name(county: County, query: str):
    async with county.visitor() as visitor:
        await visitor.sign_in("auditor")
        answer = await visitor.get(f"{LOG}?{query}")
        assert answer.status_code == 400
        assert "不正确" in answer.text or "游标" in answer.text


async def test_the_latest_checkpoint_is_shown_as_it_states_itself(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("auditor")
        await county.log.integrate()
        latest = await county.log.latest()
        assert latest is not None
        page = await seen(visitor)
        strip = re.sub(r"\s+", " ", page.xpath("//section[contains(@class, 'strip')]")[0].text_content())
        assert f"{latest.size:,} 条" in strip
        assert clock.legal_day(latest.at).isoformat() in strip
        assert "不代替核验" in strip


async def test_an_exchange_with_a_system_is_told_in_words(county: County):
    adapter = Caller(agency="LP", unit="", client="adapter:linkage_platform")
    await county.console.disclosure.record_exchange(adapter, "pull", 3)
    async with county.visitor() as visitor:
        await visitor.sign_in("auditor")
        told = rows(await seen(visitor, f"{LOG}?client=adapter%3Alinkage_platform"))
        assert ["接收" in row and "adapter:linkage_platform" in row and "3 行" in row for row in told] == [True]


async def test_the_log_shows_no_name_of_a_party(county: County):
    await viewed(county, "court", CASE)
    async with county.visitor() as visitor:
        await visitor.sign_in("auditor")
        page = await visitor.get(f"{LOG}?basis={quote(CASE)}")
        assert "张某某" not in page.text
        assert "某某建筑" not in page.text
