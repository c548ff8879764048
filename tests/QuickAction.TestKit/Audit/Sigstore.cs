using System.Text.Json;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.TestKit.Audit;

/// <summary>Asks the npm package @sigstore/verify, which knows nothing of us, about a checkpoint and an inclusion proof.</summary>
public static class Sigstore
{
    public static Task<Answer> CheckAsync(VerifierKey key, SignedNote checkpoint, ReadOnlyMemory<byte> entry, long index, IReadOnlyList<TreeHash> path)
    {
        var asked = JsonSerializer.Serialize(new
        {
            keyId = key.KeyIdHex,
            origin = key.Name,
            spki = Spki(key),
            checkpoint = checkpoint.ToString(),
            entry = entry.ToArray(),
            index,
            hashes = path.Select(h => h.ToString()),
        });
        return OutsideProgram.RunAsync("node", [Path.Combine(OutsideProgram.Folder, "sigstore.cjs")], asked);
    }

    /// <summary>SubjectPublicKeyInfo: for Ed25519 the twelve bytes of RFC 8410 and the key.</summary>
    public static byte[] Spki(VerifierKey key) =>
        key.Type == NoteKeyType.Ecdsa ? key.Key.ToArray() : [.. Convert.FromHexString("302a300506032b6570032100"), .. key.Key];
}
