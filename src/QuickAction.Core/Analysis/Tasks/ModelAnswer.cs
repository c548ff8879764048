using QuickAction.Core.Analysis.Models.Structured;

namespace QuickAction.Core.Analysis.Tasks;

/// <summary>
/// What became of a question to a model. An answer that cannot be used is an answer too: it is recorded and journalled, so that a job that is taken up again
/// goes on from there and does not pay for it twice.
/// </summary>
public sealed record ModelAnswer<T>
    where T : class
{
    /// <summary>Null when there is no usable answer.</summary>
    public T? Found { get; init; }

    /// <summary>Why there is none.</summary>
    public UnusableReason? Unusable { get; init; }

    /// <summary>Placeholders in the answer that stand for nothing: left as they are, for the reviewer to see.</summary>
    public IReadOnlyList<string> UnknownPlaceholders { get; init; } = [];

    /// <summary>Placeholders that came back changed and were put back all the same.</summary>
    public IReadOnlyList<string> ChangedPlaceholders { get; init; } = [];

    /// <summary>People whose placeholders were in the question and are not in the answer, by their fullest names.</summary>
    public IReadOnlyList<string> PeopleLeftOut { get => field ?? []; init; } = [];

    /// <summary>People whose placeholders are in the answer.</summary>
    public IReadOnlyList<string> PeopleNamed { get => field ?? []; init; } = [];
}
