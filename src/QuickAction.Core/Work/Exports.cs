using System.Security.Cryptography;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Storage;

namespace QuickAction.Core.Work;

/// <summary>What the record of an export says of a rendering.</summary>
public static class Exports
{
    public static GivenOut Of(DecisionJob job, Result result, string format, bool isDraft, byte[] bytes) => new()
    {
        Job = job,
        Decisions = [.. result.Records.Select(Parse)],
        Format = format,
        Draft = isDraft,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        Bytes = bytes.Length,
        Claims = ClaimCount.Of(result),
        Warnings = [.. result.Warnings.Select(w => w.Code).Distinct()],
    };

    private static DecisionId Parse(string record) => DecisionId.TryParse(record, out var id)
        ? id
        : throw new InvalidOperationException("A result names a record that is none.");
}
