using QuickAction.Core.Analysis;

namespace QuickAction.Core.Rendering.Pages;

/// <summary>The words of one note: who, when or where, and what was said there.</summary>
internal static class CitationNote
{
    /// <param name="saying">The text that the note stands at.</param>
    public static string Of(Citation citation, string saying)
    {
        var quote = Plain.Of(citation.Quote);

        // Printing a sentence again under itself would double the document; that the words are the source's own is worth saying, though.
        return Same(quote, Plain.Of(saying))
            ? $"{Place(citation)}: in these words."
            : $"{Place(citation)}: \u201C{quote}\u201D";
    }

    public static string Place(Citation citation)
    {
        var place = Plain.Of(Clock.Place(citation));
        return place.Length == 0 ? place : string.Concat(char.ToUpperInvariant(place[0]).ToString(), place.AsSpan(1));
    }

    private static bool Same(string quote, string saying) => Bare(quote).SequenceEqual(Bare(saying));

    private static ReadOnlySpan<char> Bare(string text) => text.AsSpan().Trim(" .\u201C\u201D\"");
}
