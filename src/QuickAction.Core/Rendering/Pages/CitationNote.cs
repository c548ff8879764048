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

    /// <summary>The text holds the quotation whole, and little else, such as the speaker's name before it.</summary>
    private static bool Same(string quote, string saying)
    {
        var words = Bare(quote);
        var text = Bare(saying);
        return words.Length * 2 >= text.Length && text.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> Bare(string text) => text.AsSpan().Trim(" .\u201C\u201D\"");
}
