using QuickAction.Core.Analysis;

namespace QuickAction.Core.Jobs;

/// <summary>One version of a job's result: the engine's own is 1, a person's edits are later ones. Immutable.</summary>
/// <param name="Content">The canonical result JSON (design 5.2).</param>
/// <param name="Sha256">Of <paramref name="Content"/>: what an approval is bound to.</param>
public sealed record JobVersion(int Number, ReadOnlyMemory<byte> Content, string Sha256, DecisionActor Author, DateTimeOffset Created)
{
    public override string ToString() => $"JobVersion {Number}";
}
