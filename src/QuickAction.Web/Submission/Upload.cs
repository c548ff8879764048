using QuickAction.Core.Jobs;

namespace QuickAction.Web.Submission;

/// <summary>A form that was received: its fields, and its files, which are in the vault.</summary>
/// <param name="Previous">The bytes of the field <c>previous</c>, when it was sent as a file.</param>
internal sealed record Upload(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<VaultFile> Files, ReadOnlyMemory<byte>? Previous)
{
    /// <summary>Files of the form, or of an archive in it, that were not taken in.</summary>
    public IReadOnlyList<LeftOutFile> LeftOut { get; init; } = [];

    /// <summary>What makes two submissions the same, whatever their multipart boundaries: the fields' values and the files' hashes.</summary>
    public string Canonical()
    {
        var parts = Fields.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => new[] { f.Key, f.Value })
            .Concat(Files.SelectMany(f => new[] { f.Name, f.Sha256 }))
            .Concat(LeftOut.SelectMany(f => new[] { f.Name, f.Code }))
            .Append(Previous is { } previous ? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(previous.Span)) : "");
        return string.Concat(parts.Select(part => $"{part.Length}:{part}"));
    }
}
