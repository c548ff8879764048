namespace QuickAction.Core.Samples.Surveys;

/// <summary>One answer to the sample survey, as its columns hold it.</summary>
internal sealed record SurveyRow
{
    public required string Reference { get; init; }

    public required DateTime Submitted { get; init; }

    public required string Age { get; init; }

    public required string Ward { get; init; }

    public required string Home { get; init; }

    public required string Household { get; init; }

    public required string Limited { get; init; }

    public required string Position { get; init; }

    public required string Why { get; init; }

    public required string Help { get; init; }

    public required string Publish { get; init; }
}
