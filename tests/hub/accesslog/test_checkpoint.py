import json
from base64 import b64decode, b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hub.accesslog import checkpoint, merkle
from hub.accesslog.checkpoint import Checkpoint, CheckpointError
from hub.accesslog.entry import leaf_hash

ORIGIN = "hub.example/log"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
VKEY = checkpoint.verifier_key(ORIGIN, KEY.public_key())
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
OTHER_VKEY = checkpoint.verifier_key(ORIGIN, OTHER.public_key())
ROOT = merkle.root([leaf_hash(b"one")])
SIGNED = checkpoint.sign(ORIGIN, 1, ROOT, KEY)


def resigned(body: str, key: Ed25519PrivateKey = KEY, vkey: str = VKEY) -> str:
    """A note over any text, signed by ``key``, for texts the log itself would not sign."""
    name, key_id, _ = vkey.split("+", 2)
    signature = b64encode(bytes.fromhex(key_id) + key.sign(body.encode())).decode()
    return f"{body}\n— {name} {signature}\n"


def signature_line(text: str) -> str:
    return text.splitlines(keepends=True)[-1]


def test_the_golden_checkpoint_and_receipt_come_out_the_same(golden):
    wanted = json.loads((golden / "checkpoint.json").read_text(encoding="utf-8"))
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(wanted["privateKey"]))
    root = bytes.fromhex(wanted["root"])
    assert checkpoint.verifier_key(wanted["origin"], key.public_key()) == wanted["verifierKey"]
    assert checkpoint.sign(wanted["origin"], wanted["size"], root, key) == wanted["checkpoint"]
    receipt = checkpoint.receipt_signature(bytes.fromhex(wanted["leafHash"]), key)
    assert b64encode(receipt).decode() == wanted["receiptSignature"]


def test_a_signed_checkpoint_is_read_back():
    assert checkpoint.parse(SIGNED) == Checkpoint(ORIGIN, 1, ROOT)
    assert checkpoint.verify(SIGNED, VKEY) == Checkpoint(ORIGIN, 1, ROOT)


def test_the_published_checkpoints_hold_under_their_key_and_over_their_entries(vectors):
    meta = json.loads((vectors / "tlog_meta.json").read_text())
    hashes = [leaf_hash(leaf.encode()) for leaf in meta["leaves_in_order"]]
    rows = [json.loads(line) for line in (vectors / "tlog_checkpoints.jsonl").read_text().splitlines()]
    sizes = []
    for row in rows:
        stated = checkpoint.verify(row["checkpoint"], meta["vkey"])
        assert stated.root == merkle.root(hashes[: stated.size])
        sizes.append(stated.size)
    assert len(sizes) == 17
    assert set(sizes) == set(range(16))


def test_no_published_checkpoint_holds_once_a_single_character_is_changed(vectors):
    vkey = json.loads((vectors / "tlog_meta.json").read_text())["vkey"]
    text = json.loads((vectors / "tlog_checkpoints.jsonl").read_text().splitlines()[0])["checkpoint"]
    for place, character in enumerate(text):
        for changed in {chr(ord(character) ^ 1), "", character * 2} - {character}:
            with pytest.raises(CheckpointError):
                checkpoint.verify(text[:place] + changed + text[place + 1 :], vkey)


def test_the_specified_notes_are_read_and_theirs_is_verified(vectors):
    notes = json.loads((vectors / "c2sp_signed_notes.json").read_text(encoding="utf-8"))
    (vkey,) = notes["vkey"]
    poem, message = notes["signed-note.md"]
    assert checkpoint.open_note(message, vkey) == "This is an example message.\n"
    with pytest.raises(CheckpointError, match="no signature by this key"):
        checkpoint.open_note(poem, vkey)
    with pytest.raises(CheckpointError, match="three lines"):
        checkpoint.verify(message, vkey)
    for text in (*notes["tlog-checkpoint.md"], *notes["tlog-cosignature.md"]):
        stated = checkpoint.parse(text)
        assert (stated.origin, stated.size) == ("example.com/behind-the-sofa", 20852163)


def test_a_verifier_key_is_written_as_specified():
    name, key_id, public = VKEY.split("+", 2)
    assert name == ORIGIN
    assert len(key_id) == 8
    assert b64decode(public) == b"\x01" + KEY.public_key().public_bytes_raw()
    checkpoint.check_key(VKEY)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "hub.example/log",
        VKEY.replace(ORIGIN, "another.example/log"),
        VKEY[:-4],
        VKEY + "A",
        VKEY.replace("+A", "+B", 1),
        VKEY.upper(),
        f"{ORIGIN}+00000000+{VKEY.split('+', 2)[2]}",
        f"+{VKEY.split('+', 1)[1]}",
        f"{ORIGIN}+{VKEY.split('+')[1]}+é",
    ],
)
def test_what_is_no_verifier_key_is_refused(key: str):
    with pytest.raises(CheckpointError):
        checkpoint.check_key(key)
    with pytest.raises(CheckpointError):
        checkpoint.verify(SIGNED, key)


def test_a_checkpoint_by_another_key_of_the_same_name_is_refused():
    with pytest.raises(CheckpointError, match="no signature by this key"):
        checkpoint.verify(SIGNED, OTHER_VKEY)


def test_a_checkpoint_of_another_log_signed_by_the_same_key_is_refused():
    body = f"another.example/log\n1\n{b64encode(ROOT).decode()}\n"
    with pytest.raises(CheckpointError, match="another log"):
        checkpoint.verify(resigned(body), VKEY)


def test_lines_of_other_signers_are_ignored_before_and_after_our_own():
    body, own = SIGNED.split("\n\n")
    witness = signature_line(resigned(f"{body}\n", OTHER, OTHER_VKEY))
    unknown = f"— witness.example/w1 {b64encode(bytes(80)).decode()}\n"
    text = f"{body}\n\n{witness}{unknown}{own}{unknown}"
    assert checkpoint.verify(text, VKEY).size == 1
    assert checkpoint.verify(text, OTHER_VKEY).size == 1


def test_one_wrong_signature_of_our_key_refuses_the_note_even_beside_a_right_one():
    wrong = signature_line(checkpoint.sign(ORIGIN, 2, ROOT, KEY))
    for text in (SIGNED + wrong, SIGNED.replace(signature_line(SIGNED), wrong + signature_line(SIGNED))):
        with pytest.raises(CheckpointError, match="does not hold"):
            checkpoint.verify(text, VKEY)


def test_a_hundred_signature_lines_are_read_and_more_are_refused():
    unknown = f"— witness.example/w1 {b64encode(bytes(80)).decode()}\n"
    assert checkpoint.verify(SIGNED + unknown * 99, VKEY).size == 1
    with pytest.raises(CheckpointError, match="too many"):
        checkpoint.verify(SIGNED + unknown * 100, VKEY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        SIGNED[:-1],
        SIGNED.replace("\n", "\r\n"),
        SIGNED.replace("\n\n", "\n"),
        SIGNED.replace("— ", "- "),
        SIGNED + "\n",
        SIGNED + "— \n",
        SIGNED + "— witness.example/w1 AAAAAA==\n",
        SIGNED + "— witness.example/w1 !\n",
        SIGNED + "— witness+w1 AAAAAAAA\n",
        SIGNED.replace(ORIGIN, ORIGIN + "\x00"),
        SIGNED.replace(ORIGIN, ORIGIN + "\ud800"),
    ],
)
def test_a_malformed_note_is_refused(text: str):
    for read in (checkpoint.parse, lambda note: checkpoint.verify(note, VKEY)):
        with pytest.raises(CheckpointError):
            read(text)


@pytest.mark.parametrize(
    "body",
    [
        f"{ORIGIN}\n1\n",
        f"{ORIGIN}\n01\n{b64encode(ROOT).decode()}\n",
        f"{ORIGIN}\n-1\n{b64encode(ROOT).decode()}\n",
        f"{ORIGIN}\n\N{FULLWIDTH DIGIT ONE}\n{b64encode(ROOT).decode()}\n",
        f"{ORIGIN}\n18446744073709551616\n{b64encode(ROOT).decode()}\n",
        f"{ORIGIN}\n1\n{b64encode(ROOT[:31]).decode()}\n",
        f"{ORIGIN}\n1\n{b64encode(ROOT).decode()[:-1]}\n",
        f"{ORIGIN}\n1\n{b64encode(ROOT).decode()}\n\nline\n",
        f"\n1\n{b64encode(ROOT).decode()}\n",
    ],
)
def test_a_well_signed_text_that_is_no_checkpoint_is_refused(body: str):
    assert checkpoint.open_note(resigned(body), VKEY) == body
    with pytest.raises(CheckpointError):
        checkpoint.verify(resigned(body), VKEY)


def test_extension_lines_are_let_stand():
    body = f"{ORIGIN}\n1\n{b64encode(ROOT).decode()}\nextension\n"
    assert checkpoint.verify(resigned(body), VKEY) == Checkpoint(ORIGIN, 1, ROOT)


def test_the_largest_size_is_signed_and_read():
    assert checkpoint.verify(checkpoint.sign(ORIGIN, 2**64 - 1, ROOT, KEY), VKEY).size == 2**64 - 1


@pytest.mark.parametrize(
    ("origin", "size", "root"),
    [
        ("", 1, ROOT),
        ("two words", 1, ROOT),
        ("wide\u3000space", 1, ROOT),
        ("a+b", 1, ROOT),
        ("a\nb", 1, ROOT),
        ("a\x01b", 1, ROOT),
        ("a\ud800", 1, ROOT),
        (ORIGIN, -1, ROOT),
        (ORIGIN, 2**64, ROOT),
        (ORIGIN, 1, ROOT[:31]),
    ],
)
def test_what_cannot_be_a_checkpoint_is_not_signed(origin: str, size: int, root: bytes):
    with pytest.raises(CheckpointError):
        checkpoint.sign(origin, size, root, KEY)


def test_a_receipt_holds_for_its_leaf_and_key_alone():
    receipt = checkpoint.receipt_signature(ROOT, KEY)
    checkpoint.verify_receipt(ROOT, receipt, VKEY)
    for leaf, signature, vkey in [
        (leaf_hash(b"two"), receipt, VKEY),
        (ROOT, receipt[:-1] + bytes([receipt[-1] ^ 1]), VKEY),
        (ROOT, b"", VKEY),
        (ROOT, receipt, OTHER_VKEY),
        (ROOT[:31], receipt, VKEY),
    ]:
        with pytest.raises(CheckpointError):
            checkpoint.verify_receipt(leaf, signature, vkey)


def test_a_signature_over_the_bare_hash_is_no_receipt():
    with pytest.raises(CheckpointError):
        checkpoint.verify_receipt(ROOT, KEY.sign(ROOT), VKEY)


def test_base64_has_one_proper_form():
    assert checkpoint.decode_base64("AAE=") == b"\x00\x01"
    for wrong in ("AAF=", "AAE", "AA E=", "AAE=\n", "AA_-", "é"):
        with pytest.raises(ValueError):
            checkpoint.decode_base64(wrong)
