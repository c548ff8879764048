using QuickAction.Core.Audit.Leaves;
using QuickAction.TestKit.Audit;

namespace QuickAction.Benchmarks.Log;

/// <summary>Leaves as a working installation writes them: a request and its end, by turns; about 1.1 kB each, no two the same.</summary>
internal static class SomeLeaves
{
    private static readonly AuditRecord[] Kinds = [SomeRecords.Of(AuditKind.DecisionRequested), SomeRecords.Of(AuditKind.DecisionCompleted)];

    public static byte[] Leaf(long n) =>
        LeafWriter.Encode(Kinds[n % Kinds.Length] with { RecordId = RecordId.New(DateTimeOffset.UnixEpoch.AddSeconds(n)) }, Commitment.NewSalt).Bytes.ToArray();

    public static byte[][] Leaves(int count, long from) => [.. Enumerable.Range(0, count).Select(i => Leaf(from + i))];
}
