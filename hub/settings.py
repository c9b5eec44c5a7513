"""Every setting of the hub, from environment variables with prefix ``HUB_``. Read by bootstrap only, then passed on."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Profile(StrEnum):
    """How strict the hub is: ``demo`` and ``development`` accept plain Bearer tokens and the embedded database."""

    DEMO = "demo"
    DEVELOPMENT = "development"
    PRODUCTION = "production"


class Settings(BaseSettings):
    """All settings; the description of a field is what ``hub config`` prints."""

    model_config = SettingsConfigDict(env_prefix="HUB_", extra="ignore")

    profile: Profile = Field(Profile.DEVELOPMENT, description="运行方式 demo, development or production")
    data_dir: Path = Field(Path(".hub"), description="数据目录 data directory: embedded database, run.json")
    key_dir: Path | None = Field(
        None, description="密钥目录（0700） key directory; default: keys below the data directory"
    )
    database_url: SecretStr | None = Field(
        None, description="数据库地址 database of the hub; absent: the embedded PostgreSQL"
    )
    database_admin_url: SecretStr | None = Field(
        None, description="迁移用数据库地址 database URL with the right to migrate"
    )
    database_readers: int = Field(
        5,
        ge=1,
        le=100,
        description="读取用数据库连接数，应大于限制 concurrent connections to read on; more than ``concurrent``",
    )
    public_url: str | None = Field(None, description="对外地址 public base URL, the issuer of tokens")
    host: str = Field("127.0.0.1", description="监听地址 address to listen on")
    port: int = Field(8080, ge=0, le=65535, description="监听端口 port to listen on")
    adapters: dict[str, dict[str, str]] = Field(
        default_factory=dict, description="适配器设置（JSON） adapter settings: {name: {setting: value}}"
    )
    limits: dict[str, float] = Field(
        default_factory=dict,
        description="网关限制（JSON） limits of the gateway other than the defaults: {name: number}",
    )
    limits_measure_only: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="只计量不执行的限制，逗号分隔 limits that are measured and not enforced, comma-separated",
    )
    metrics_token: SecretStr | None = Field(
        None,
        description="读取 /metrics 的令牌；不设则仅限本机 token to read /metrics with; absent: from this machine only",
    )

    @field_validator("limits_measure_only", mode="before")
    @classmethod
    def _names(cls, given: object) -> object:
        return tuple(name.strip() for name in given.split(",") if name.strip()) if isinstance(given, str) else given

    @property
    def keys(self) -> Path:
        """Where private keys are."""
        return self.key_dir or self.data_dir / "keys"

    @property
    def base_url(self) -> str:
        """The public base URL without a trailing slash; issuer of tokens, never taken from a request."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def bearer_allowed(self) -> bool:
        """Whether plain Bearer tokens are accepted."""
        return self.profile is not Profile.PRODUCTION
