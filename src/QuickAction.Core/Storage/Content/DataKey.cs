using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Analysis;

namespace QuickAction.Core.Storage.Content;

/// <summary>The key of one job's content. Its id is random and stands in the job's records; destroying the key erases the content.</summary>
internal sealed record DataKey(string Id, byte[] Secret)
{
    private const string JournalUse = "quickaction journal v1";

    /// <summary>
    /// The journal's key in a form that tells nothing without this key: the plain digest of a short input could be guessed.
    /// </summary>
    public byte[] Journal(JournalKey key)
    {
        var secret = HKDF.DeriveKey(HashAlgorithmName.SHA256, Secret, Sealed.KeyBytes, info: Encoding.UTF8.GetBytes(JournalUse));
        var version = key.TaskVersion.ToString(System.Globalization.CultureInfo.InvariantCulture);
        // Lengths before the parts: two keys that differ never join to the same text.
        var text = string.Concat(new[] { key.Job, key.Task, version, key.InputSha256, key.PromptsSha256, key.Engine }.Select(part => $"{part.Length}:{part}"));
        return HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text));
    }

    public override string ToString() => $"DataKey {Id}";
}
