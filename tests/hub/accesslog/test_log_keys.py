"""The log's signing key on disk."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from hub.accesslog.checkpoint import verifier_key
from hub.accesslog.keys import log_key
from hub.errors import Unavailable
from hub.keyfiles import write_private
from hub.settings import Profile, Settings


def settings(folder: Path, profile: Profile = Profile.DEMO) -> Settings:
    return Settings(profile=profile, data_dir=folder)


def known(folder: Path, profile: Profile = Profile.DEMO) -> str:
    key, origin = log_key(settings(folder, profile))
    return verifier_key(origin, key.public_key())


def test_the_first_start_makes_a_key_for_its_owner_alone_and_the_next_ones_keep_it(tmp_path: Path) -> None:
    first = known(tmp_path)
    file = tmp_path / "keys" / "log.pem"
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert known(tmp_path) == first


def test_the_log_keeps_its_name_under_every_profile_and_no_two_logs_share_it(tmp_path: Path) -> None:
    names = {known(tmp_path / "a", profile) for profile in (Profile.DEMO, Profile.DEVELOPMENT, Profile.PRODUCTION)}
    assert len(names) == 1
    assert next(iter(names)).startswith("liandong-hub/")
    assert known(tmp_path / "b").partition("+")[0] != next(iter(names)).partition("+")[0]


@pytest.mark.parametrize(("profile", "create"), [(Profile.PRODUCTION, True), (Profile.DEMO, False)])
def test_where_none_may_be_made_a_missing_key_is_said_with_how_to_make_it(
    tmp_path: Path, profile: Profile, create: bool
) -> None:
    with pytest.raises(Unavailable, match="LOG_KEY_MISSING") as raised:
        log_key(settings(tmp_path, profile), create=create)
    assert "openssl genpkey" in raised.value.suggestion.zh
    assert not (tmp_path / "keys").exists()


def test_a_key_made_with_openssl_is_read(tmp_path: Path) -> None:
    made = subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519"], capture_output=True, check=True)
    write_private(tmp_path / "keys" / "log.pem", made.stdout)
    known(tmp_path, Profile.PRODUCTION)


def test_two_first_starts_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as starts:
        assert len(set(starts.map(known, [tmp_path] * 8))) == 1


def test_a_key_others_may_read_is_not_used(tmp_path: Path) -> None:
    known(tmp_path)
    (tmp_path / "keys" / "log.pem").chmod(0o640)
    with pytest.raises(Unavailable, match="KEY_FILE_OPEN"):
        known(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nonsense",
        generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x")),
    ],
    ids=["empty", "nonsense", "another kind", "encrypted"],
)
def test_what_is_no_readable_ed25519_key_stops_the_start(tmp_path: Path, content: bytes) -> None:
    write_private(tmp_path / "keys" / "log.pem", content)
    with pytest.raises(Unavailable, match="LOG_KEY_UNREADABLE"):
        known(tmp_path)


def test_a_folder_in_place_of_the_key_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "keys" / "log.pem").mkdir(parents=True, mode=0o700)
    with pytest.raises(Unavailable, match="LOG_KEY_UNREADABLE"):
        known(tmp_path)
