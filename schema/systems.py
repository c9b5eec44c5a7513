"""Systems that connect to the hub, and what their codes mean here (domain.md §4.1, §7.1)."""

from datetime import date
from typing import ClassVar

from schema.codes import AgencyCode
from schema.fields import Code, Entity, FieldClass, Level, Register, code, many, shared
from schema.scopes import Scope


class Transport(Code):
    """How a system exchanges data (domain.md §4.4)."""

    REST_OAUTH = "REST_OAUTH", "REST 接口（OAuth）", "REST with OAuth"
    WEBHOOK = "WEBHOOK", "推送接口", "webhook"
    SOAP_XML = "SOAP_XML", "SOAP/XML 服务", "SOAP service with XML"
    FRONT_DB = "FRONT_DB", "前置库", "front-end database"
    SFTP_FILE = "SFTP_FILE", "SFTP 文件", "files by SFTP"
    MQ = "MQ", "消息队列", "message queue"
    MANUAL_XLSX = "MANUAL_XLSX", "手工表格", "workbook carried by hand"


class SystemStatus(Code):
    """Whether a system may connect."""

    PLANNED = "PLANNED", "待接入", "planned"
    ACTIVE = "ACTIVE", "已接入", "active"
    SUSPENDED = "SUSPENDED", "已暂停", "suspended"
    RETIRED = "RETIRED", "已停用", "retired"


class ClientSystem(Entity, table=True):
    """A system of an agency that connects to the hub."""

    plural: ClassVar = "clientSystems"
    scope: ClassVar = Scope.REGISTRY_READ
    in_matter: ClassVar = False
    register: ClassVar = Register(("OFFICE",), Scope.REGISTRY_WRITE)
    zh: ClassVar = "接入系统"
    en: ClassVar = "client system"
    order: ClassVar = ("agency", "system")
    rows_of: ClassVar = FieldClass.OPEN

    system: str = shared("系统代码", "code of the system", of=FieldClass.OPEN, max_length=40, unique=True, key=True)
    name: str = shared("名称", "name", of=FieldClass.OPEN, max_length=120)
    agency: AgencyCode = code(AgencyCode, "所属机关", "agency it belongs to", of=FieldClass.OPEN, index=True)
    transport: Transport = code(Transport, "接入方式", "transport", of=FieldClass.OPEN)
    client_id: str | None = shared("客户端标识", "client id", of=FieldClass.OPEN, default=None, max_length=80)
    scopes: list[str] = many("权限范围", "scopes it may hold", of=FieldClass.OPEN)
    networks: list[str] = many("许可地址", "networks it may come from", of=FieldClass.F15, level=Level.L3)
    certificate_thumbprint: str | None = shared(
        "证书指纹", "thumbprint of its certificate", of=FieldClass.F15, level=Level.L3, default=None, max_length=64
    )
    status: SystemStatus = code(SystemStatus, "状态", "status", of=FieldClass.OPEN, default="PLANNED")
    active_from: date | None = shared("接入日", "active from", of=FieldClass.OPEN, default=None)
    active_to: date | None = shared("停用日", "active to", of=FieldClass.OPEN, default=None)


class CodeMap(Entity, table=True):
    """What a code of one system means in the hub, since when and confirmed by whom."""

    plural: ClassVar = "codeMaps"
    scope: ClassVar = Scope.REGISTRY_READ
    in_matter: ClassVar = False
    register: ClassVar = Register(("*",), Scope.REGISTRY_WRITE)
    zh: ClassVar = "代码映射"
    en: ClassVar = "code mapping"
    order: ClassVar = ("system", "code_table", "source_value")
    rows_of: ClassVar = FieldClass.OPEN

    system: str = shared("系统代码", "code of the system", of=FieldClass.OPEN, max_length=40, index=True)
    code_table: str = shared("代码表", "code table of the hub", of=FieldClass.OPEN, max_length=60)
    source_value: str = shared("来源值", "value of the system", of=FieldClass.OPEN, max_length=120)
    source_label: str | None = shared(
        "来源含义", "what the system calls it", of=FieldClass.OPEN, default=None, max_length=200
    )
    hub_value: str = shared("枢纽值", "value of the hub", of=FieldClass.OPEN, max_length=40)
    valid_from: date = shared("启用日", "valid from", of=FieldClass.OPEN)
    valid_to: date | None = shared("停用日", "valid to", of=FieldClass.OPEN, default=None)
    confirmed_by: AgencyCode | None = code(
        AgencyCode, "确认机关", "agency that confirmed it", of=FieldClass.OPEN, default=None
    )
    confirmed_on: date | None = shared("确认日", "confirmed on", of=FieldClass.OPEN, default=None)
