using System.Globalization;

namespace QuickAction.Core.Samples.Talks;

/// <summary>An invented meeting: who said what, in order, and when it began.</summary>
internal sealed record Talk
{
    public required string Title { get; init; }

    public required DateTime Start { get; init; }

    public required IReadOnlyList<Turn> Turns { get; init; }

    /// <summary>The place, where the source names one.</summary>
    public string? Place { get; init; }

    /// <summary>The start as a person would write it.</summary>
    public string StartInWords => Start.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
