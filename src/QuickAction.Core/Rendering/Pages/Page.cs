namespace QuickAction.Core.Rendering.Pages;

/// <summary>
/// What a reader gets, before any format: made once from a result and then only written down by each writer, so that Markdown, HTML and Word cannot
/// differ in content. All its text is <see cref="Plain"/>: no control characters, no runs of white space.
/// </summary>
internal sealed record Page
{
    public required string Title { get; init; }

    /// <summary>What the page is, in a line under the title, such as <c>Minutes: draft, not yet approved</c>.</summary>
    public required string Status { get; init; }

    /// <summary>True until a named person has approved it.</summary>
    public required bool Draft { get; init; }

    /// <summary>Which record this is, for the foot of every page; null when nothing was recorded.</summary>
    public string? Record { get; init; }

    /// <summary>The state of the log that holds the record; null when it is not known.</summary>
    public string? Log { get; init; }
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>The notes in the order of their marks; the first is note 1.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>A line of text that ends in marks for its notes.</summary>
internal sealed record Line(string Text)
{
    /// <summary>A few words in bold before the text.</summary>
    public string? Lead { get; init; }

    /// <summary>Numbers of the notes, from 1.</summary>
    public IReadOnlyList<int> Notes { get; init; } = [];

    /// <summary>What every writer prints after the text where the source does not carry it; null where it does.</summary>
    public string? Mark { get; init; }

    public const string UnsupportedMark = "[unsupported]";

    /// <summary>A line that a person has written, and that the source does not carry.</summary>
    public const string OwnWordsMark = "[reviewer\u2019s own words]";
    public static Line Empty { get; } = new("");
}
