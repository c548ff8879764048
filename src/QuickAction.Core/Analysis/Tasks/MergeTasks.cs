namespace QuickAction.Core.Analysis.Tasks;

/// <summary>Notes of several parts, for a model to say which are the same and to sum up. It sees texts and ids; evidence stays with us.</summary>
public sealed record MergeInput
{
    public required IReadOnlyList<MergeNote> Notes { get; init; }

    /// <summary>Most words of the summing up; null for no bound.</summary>
    public int? Words { get; init; }
}

/// <param name="Id">Unique in the question, such as <c>d12</c>.</param>
/// <param name="Kind">topic, decision, action, ...</param>
public sealed record MergeNote(string Id, string Kind, string Text);

public sealed record MinutesMerge
{
    /// <summary>Groups of ids of notes that say the same; the first stands for all.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Same { get; init; }

    /// <summary>The matters in order, each with the ids of its topic notes.</summary>
    public required IReadOnlyList<MergedTopic> Topics { get; init; }
    public required IReadOnlyList<MergedStatement> Summary { get; init; }
}

public sealed record MergedTopic(string Title, IReadOnlyList<string> From);

/// <summary>A sentence over several notes: it stands on their evidence together.</summary>
public sealed record MergedStatement(string Text, IReadOnlyList<string> From);

public sealed record SummaryMerge
{
    public required MergedStatement? Headline { get; init; }
    public required IReadOnlyList<MergedStatement> KeyPoints { get; init; }
}
