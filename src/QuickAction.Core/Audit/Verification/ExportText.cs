using System.Globalization;
using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Audit.Verification;

/// <summary>
/// VERIFY.txt: what the folder is, and how somebody with no QuickAction checks it. The commands in it are run by a test. A check of an export compares the
/// file with this text, so a later wording goes beside this one and not in its place.
/// </summary>
internal static class ExportText
{
    public static string PolicyFor(IEnumerable<VerifierKey> current) => string.Concat(current.Select(k => $"log {k}\n")) + "quorum none\n";

    public static string For(Checkpoint checkpoint, VerifierKey key) => $"""
        This folder holds a decision log of QuickAction: one record for everything that an AI was asked, answered, and that
        people did with it. It holds {checkpoint.Size.ToString(CultureInfo.InvariantCulture)} records and no personal data: where a record needs a name, a case or a
        text, it holds a salted commitment instead, which tells nothing without its salt.

        Log     {checkpoint.Origin}
        Size    {checkpoint.Size.ToString(CultureInfo.InvariantCulture)}
        Root    {checkpoint.Root}
        Key     {key}

        Compare the key with one that you have from elsewhere: the council's website, a committee paper, a neighbour's witness.
        A key that comes with the log shows only that the log fits itself.

        What is here
          checkpoint       the log's name, size and root hash, signed
          tile/            the hashes of the tree (C2SP tlog-tiles), and under tile/entries the records themselves
          log.vkey, keys/  the key that signs now; every key that ever did, and those of witnesses
          policy           whose signatures the exporter asks for (C2SP tlog-policy)
          checkpoints/     some older checkpoints, and those that witnesses have cosigned

        1. With QuickAction, no database needed:
             quickaction audit verify THIS_FOLDER --key KEY

        2. Without it: the signature, with OpenSSL 3, in this folder. It says "Signature Verified Successfully".
             head -n 3 checkpoint > text
             grep -F "$(cut -d+ -f1 log.vkey) " checkpoint | sed -n '1s/.* //p' | base64 -d | tail -c +5 > sig
             (printf '\060\052\060\005\006\003\053\145\160\003\041\000'; cut -d+ -f3- log.vkey | base64 -d | tail -c +2) > pub.der
             openssl pkeyutl -verify -pubin -keyform DER -inkey pub.der -rawin -in text -sigfile sig

        3. Without it: the records, with Python 3 and nothing else, in this folder. It reads every record, computes the root
           hash from them (RFC 6962) and compares it with the signed one. In the place of 0 put the number of a record to see
           it, or the name of a receipt (RESULT.tlog-proof) to have its proof followed and compared with this log. It says
           SOUND, or NOT SOUND and what is wrong. With step 2 this shows that the records are exactly those that were signed.

        python3 - 0 <<'END'
        import base64, hashlib, json, os, sys
        sha = lambda data: hashlib.sha256(data).digest()
        node = lambda left, right: sha(bytes([1]) + left + right)
        b64 = lambda data: base64.b64encode(data).decode()
        lines = lambda name: open(name, encoding="utf-8", newline="").read().split(chr(10))
        def fail(why):
            print("NOT SOUND:", why)
            sys.exit(1)
        def entries(size):
            for number in range((size + 255) // 256):
                rest, path = number // 1000, "%03d" % (number % 1000)
                while rest:
                    rest, path = rest // 1000, "x%03d/" % (rest % 1000) + path
                width = min(256, size - 256 * number)
                path = "tile/entries/" + path + ("" if width == 256 else ".p/%d" % width)
                data, found = open(path, "rb").read() if os.path.exists(path) else b"", 0
                while data and found < width:
                    length = int.from_bytes(data[:2], "big")
                    yield data[2:2 + length]
                    data, found = data[2 + length:], found + 1
                if data or found < width:
                    fail("the records in " + path + " are not complete")
        def fold(stack):
            root = stack[-1][1] if stack else sha(b"")
            for _, left in reversed(stack[:-1]):
                root = node(left, root)
            return b64(root)
        origin, size, root = lines("checkpoint")[:3]
        shown, receipt = sys.argv[1], None
        if not shown.isdigit():
            receipt = lines(shown)
            gap = receipt.index("")
            leaf = base64.b64decode(json.loads(base64.b64decode(receipt[1][6:]))["leaf"])
            shown, (r_origin, r_size, r_root) = receipt[2][6:], receipt[gap + 1:gap + 4]
            hash, at, last = sha(bytes([0]) + leaf), int(shown), int(r_size) - 1
            for line in receipt[3:gap]:
                if at % 2 == 1 or at == last:
                    hash = node(base64.b64decode(line), hash)
                    while at % 2 == 0 and at > 0:
                        at, last = at // 2, last // 2
                else:
                    hash = node(hash, base64.b64decode(line))
                at, last = at // 2, last // 2
            if last != 0 or b64(hash) != r_root or r_origin != origin or int(r_size) > int(size):
                fail("the receipt does not lead to a state of this log")
        stack, count = [], 0
        for entry in entries(int(size)):
            if str(count) == shown:
                print("Record", count, entry.decode("utf-8", "replace"))
                if receipt and entry != leaf:
                    fail("the record in the receipt is another one")
            hash, width, count = sha(bytes([0]) + entry), 1, count + 1
            while stack and stack[-1][0] == width:
                hash, width = node(stack.pop()[1], hash), 2 * width
            stack.append((width, hash))
            if receipt and count == int(r_size) and fold(stack) != r_root:
                fail("the receipt is from another log than this")
        if count != int(size) or fold(stack) != root:
            fail("the records are not those whose root is in the checkpoint")
        print("SOUND:", count, "records of", origin)
        END

        4. Without it: everything, with Tessera's fsck (Go 1.25.8 or later), in this folder:
             go run github.com/transparency-dev/tessera/cmd/fsck@v1.0.4 --storage_url=file://$PWD/ --public_key=log.vkey --ui=false

        A receipt for a single record is made by the council, with quickaction audit proof INDEX > record.tlog-proof, and is
        checked with step 3, or without this folder by quickaction audit verify record.tlog-proof --key KEY.

        """.Replace("\r\n", "\n", StringComparison.Ordinal);
}
