namespace QuickAction.Core.Privacy;

/// <summary>A segment as a model provider may see it. Same index, times, page and row as in the source.</summary>
public sealed record MaskedSegment(int Index, MaskedText Text, MaskedText? Speaker);

/// <summary>How often a kind was replaced, and how many different identifiers that were.</summary>
public sealed record KindCount(IdentifierKind Kind, int Count, int Distinct);

/// <summary>Somebody whom the masked text names, and what the source says that he or she is: "[[PERSON_1]] (social worker)".</summary>
public sealed record LegendLine(string Placeholder, string Hint)
{
    public override string ToString() => $"{Placeholder} ({Hint})";
}

/// <summary>A source as a model provider may see it.</summary>
public sealed record MaskedSource
{
    public required MaskMode Mode { get; init; }

    public required MaskedText? Title { get; init; }

    public required IReadOnlyList<MaskedText> Preamble { get; init; }

    public required IReadOnlyList<MaskedSegment> Segments { get; init; }

    /// <summary>By kind, in the order of their labels.</summary>
    public required IReadOnlyList<KindCount> Counts { get; init; }

    /// <summary>Placeholders of people whose role is known, in the order of their numbers; empty unless they are placeholders.</summary>
    public required IReadOnlyList<LegendLine> Legend { get; init; }
}
