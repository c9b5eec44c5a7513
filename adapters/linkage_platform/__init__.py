"""The linkage platform (两法衔接): every decision the law wants logged there goes to it, and what the police, the
procuratorate and the court typed there themselves comes from it.
"""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager

from adapters.linkage_platform.mapping import read
from adapters.port import Adapter, Connection, Setting


def _connect(settings: Mapping[str, str]) -> AbstractAsyncContextManager[Connection]:
    # Only a hub that is told of the platform needs a SOAP client.
    from adapters.linkage_platform.contact import connect

    return connect(settings)


async def _simulate(settings: Mapping[str, str]) -> None:
    # Only where the platform is simulated is a server needed.
    from adapters.linkage_platform.simulator import simulate

    await simulate(settings)


ADAPTER = Adapter(
    name="linkage_platform",
    zh="行政执法与刑事司法衔接系统",
    en="linkage platform of administrative enforcement and criminal justice",
    agency="LP",
    transport="SOAP_XML",
    version="1.0",
    interval_seconds=600,
    settings=(
        Setting("url", "服务地址", "address of the platform's SOAP service"),
        Setting(
            "token",
            "访问令牌（平台发放，可不填）",
            "access token issued by the platform, if it asks for one",
            secret=True,
        ),
        Setting(
            "authority", "平台证书的根证书文件（可不填）", "file of the authority that vouches for its certificate"
        ),
    ),
    connect=_connect,
    read=read,
    receives=True,
    simulate=_simulate,
)
