"""The hub's signing keys."""

from pathlib import Path

import pytest
from joserfc.jwk import ECKey

from hub.errors import Unavailable
from hub.oauth import jose
from hub.oauth.keys import SigningKeys, make, read_key, write_key, write_private


def test_the_first_start_makes_a_key_and_the_next_ones_keep_it(tmp_path: Path) -> None:
    first = SigningKeys.load(tmp_path / "keys", create=True)
    again = SigningKeys.load(tmp_path / "keys", create=True)
    assert first.jwks == again.jwks
    assert len(again.pairs) == 1


def test_without_leave_to_make_one_a_missing_key_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="SIGNING_KEY_MISSING"):
        SigningKeys.load(tmp_path / "keys", create=False)
    assert not (tmp_path / "keys").exists()


def test_a_new_key_signs_while_the_old_one_still_verifies(tmp_path: Path) -> None:
    old = SigningKeys.load(tmp_path, create=True)
    before = old.sign("at+jwt", {"a": 1})
    make(tmp_path / "token")
    new = SigningKeys.load(tmp_path, create=False)
    after = new.sign("at+jwt", {"a": 2})
    kids = [key["kid"] for key in new.jwks["keys"]]
    assert len(set(kids)) == 2
    heads = [jose.take_apart(token).header for token in (before, after)]
    assert [head["kid"] for head in heads] == kids
    for token, head in zip((before, after), heads, strict=True):
        jose.verify(token, jose.choose(new.jwks["keys"], head, ["ES256"]), "ES256")
    with pytest.raises(jose.Refused):
        jose.verify(after, old.pairs[0], "ES256")


def test_a_key_others_may_read_is_not_used(tmp_path: Path) -> None:
    file = make_one(tmp_path)
    file.chmod(0o640)
    with pytest.raises(Unavailable, match="KEY_FILE_OPEN"):
        SigningKeys.load(tmp_path, create=False)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"\xff", b'{"kty":"EC","crv":"P-256","x":"AA","y":"AA","d":"AA"}']
)
def test_a_damaged_key_file_stops_the_start(tmp_path: Path, content: bytes) -> None:
    write_private(make_one(tmp_path), content)
    with pytest.raises(Unavailable, match="KEY_FILE_UNREADABLE"):
        SigningKeys.load(tmp_path, create=False)


def test_a_key_of_another_curve_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "k.jwk"
    write_key(file, ECKey.generate_key("P-384"))
    with pytest.raises(Unavailable, match="KEY_FILE_UNREADABLE"):
        read_key(file)


def make_one(keys: Path) -> Path:
    SigningKeys.load(keys, create=True)
    return next((keys / "token").glob("*.jwk"))
