using QuickAction.Core.Analysis;

namespace QuickAction.Core.Jobs;

/// <summary>
/// A file in the vault: its frames are stored, encrypted under a key of its own that only this object holds, until a job takes it up. A file that no job
/// takes up cannot be read by anybody, and is swept away.
/// </summary>
/// <param name="Id">Random.</param>
/// <param name="Name">As the person named it, without any folder. Personal.</param>
/// <param name="Sha256">Of the plain bytes.</param>
/// <param name="Key">Secret.</param>
public sealed record VaultFile(string Id, string Name, long Bytes, string Sha256, ReadOnlyMemory<byte> Key)
{
    public JobFile Described => new(Name, Bytes, Sha256) { Scan = Scan };

    /// <summary>What a malware scanner said of it on its way in; null when there is none.</summary>
    public MalwareScan? Scan { get; init; }

    public override string ToString() => $"VaultFile {Id}";
}
