using System.ComponentModel.DataAnnotations;

namespace QuickAction.Core.Settings;

/// <summary>
/// How long work takes by hand. The defaults are assumptions for an organisation that has not measured its own: none of them comes from a study, and each figure that is
/// made with them says so by showing them.
/// </summary>
public sealed record ManualRates
{
    /// <summary>Hours that writing up one hour of talk takes.</summary>
    [Range(0.1, 100, ErrorMessage = "Service:Manual:HoursPerTalkHour is a number from 0.1 to 100")]
    public double HoursPerTalkHour { get; init; } = 2;

    /// <summary>Words that people say in a minute, for transcripts without times.</summary>
    [Range(10, 1_000, ErrorMessage = "Service:Manual:WordsPerTalkMinute is a number from 10 to 1000")]
    public double WordsPerTalkMinute { get; init; } = 150;

    /// <summary>Words of a document that a person reads and summarises in a minute.</summary>
    [Range(1, 10_000, ErrorMessage = "Service:Manual:WordsSummarisedPerMinute is a number from 1 to 10000")]
    public double WordsSummarisedPerMinute { get; init; } = 100;

    /// <summary>Working hours of a day.</summary>
    [Range(1, 24, ErrorMessage = "Service:Manual:HoursPerDay is a number from 1 to 24")]
    public double HoursPerDay { get; init; } = 7.4;
}
