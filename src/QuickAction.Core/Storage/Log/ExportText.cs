using System.Globalization;
using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Storage.Log;

/// <summary>VERIFY.txt: what the folder is, and how somebody with no QuickAction checks it. The commands in it are run by a test.</summary>
internal static class ExportText
{
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
          log.vkey, keys/  the key that signs now; every key that ever did
          policy           whose signatures the exporter asks for (C2SP tlog-policy)
          checkpoints/     some older checkpoints

        1. With QuickAction, no database needed:
             quickaction audit verify THIS_FOLDER --key KEY

        2. The signature alone, with OpenSSL 3, in this folder:
             head -n 3 checkpoint > text
             grep -F "$(cut -d+ -f1 log.vkey) " checkpoint | sed -n '1s/.* //p' | base64 -d | tail -c +5 > sig
             (printf '\060\052\060\005\006\003\053\145\160\003\041\000'; cut -d+ -f3- log.vkey | base64 -d | tail -c +2) > pub.der
             openssl pkeyutl -verify -pubin -keyform DER -inkey pub.der -rawin -in text -sigfile sig

        3. Everything, with Tessera's fsck (Go 1.25.8 or later), in this folder:
             go run github.com/transparency-dev/tessera/cmd/fsck@v1.0.4 --storage_url=file://$PWD/ --public_key=log.vkey --ui=false

        4. A single record, with any reader of C2SP tlog-proof, such as the npm package @sigstore/verify:
             quickaction audit proof INDEX > record.tlog-proof

        """.Replace("\r\n", "\n", StringComparison.Ordinal);
}
