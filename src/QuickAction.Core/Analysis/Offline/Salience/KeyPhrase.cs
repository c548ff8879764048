namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>A short phrase that names a thing, as the meeting says it.</summary>
/// <param name="Words">Its words by number, an article left out.</param>
/// <param name="Times">How often it is said.</param>
/// <param name="First">Place of the first passage that says it.</param>
internal sealed record KeyPhrase(int[] Words, int Times, int First)
{
    /// <summary>As it is to be written, its article with it ("the rota").</summary>
    public required string Text { get; init; }

    /// <summary>Where exactly those characters stand.</summary>
    public required SourceRange Range { get; init; }
}
