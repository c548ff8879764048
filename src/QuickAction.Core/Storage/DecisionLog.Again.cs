using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Models.Metering;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Storage.Content;

namespace QuickAction.Core.Storage;

/// <summary>What the log knows of a job that is taken up again.</summary>
public sealed partial class DecisionLog
{
    /// <summary>Whether the questions that the job has put so far were of the same service and about the same files; true of a job that has put none.</summary>
    /// <exception cref="QuickActionException">What is kept of the job was changed.</exception>
    public async ValueTask<bool> IsOfAsync(DecisionJob job, CancellationToken cancellationToken)
    {
        if (await store.FirstRequestAsync(job.Id, cancellationToken) is not { } first)
        {
            return true;
        }

        var content = await store.ContentOfAsync(first.Record, cancellationToken);
        return first.Leaf.Text("service") == job.Service && FilesOf(content).SequenceEqual(job.Sources.Select(s => s.Sha256));
    }

    /// <summary>What the decisions of the job that have ended took of a model; of the calls that a crash cut short nobody knows.</summary>
    internal async ValueTask<IReadOnlyList<UsedBefore>> UsedBeforeAsync(DecisionJob job, CancellationToken cancellationToken)
    {
        var used = new List<UsedBefore>();
        foreach (var (record, leaf) in await store.EndedAsync(job.Id, cancellationToken))
        {
            // A call that came to nothing has a failure in its entry, and no tokens.
            if ((leaf["calls"] as CanonicalList)?.Items.OfType<CanonicalObject>().Where(c => c.Text("failure") is null).ToList() is { Count: > 0 } answered)
            {
                used.Add(Counted(leaf, answered) ?? Uncounted(answered, await store.ContentOfAsync(record, cancellationToken)));
            }
        }

        return used;
    }

    private static UsedBefore? Counted(CanonicalObject leaf, List<CanonicalObject> answered) => Number(leaf, "input_tokens") is { } input
        ? new UsedBefore(ModelOf(answered), answered.Count, input, Number(leaf, "output_tokens") ?? 0)
        {
            CachedTokens = Number(leaf, "cache_read_tokens") ?? 0,
            ReasoningTokens = Number(leaf, "reasoning_tokens") ?? 0,
        }
        : null;

    private static UsedBefore Uncounted(List<CanonicalObject> answered, RecordContent content)
    {
        long Bytes(string kind) => content.Parts.Where(p => p.Key.StartsWith($"{kind}-", StringComparison.Ordinal)).Sum(p => (long)p.Value.Length);
        return UsedBefore.Uncounted(ModelOf(answered), answered.Count, Bytes(RecordContent.Request), Bytes(RecordContent.Response));
    }

    private static string ModelOf(List<CanonicalObject> calls) => calls[0].Text("request_model") ?? "";

    private static long? Number(CanonicalObject leaf, string name) => (leaf[name] as CanonicalNumber)?.Value;

    /// <summary>The files of a request, in their order, by SHA-256.</summary>
    private static IEnumerable<string> FilesOf(RecordContent content)
    {
        var opened = content.Openings.ToDictionary(o => o.At, o => o.Value, StringComparer.Ordinal);
        for (var i = 0; opened.TryGetValue($"/input_commit/{i}/file", out var file) && file is CanonicalText { Value: var sha256 }; i++)
        {
            yield return sha256;
        }

        foreach (var file in (opened.GetValueOrDefault("/input_more/files_commit") as CanonicalList)?.Items.OfType<CanonicalObject>() ?? [])
        {
            yield return file.Text("file") ?? "";
        }
    }
}
