"""The revision a database is at, and the one the program works on."""

import asyncio
from importlib.resources import files

from alembic.script import ScriptDirectory

from hub.store import migrate
from migrations import HEAD


def test_the_program_works_on_the_last_migration():
    assert ScriptDirectory(str(files("migrations"))).get_current_head() == HEAD


def test_a_database_says_at_which_revision_it_is(database):
    assert asyncio.run(migrate.current(database.url("never_migrated"))) == (None, HEAD)
    assert asyncio.run(migrate.current(database.migrated("at_the_head"))) == (HEAD, HEAD)
