namespace QuickAction.Core.Analysis.Parts;

/// <summary>What stands in a result of the decisions that made it: their records and the prompts that shaped them, and what went wrong with placeholders.</summary>
internal sealed class JobRecord
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, DecisionNote> _decisions = new(StringComparer.Ordinal);

    /// <summary>Ids in the order of the questions, whatever the order of the answers.</summary>
    public IReadOnlyList<string> Records => [.. Notes.Select(n => n.Id.ToString())];

    public IReadOnlyList<PromptUse> Prompts => [.. Notes.SelectMany(n => n.Prompts).Distinct()];

    public IReadOnlyList<string> UnknownPlaceholders => [.. Notes.SelectMany(n => n.Unknown).Distinct()];

    public IReadOnlyList<string> ChangedPlaceholders => [.. Notes.SelectMany(n => n.Changed).Distinct()];

    /// <summary>People who were in some question and in no answer.</summary>
    public IReadOnlyList<string> PeopleLeftOut => [.. Notes.SelectMany(n => n.LeftOut).Distinct().Except(Notes.SelectMany(n => n.Named))];

    private List<DecisionNote> Notes
    {
        get
        {
            lock (_lock)
            {
                return [.. _decisions.Values];
            }
        }
    }

    /// <param name="place">Where the question stands in the job, as a text that sorts.</param>
    public void Add<T>(string place, Decision<Tasks.ModelAnswer<T>> decision)
        where T : class
    {
        lock (_lock)
        {
            _decisions.Add(place, new DecisionNote(decision.Id, decision.Prompts, decision.Output.UnknownPlaceholders, decision.Output.ChangedPlaceholders)
            {
                LeftOut = decision.Output.PeopleLeftOut,
                Named = decision.Output.PeopleNamed,
            });
        }
    }

    private sealed record DecisionNote(DecisionId Id, IReadOnlyList<PromptUse> Prompts, IReadOnlyList<string> Unknown, IReadOnlyList<string> Changed)
    {
        public IReadOnlyList<string> LeftOut { get; init; } = [];

        public IReadOnlyList<string> Named { get; init; } = [];
    }
}
