"""The exchange tables of the labour-inspection system, in the indicator style of 金保 (domain.md §7.2 (4)).

Each column stands here once: its type at the source and what it means. Everything is text in GBK, mostly padded with
blanks, dates and sums included; the columns that only steer the exchange are not part of the record.
"""

from collections.abc import Mapping

from adapters.transports.exchange_table import ExchangeTable

CASES: Mapping[str, tuple[str, str]] = {
    "AJID": ("VARCHAR(32)", "案件标识"),
    "AJBH": ("VARCHAR(80)", "案件编号"),
    "AAB001": ("VARCHAR(20)", "单位编号"),
    "AAB004": ("VARCHAR(200)", "单位名称；自然人用工的为其姓名"),
    "AAB019": ("CHAR(4)", "单位类型"),
    "AAB998": ("CHAR(20)", "统一社会信用代码"),
    "TSRQ": ("CHAR(8)", "投诉日期"),
    "LARQ": ("CHAR(8)", "立案日期"),
    "PZWH": ("VARCHAR(80)", "立案批准文号"),
    "AJLY": ("CHAR(4)", "案件来源"),
    "WFLX": ("VARCHAR(40)", "违法类型，多个以逗号分隔"),
    "SJRS": ("VARCHAR(10)", "涉及人数"),
    "SJJE": ("VARCHAR(24)", "涉及金额（元）"),
    "CBR": ("VARCHAR(40)", "承办人"),
    "BJJG": ("CHAR(100)", "办案机关"),
    "SZD": ("CHAR(12)", "所在地行政区划代码"),
    "XWRQ": ("CHAR(8)", "检查或询问日期"),
    "ZLRQ": ("CHAR(8)", "责令改正日期"),
    "ZLWH": ("VARCHAR(80)", "责令改正文书号"),
    "ZLQX": ("CHAR(8)", "改正期限"),
    "ZLSD": ("VARCHAR(20)", "责令改正文书送达方式"),
    "GZRQ": ("CHAR(8)", "改正或付清日期"),
    "GZSRQ": ("CHAR(8)", "事先告知日期"),
    "CLJD_WH": ("VARCHAR(80)", "处理决定文号"),
    "CLJD_RQ": ("CHAR(8)", "处理决定日期"),
    "CFJD_WH": ("VARCHAR(80)", "处罚决定文号"),
    "CFJD_RQ": ("CHAR(8)", "处罚决定日期"),
    "CFJE": ("VARCHAR(24)", "处罚金额（元）"),
    "SDRQ": ("CHAR(8)", "决定送达日期"),
    "LXZT": ("CHAR(1)", "履行状态：0 未履行，1 部分履行，2 全部履行"),
    "YSBZ": ("CHAR(2)", "移送标志：1 已移送司法机关"),
    "GXSJ": ("CHAR(14)", "更新时间"),
    "CZBZ": ("CHAR(1)", "操作标志：I 新增，U 修改，D 删除"),
}
"""``QZK_LDJC_AJ``: one row an inspection case."""

TRANSFERS: Mapping[str, tuple[str, str]] = {
    "YSID": ("VARCHAR(32)", "移送标识"),
    "AJID": ("VARCHAR(32)", "案件标识"),
    "AJBH": ("VARCHAR(80)", "案件编号"),
    "YSSWH": ("VARCHAR(80)", "移送书文号"),
    "YSJG": ("CHAR(100)", "移送机关"),
    "AAB004": ("VARCHAR(200)", "单位名称；自然人用工的为其姓名"),
    "AAB019": ("CHAR(4)", "单位类型"),
    "SZD": ("CHAR(12)", "所在地行政区划代码"),
    "ZM": ("VARCHAR(60)", "涉嫌罪名"),
    "SJRS": ("VARCHAR(10)", "涉及人数"),
    "SJJE": ("VARCHAR(24)", "涉及金额（元）"),
    "BGRQ": ("CHAR(8)", "书面报告日期"),
    "PZSJ": ("CHAR(14)", "批准时间"),
    "YSSJ": ("CHAR(14)", "移送时间，或只有日期"),
    "JSGA": ("VARCHAR(120)", "接收公安机关"),
    "CSJCSJ": ("CHAR(14)", "抄送检察院时间"),
    "YSS": ("CHAR(2)", "材料清单：移送书"),
    "DCBG": ("CHAR(2)", "材料清单：调查报告"),
    "WPQD": ("CHAR(2)", "材料清单：涉案物品清单"),
    "JYJD": ("CHAR(2)", "材料清单：检验报告或鉴定意见"),
    "GZRQ": ("CHAR(8)", "移送后付清日期"),
    "GXSJ": ("CHAR(14)", "更新时间"),
    "CZBZ": ("CHAR(1)", "操作标志：I 新增，U 修改，D 删除"),
}
"""``QZK_LDJC_YS``: one row a transfer to the police."""

_REASON_BYTES = 200

STEERING: Mapping[str, tuple[str, str]] = {
    "TBZT": ("CHAR(1) DEFAULT '0'", "同步状态：0 待取，1 已取，2 错误"),
    "CWXX": (f"VARCHAR({_REASON_BYTES})", "错误信息"),
}
"""Columns of both tables that the hub writes."""


def _table(name: str, prefix: str, columns: Mapping[str, tuple[str, str]]) -> ExchangeTable:
    state, reason = STEERING
    return ExchangeTable(
        name=name,
        prefix=prefix,
        key=next(iter(columns)),
        columns=tuple(columns),
        changed="GXSJ",
        state=state,
        reason=reason,
        reason_bytes=_REASON_BYTES,
    )


CASE_TABLE = _table("QZK_LDJC_AJ", "AJ", CASES)
TRANSFER_TABLE = _table("QZK_LDJC_YS", "YS", TRANSFERS)
