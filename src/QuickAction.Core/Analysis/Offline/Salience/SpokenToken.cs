namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>A word of a spoken sentence with the punctuation that belongs to it: characters <c>[Start, End)</c> of the source.</summary>
internal readonly record struct SpokenToken
{
    /// <summary>The segment's text that the places point into.</summary>
    public required string Source { get; init; }

    public required int Start { get; init; }

    /// <summary>After the word, before its punctuation.</summary>
    public required int End { get; init; }

    /// <summary>Lower case, punctuation cut, apostrophes straight.</summary>
    public required string Word { get; init; }

    /// <summary>Opening quotation mark or bracket before the word.</summary>
    public required string Head { get; init; }

    /// <summary>Punctuation that follows, without the spaces that some transcripts put before it.</summary>
    public required string Tail { get; init; }

    /// <summary>Belongs to the word before it without a space ("it" + "'s").</summary>
    public bool Clitic { get; init; }

    /// <summary>A sound was left out before it.</summary>
    public bool AfterSound { get; init; }

    public bool HasUpper { get; init; }

    public ReadOnlySpan<char> Letters => Source.AsSpan(Start, End - Start);

    /// <summary>Ends in a hyphen or dash: the speaker broke off.</summary>
    public bool CutOff { get; init; }

    public bool Pause => Tail.Length > 0;

    public bool EndsSentence => Tail.AsSpan().IndexOfAny('.', '?', '!') >= 0;
}
