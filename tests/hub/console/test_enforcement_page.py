"""The enforcement page: what each reader sees of one case, and that absent and not allowed cannot be told apart."""

import re
from decimal import Decimal
from urllib.parse import quote

import pytest
from lxml import html
from sqlmodel import select

from hub import clock
from hub.accesslog.entry import decode
from hub.console import formats
from hub.exchange.freshness import SourceAge
from hub.exchange.registry import installed
from hub.store.session import unit_of_work
from schema.access_log import AccessLogEntry
from tests.hub.console.sample import ABSENT, CASE, DEBTOR, MATTER, SISTER, County, Story, Visitor, days_ago

pytestmark = pytest.mark.anyio


def address(q: str) -> str:
    return f"/console/enforcement?q={quote(q)}"


async def seen(visitor: Visitor, q: str = CASE, status: int = 200) -> html.HtmlElement:
    answer = await visitor.get(address(q))
    assert answer.status_code == status, answer.text
    return html.fromstring(answer.text)


def words(page: html.HtmlElement, path: str = ".//main") -> str:
    return re.sub(r"\s+", " ", " ".join(found.text_content() for found in page.findall(path))).strip()


def section(page: html.HtmlElement, name: str) -> str:
    return re.sub(r"\s+", " ", page.xpath(f"//section[@aria-labelledby='{name}']")[0].text_content()).strip()


async def in_english(visitor: Visitor) -> None:
    await visitor.get("/console/preferences?language=en")


async def last_entry(county: County) -> dict:
    async with unit_of_work(county.store) as unit:
        leaf = (await unit.session.exec(select(AccessLogEntry.leaf).order_by(AccessLogEntry.seq.desc()))).first()
    return decode(leaf.encode())


async def test_the_court_sees_its_case_whole(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        page = await seen(visitor)
        assert page.findtext(".//title") == f"{CASE} · 执行查询 · 联动枢纽"
        assert words(page, ".//h1").startswith(CASE)
        assert [tag.text for tag in page.xpath("//h1/span[@class='tag']")] == ["重点民生", "绿色通道"]
        parties = words(page, ".//p[@class='parties']")
        assert "申请执行人 张某某 等 8 人" in parties
        assert f"被执行人 某某建筑劳务有限公司 {DEBTOR}" in parties
        assert MATTER in parties
        sentence = words(page, ".//p[@class='sentence']")
        assert "终结本次执行程序：应执行 42,500.00 元，已到位并发放 15,000.00 元，尚欠 27,500.00 元。" in sentence
        assert "35.3%" in section(page, "sums")
        measures = section(page, "measures")
        assert "在用 4 项" in measures
        assert "某银行账户 尾号 4421" in measures
        assert "12 日后到期，须续行" in measures
        assert "执123号之二" in measures
        assert re.search(r"依法至 \d{4}-\d\d-\d\d", measures)
        assert "解除前有效" in measures


async def test_the_page_says_the_same_in_english(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        await in_english(visitor)
        page = await seen(visitor)
        assert page.get("lang") == "en"
        sentence = words(page, ".//p[@class='sentence']")
        assert "This round of enforcement was closed (终本) on" in sentence
        assert "Of ¥42,500.00 due, ¥15,000.00 was collected and paid out; ¥27,500.00 is unpaid." in sentence
        assert "Who acts next" in section(page, "next")
        assert "12 days left" in section(page, "next")
        assert "ends in 12 days, renew" in section(page, "measures")
        assert "Send for prosecution" in section(page, "others")
        assert "83 days old" in section(page, "sources")


async def test_limits_stand_nearest_first_with_owner_article_and_count(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        page = await seen(visitor)
        rows = page.xpath("//section[@aria-labelledby='next']/ol/li")
        first, second = (re.sub(r"\s+", " ", row.text_content()) for row in rows[:2])
        assert "作出行政处罚决定" in first
        assert "逾期" in first
        assert "行政处罚法(2021修订) 第60条" in first
        assert "银行存款冻结届满，需续行冻结" in second
        assert "还剩 12 日" in second
        assert [row.find(".//span[@role='img']").get("aria-label") for row in rows] == ["人社局", *["法院"] * 4]
        count = rows[1].find("details")
        assert count is not None
        assert count.findtext("summary") == "如何计算"
        assert "TL-E7.1" in count.text_content()
        assert "已办结的时限" in section(page, "next")


async def test_what_other_agencies_did_comes_latest_first_at_the_readers_level(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        rows = (await seen(visitor)).xpath("//section[@aria-labelledby='others']/ul/li")
        told = [re.sub(r"\s+", " ", row.text_content()).strip() for row in rows]
        assert [row.findtext("time") for row in rows] == sorted((row.findtext("time") for row in rows), reverse=True)
        assert told[0].endswith("结果级")
        assert "不起诉" in told[0]
        assert any("登记分期款项缴纳" in row and row.endswith("可读") for row in told)
        assert not any(row.find("span[@role='img']").text == "法" for row in rows)


async def test_procedures_are_drawn_and_told_as_a_table(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        page = await seen(visitor)
        drawing = page.xpath("//section[@aria-labelledby='lanes']/svg")[0]
        names = [text.text for text in drawing.xpath(".//*[@class='lane-name']")]
        assert names == ["监察", "移送与侦查", "执行", "审查起诉"]
        assert len(drawing.xpath(".//*[@class='hand-over']")) == 2
        rows = page.xpath("//section[@aria-labelledby='lanes']//tbody/tr")
        marks = drawing.xpath(".//*[starts-with(@class, 'mark-')]")
        assert len(rows) == len(marks) > 15
        assert any("移送审查起诉" in row.text_content() for row in rows)


async def test_the_view_is_receipted_and_the_receipt_leads_to_its_entry(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        page = await seen(visitor)
        number = page.findtext(".//footer//code")
        entry = await last_entry(county)
        assert entry["id"] == number
        assert (entry["operation"], entry["purpose"], entry["basis"]) == ("console.enforcement", "P08", CASE)
        assert entry["objects"][0]["type"] == "EnforcementCase"
        assert "CaseEvent.act" in entry["fields"]
        target = page.xpath("//footer//a/@href")[0]
        log = html.fromstring((await visitor.get(target)).text)
        assert [code.text for code in log.xpath("//aside//code") if code.text == number] == [number]


async def test_the_inspector_sees_masked_names_and_no_asset_results(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("inspector")
        page = await seen(visitor)
        assert "申请执行人 张** 等 8 人" in words(page, ".//p[@class='parties']")
        assert "张某某" not in html.tostring(page, encoding="unicode")
        measures = section(page, "measures")
        assert "限制高消费" in measures
        assert "冻结" not in measures
        assert "4421" not in html.tostring(page, encoding="unicode")
        assert "决定不起诉" not in words(page)


async def test_under_another_purpose_the_inspector_sees_the_result_of_the_transfer(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("inspector")
        proof = await visitor.form(address(CASE))
        await visitor.http.post("/console/purpose", data={"form": proof, "purpose": "P05", "to": address(CASE)})
        page = await seen(visitor)
        assert "决定不起诉" in section(page, "others")
        assert (await last_entry(county))["purpose"] == "P05"


async def test_a_reader_of_status_and_dates_gets_no_sums_and_no_numbers(county: County):
    number = "(2024)皖0223执77号"
    async with unit_of_work(county.store) as unit:
        story = Story(unit)
        await story.begin("NLX-2024-000077", "COURT")
        case = await story.act(
            "COURT", "applyForEnforcement", 30, case_number=number, court="南陵县人民法院", due=Decimal("77.00")
        )
        await story.act("COURT", "fileEnforcementCase", 28, case)
        await story.engage("JUS")
    async with county.visitor() as visitor:
        await visitor.sign_in("justice")
        page = await seen(visitor, number)
        assert words(page, ".//h1").startswith(number)
        assert "本案已于" in words(page, ".//p[@class='sentence']")
        assert "应执行" not in words(page, ".//p[@class='sentence']")
        assert "按共享协议，案款不提供给本机关" in section(page, "sums")
        assert "77.00" not in words(page)
        assert "仅结果与日期" in section(page, "lanes")
        assert all("结果级" in row.text_content() for row in page.xpath("//section[@aria-labelledby='others']/ul/li"))
        # The number of the matter is not given either; by it the case is listed, not named.
        listed = await seen(visitor, "NLX-2024-000077")
        assert "仅结果与日期" in listed.findtext(".//article/h2")
        assert number not in words(listed)


async def test_absent_and_not_allowed_give_the_same_bytes_but_for_the_number(county: County):
    number = "(2024)皖0223执88号"
    pages = []
    async with county.visitor() as visitor:
        await visitor.sign_in("justice")
        pages.append(await visitor.get(address(number)))
        async with unit_of_work(county.store) as unit:
            story = Story(unit)
            await story.begin("NLX-2024-000088", "COURT")
            await story.act("COURT", "applyForEnforcement", 30, case_number=number, court="南陵县人民法院")
        pages.append(await visitor.get(address(number)))
    assert [page.status_code for page in pages] == [404, 404]
    bodies = [re.sub(r"<code>[0-9a-f-]{36}</code>", "", page.text) for page in pages]
    assert bodies[0] == bodies[1]
    assert "没有可以显示的结果" in bodies[0]
    assert dict(pages[0].headers) == dict(pages[1].headers)


async def test_only_the_log_knows_whether_it_was_absent_or_not_allowed(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("justice")
        page = await seen(visitor, ABSENT, 404)
        absent = await last_entry(county)
        assert page.findtext(".//p[@class='reference']/code") == absent["id"]
        await seen(visitor, CASE, 404)
        denied = await last_entry(county)
        assert (absent["decision"], denied["decision"]) == ("ALLOW", "DENY_RELATION")
        assert "objects" not in denied or denied["objects"] == []


async def test_without_the_scope_the_page_itself_is_absent(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("admin")
        for q in (CASE, ABSENT):
            assert "没有可以显示的结果" in words(await seen(visitor, q, 404))


async def test_a_purpose_that_gives_nothing_shows_nothing(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        proof = await visitor.form(address(CASE))
        await visitor.http.post("/console/purpose", data={"form": proof, "purpose": "P15"})
        page = await seen(visitor, CASE, 404)
        assert "以“统计报告”用途" in words(page)
        assert [radio.get("value") for radio in page.xpath("//main//input[@type='radio']")] == [
            "P07",
            "P08",
            "P13",
            "P15",
        ]


async def test_a_unit_lists_its_cases_each_with_its_sentence(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        page = await seen(visitor, "9134 0223 xx00 0001 9y")
        hits = page.findall(".//article")
        assert [hit.findtext(".//a") for hit in hits] == [CASE, SISTER]
        assert [hit.find(".//a").get("href") for hit in hits] == [address(CASE), address(SISTER)]
        whole = words(await seen(visitor, CASE), ".//p[@class='sentence']")
        assert whole in re.sub(r"\s+", " ", hits[0].text_content())
        assert "应执行金额未载明" in hits[1].text_content()
        assert (await last_entry(county))["basis"] == CASE


async def test_a_unit_shows_nothing_of_cases_the_reader_may_not_see(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("police")
        page = await visitor.get(address(DEBTOR))
        # The police are engaged on the first matter only: one case, so straight to its page.
        assert (page.status_code, page.headers["location"]) == (303, address(CASE))


async def test_one_case_found_leads_straight_to_its_page(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        answer = await visitor.get(address("nlx 2023 123"))
        assert (answer.status_code, answer.headers["location"]) == (303, address(CASE))


async def test_every_spelling_leads_to_the_same_case(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        for typed in ("（2023）皖 0223 执123号", "(2023)皖0223执123号之二"):
            assert words(await seen(visitor, typed), ".//h1").startswith(CASE)


async def test_a_number_that_cannot_be_read_is_explained_and_not_searched(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        before = await last_entry(county)
        page = await seen(visitor, "91340223XX0000019Z")
        assert "第 18 位的字符不允许使用" in words(page)
        assert page.xpath("//input[@name='q']/@value") == ["91340223XX0000019Z"]
        assert await last_entry(county) == before


async def test_sums_the_source_does_not_state_are_said_to_be_missing(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        page = await seen(visitor, SISTER)
        assert "来源没有写明应执行、已到位、已发放、尚欠" in section(page, "sums")
        assert page.xpath("//section[@aria-labelledby='sums']//svg[@role='img']") == []
        assert "没有可以显示的执行措施" in section(page, "measures")


async def test_a_stale_source_is_marked_and_dates_the_sentence(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        page = await seen(visitor)
        assert words(page, ".//p[@class='sentence']").startswith(
            f"据 {days_ago(83).month} 月 {days_ago(83).day} 日数据，"
        )
        assert "滞后 83 日" in section(page, "sums")
        assert "文件交换 · 最近联系" in section(page, "sources")
        assert "监察立案与决定、移送与刑事结果" in section(page, "sources")


async def test_a_fresh_source_raises_no_flag(county: County):
    now = clock.now()
    kept = county.console.freshness

    async def fresh() -> list[SourceAge]:
        return [SourceAge("court_enforcement", "法院", "court", "COURT", "SFTP_FILE", now, now, 5, False)]

    county.console.freshness = fresh
    try:
        async with county.visitor() as visitor:
            await visitor.sign_in("court")
            page = await seen(visitor)
    finally:
        county.console.freshness = kept
    assert words(page, ".//p[@class='sentence']").startswith("本案已于")
    assert "滞后" not in section(page, "sums")
    assert "最新" in section(page, "sources")
    assert "来源系统没有登记同步情况" in section(page, "sources")


def test_every_installed_system_has_its_transport_in_words():
    assert installed()
    for adapter in installed().values():
        assert formats.transport(adapter.transport).zh != adapter.transport
    assert formats.transport("PIGEON").zh == "PIGEON"


async def test_the_start_page_says_what_can_be_looked_for_and_reads_nothing(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        before = await last_entry(county)
        answer = await visitor.get("/console/enforcement")
        assert "(2023)皖0223执123号；全角括号" in answer.text
        assert "本次查看已记入访问日志" not in answer.text
        assert await last_entry(county) == before
