"""Bringing a database to the present schema, and the rights of the role the hub works under."""

import asyncio
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import asyncpg

from hub.store import indexes
from hub.store.engine import driver_url, plain_url
from migrations import HEAD

if TYPE_CHECKING:
    from alembic.config import Config

APP_ROLE = "hub_app"
OWNER_ROLE = "hub_owner"
DATABASE = "hub"


def configuration(admin_url: str) -> "Config":
    """Alembic's configuration for a database."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("migrations")))
    config.attributes["url"] = driver_url(admin_url)
    return config


def _run(direction: Literal["upgrade", "downgrade"], admin_url: str, revision: str) -> None:
    # What serves the hub migrates nothing.
    from alembic import command

    work = command.upgrade if direction == "upgrade" else command.downgrade
    work(configuration(admin_url), revision)


async def upgrade(admin_url: str, app_role: str, revision: str = "head") -> None:
    """Migrate upwards, make the indexes that follow from the declarations, and give the hub's role its rights."""
    await asyncio.to_thread(_run, "upgrade", admin_url, revision)
    if revision == "head":
        connection = await asyncpg.connect(dsn=plain_url(admin_url))
        try:
            await indexes.make(connection)
        finally:
            await connection.close()
    await grant(admin_url, app_role)


async def downgrade(admin_url: str, revision: str) -> None:
    """Migrate downwards."""
    await asyncio.to_thread(_run, "downgrade", admin_url, revision)


async def current(admin_url: str) -> tuple[str | None, str]:
    """Revision of the database, and of this program."""
    connection = await asyncpg.connect(dsn=plain_url(admin_url))
    try:
        if await connection.fetchval("SELECT to_regclass('alembic_version')") is None:
            return None, HEAD
        return await connection.fetchval("SELECT version_num FROM alembic_version"), HEAD
    finally:
        await connection.close()


async def grant(admin_url: str, app_role: str) -> None:
    """Give the hub's role what it needs; the log it may only add to, changes only number, history only read."""
    role = '"' + app_role.replace('"', '""') + '"'
    connection = await asyncpg.connect(dsn=plain_url(admin_url))
    try:
        await connection.execute(
            f"""
            GRANT USAGE ON SCHEMA public TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
            REVOKE UPDATE, DELETE, TRUNCATE ON accesslogentry, accesslog_place, accesslog_checkpoint FROM {role};
            REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON alembic_version FROM {role};
            REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON record_history FROM {role};
            REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON public_change FROM {role};
            GRANT UPDATE (seq) ON public_change TO {role};
            REVOKE INSERT, DELETE, TRUNCATE ON public_change_head FROM {role};
            """
        )
    finally:
        await connection.close()


async def provision(superuser_url: str, password: str) -> None:
    """Create the hub's roles and database on the embedded server, where they are not there yet."""
    connection = await asyncpg.connect(dsn=plain_url(superuser_url))
    try:
        for role in (OWNER_ROLE, APP_ROLE):
            if not await connection.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", role):
                quoted = await connection.fetchval("SELECT quote_literal($1)", password)
                await connection.execute(f"CREATE ROLE {role} LOGIN PASSWORD {quoted}")
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", DATABASE):
            await connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER_ROLE}")
        await connection.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC")
        await connection.execute(f"GRANT CONNECT ON DATABASE {DATABASE} TO {APP_ROLE}")
    finally:
        await connection.close()
