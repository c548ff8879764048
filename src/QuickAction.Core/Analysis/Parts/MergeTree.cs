using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Chunking;

namespace QuickAction.Core.Analysis.Parts;

/// <summary>One question that joins the notes of some consecutive parts.</summary>
/// <typeparam name="TNotes">Notes of a part, and of parts that were joined.</typeparam>
internal interface IMergeStep<TNotes>
{
    /// <summary>The notes by kind; the first kind is needed, the later ones are left out of the question (and kept as they are) when they do not fit.</summary>
    IReadOnlyList<IReadOnlyList<MergeNote>> ByKind { get; }

    /// <summary>Puts the question; null when the answer cannot be used.</summary>
    Task<TNotes?> AskAsync(IReadOnlyList<MergeNote> notes, string place, CancellationToken cancellationToken);

    /// <summary>The notes beside each other, when nobody has joined them.</summary>
    TNotes Joined();
}

/// <summary>What was joined.</summary>
/// <param name="Whole">False when some parts stand beside each other unjoined.</param>
internal sealed record Merged<TNotes>(TNotes Notes, bool Whole);

/// <summary>
/// Joins the notes of all parts upwards, as many at once as fit a question: mostly all of them. Groups are consecutive parts, formed by size alone, so that
/// the same notes always give the same questions.
/// </summary>
internal sealed class MergeTree<TNotes>(string task, EngineReading reading, Func<IReadOnlyList<TNotes>, IMergeStep<TNotes>> step)
    where TNotes : class
{
    /// <summary>Names in notes may become placeholders, which are longer: so much of the room is used, in percent.</summary>
    private const int UsedPercent = 70;

    /// <summary>A note's line beside its text, in thousandths of a token: marker, id, kind.</summary>
    private const long LineThousandths = 12_000;

    public async Task<Merged<TNotes>> JoinAsync(IReadOnlyList<TNotes> parts, CancellationToken cancellationToken)
    {
        var whole = true;
        for (var level = 0; parts.Count > 1; level++)
        {
            var groups = Groups(parts);
            if (groups.Count == parts.Count)
            {
                return new Merged<TNotes>(step(parts).Joined(), false);
            }

            var joined = await Task.WhenAll(groups.Select((group, i) => OneAsync(group, $"{task} {level:D2} {i:D6}", cancellationToken)));
            whole = whole && joined.All(j => j.Whole);
            parts = [.. joined.Select(j => j.Notes)];
        }

        return new Merged<TNotes>(parts[0], whole);
    }

    private async Task<Merged<TNotes>> OneAsync(IReadOnlyList<TNotes> group, string place, CancellationToken cancellationToken)
    {
        if (group.Count == 1)
        {
            return new Merged<TNotes>(group[0], true);
        }

        var merge = step(group);
        try
        {
            return await merge.AskAsync(Fitting(merge), place, cancellationToken) is { } notes
                ? new Merged<TNotes>(notes, true)
                : new Merged<TNotes>(merge.Joined(), false);
        }
        catch (QuickActionException ended) when (ended.Code is ProblemCode.BudgetSpent or ProblemCode.Stopped || ended.InnerException is ModelCallException { MayConcernOneQuestion: true })
        {
            return new Merged<TNotes>(merge.Joined(), false);
        }
    }

    /// <summary>As many parts as fit with all their notes; two always, when at least what is needed of both fits.</summary>
    private List<IReadOnlyList<TNotes>> Groups(IReadOnlyList<TNotes> parts)
    {
        var costs = parts.Select(p => step([p]).ByKind).Select(kinds => (Needed: kinds.Take(1).Sum(Cost), All: kinds.Sum(Cost))).ToList();
        var groups = new List<IReadOnlyList<TNotes>>();
        for (var first = 0; first < parts.Count;)
        {
            var size = 1;
            var (needed, all) = costs[first];
            while (first + size < parts.Count)
            {
                (needed, all) = (needed + costs[first + size].Needed, all + costs[first + size].All);
                if ((size > 1 ? all : needed) > Room)
                {
                    break;
                }

                size++;
            }

            groups.Add([.. parts.Skip(first).Take(size)]);
            first += size;
        }

        return groups;
    }

    private List<MergeNote> Fitting(IMergeStep<TNotes> merge)
    {
        var notes = new List<MergeNote>();
        long cost = 0;
        foreach (var kind in merge.ByKind)
        {
            cost += Cost(kind);
            if (notes.Count > 0 && cost > Room)
            {
                break;
            }

            notes.AddRange(kind);
        }

        return notes;
    }

    private long Room => reading.Room(task, 0) * 10L * UsedPercent;

    private static long Cost(IReadOnlyList<MergeNote> notes) => notes.Sum(n => TokenEstimate.Thousandths(n.Text) + LineThousandths);
}
