"""Checks a Quorate log with the Python standard library and the openssl command.

    verify.py FOLDER VKEY [WITNESS-VKEY ...]

The folder is the one that verify.go describes. Unlike sumdb/note, this one
also checks cosignatures (C2SP tlog-cosignature): each witness named must have
signed the last checkpoint. Prints what it checked and exits with 0, or the
first fault and exits with 1.
"""

import base64
import hashlib
import pathlib
import struct
import subprocess
import sys
import tempfile


class Fault(Exception):
    pass


def leaf(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(leaves):
    """MTH of RFC 6962 section 2.1."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return node(root_of(leaves[:k]), root_of(leaves[k:]))


def decode(text):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise Fault("base64 that is not canonical: " + text)
    return data


def parse_key(vkey):
    name, key_id, material = vkey.split("+", 2)
    data = decode(material)
    wanted = hashlib.sha256(name.encode() + b"\n" + data).digest()[:4]
    if wanted.hex() != key_id or data[0] not in (1, 4) or len(data) != 33:
        raise Fault("verifier key " + vkey)
    return name, wanted, data[0], data[1:]


def openssl_accepts(public, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        (place / "key").write_bytes(bytes.fromhex("302a300506032b6570032100") + public)
        (place / "message").write_bytes(message)
        (place / "signature").write_bytes(signature)
        done = subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", place / "key",
             "-in", place / "message", "-sigfile", place / "signature"],
            capture_output=True, check=False)
        return done.returncode == 0


def open_note(data, keys):
    """The text, once every key has signed it."""
    whole = data.decode("utf-8")
    if any(ord(c) < 0x20 and c != "\n" for c in whole) or not whole.endswith("\n"):
        raise Fault("not a note")
    text, found, signatures = whole.rpartition("\n\n")
    if not found or not signatures:
        raise Fault("no signatures")
    text += "\n"
    signed = set()
    for line in signatures[:-1].split("\n"):
        dash, name, payload = line.split(" ")
        if dash != "\u2014":
            raise Fault("signature line " + line)
        data = decode(payload)
        for key in keys:
            key_name, key_id, kind, public = key
            if (name, data[:4]) != (key_name, key_id):
                continue
            message, signature = text.encode(), data[4:]
            if kind == 4:
                (time,) = struct.unpack(">Q", signature[:8])
                message, signature = b"cosignature/v1\ntime %d\n" % time + message, signature[8:]
            if len(signature) != 64 or not openssl_accepts(public, message, signature):
                raise Fault("signature of " + name)
            signed.add(key)
    if len(signed) != len(keys):
        raise Fault("a signature is missing")
    return text


def checkpoint(data, keys):
    lines = open_note(data, keys).split("\n")
    if len(lines) != 4 or lines[0] != keys[0][0] or str(int(lines[1])) != lines[1]:
        raise Fault("not a checkpoint")
    return int(lines[1]), decode(lines[2])


def path_of(level, index, width):
    digits = str(index)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[i:i + 3] for i in range(0, len(digits), 3)]
    name = "/".join(["x" + g for g in groups[:-1]] + groups[-1:])
    return f"tile/{level}/{name}" + (f".p/{width}" if width < 256 else "")


def entries_of(folder, size):
    for start in range(0, size, 256):
        width = min(256, size - start)
        data = (folder / path_of("entries", start // 256, width)).read_bytes()
        for _ in range(width):
            if len(data) < 2 or len(data) < 2 + struct.unpack(">H", data[:2])[0]:
                raise Fault("bundle cut short at entry %d" % start)
            end = 2 + struct.unpack(">H", data[:2])[0]
            yield data[2:end]
            data = data[end:]
        if data:
            raise Fault("bundle too long")


def compare_tiles(folder, leaves):
    level, row, count = 0, leaves, 0
    while row:
        above = []
        for start in range(0, len(row), 256):
            hashes = row[start:start + 256]
            path = path_of(level, start // 256, len(hashes))
            if (folder / path).read_bytes() != b"".join(hashes):
                raise Fault(path + ": not the hashes of the entries")
            if len(hashes) == 256:
                above.append(root_of(hashes))
            count += 1
        level, row = level + 1, above
    return count


def include(index, size, hash_, proof, root):
    """RFC 9162 section 2.1.3.2."""
    place, last = index, size - 1
    for sibling in proof:
        if last == 0:
            raise Fault("proof too long")
        if place & 1 or place == last:
            hash_ = node(sibling, hash_)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            hash_ = node(hash_, sibling)
        place, last = place >> 1, last >> 1
    if last or hash_ != root:
        raise Fault("entry %d is not included" % index)


def extend(old, new, old_root, new_root, proof):
    """RFC 9162 section 2.1.4.2, for 0 < old < new."""
    if old & (old - 1) == 0:
        proof = [old_root] + proof
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old_hash = new_hash = proof[0]
    for sibling in proof[1:]:
        if last == 0:
            raise Fault("proof too long")
        if place & 1 or place == last:
            old_hash, new_hash = node(sibling, old_hash), node(sibling, new_hash)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new_hash = node(new_hash, sibling)
        place, last = place >> 1, last >> 1
    if last or (old_hash, new_hash) != (old_root, new_root):
        raise Fault("size %d is not shown to be the beginning" % old)


def check_receipts(folder, leaves, keys, head):
    paths = sorted((folder / "proofs").glob("*.tlog-proof"))
    for path in paths:
        top, _, note = path.read_bytes().partition(b"\n\n")
        first, index, *hashes = top.decode().split("\n")
        if first != "c2sp.org/tlog-proof@v1" or not index.startswith("index "):
            raise Fault(path.name)
        if checkpoint(note, keys[:1]) != head:
            raise Fault(path.name + ": of another checkpoint")
        number = int(index[len("index "):])
        include(number, head[0], leaves[number], [decode(h) for h in hashes], head[1])
    return len(paths)


def verify(folder, vkeys):
    keys = [parse_key(vkey) for vkey in vkeys]
    head = checkpoint((folder / "checkpoint").read_bytes(), keys)
    leaves = [leaf(entry) for entry in entries_of(folder, head[0])]
    if root_of(leaves) != head[1]:
        raise Fault("the entries have another root")
    tiles = compare_tiles(folder, leaves)
    earlier = sorted(folder.glob("checkpoint.*"))
    for path in earlier:
        size, root = checkpoint(path.read_bytes(), keys[:1])
        if size > head[0] or root_of(leaves[:size]) != root:
            raise Fault(path.name + ": not the beginning of this log")
        proof = (folder / "proofs" / f"consistency.{size}").read_text(encoding="utf-8")
        extend(size, head[0], root, head[1], [decode(line) for line in proof.split("\n")[:-1]])
    receipts = check_receipts(folder, leaves, keys, head)
    print(f"ok: {head[0]} entries, {tiles} tiles, {len(earlier)} earlier checkpoints, {receipts} receipts")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: verify.py FOLDER VKEY [WITNESS-VKEY ...]")
    try:
        verify(pathlib.Path(sys.argv[1]), sys.argv[2:])
    except (Fault, OSError, ValueError, IndexError, struct.error) as fault:
        sys.exit(f"{type(fault).__name__}: {fault}")
