using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// A heading is read first and remembered longest, and cites nothing of its own: it is held to the stretch of the source that what stands beneath it comes from.
/// One that is said there word for word is true; of another, figures, days, names, harms and turns of life must be said there, and something of its matter somewhere.
/// </summary>
internal static class TitleCheck
{
    /// <summary>Segments before and after what is cited beneath.</summary>
    public const int Reach = 4;

    private const int LongWord = 4;

    /// <param name="title">Citing every segment of its stretch.</param>
    /// <param name="beneath">What the warnings point at.</param>
    public static IEnumerable<Warning> Check(Claim title, IReadOnlyList<Citation> beneath)
    {
        if (title.Tokens.Length == 0 || IsSaid(title))
        {
            return [];
        }

        IEnumerable<Warning> found = NumberCheck.Check(title)
            .Concat(DateCheck.Check(title))
            .Concat(IsTitleCase(title.Tokens) ? [] : NameCheck.Check(title))
            .Concat(HarmCheck.Check(title).Where(w => w.Code == "harm-not-cited"))
            .Concat(MatterCheck.Check(title));
        return found.Where(w => w.Severity != Severity.Info).Select(w => w with { Message = $"In a heading: {w.Message}", Citations = beneath });
    }

    /// <summary>Its words stand there one after the other; a number before them is the outline's.</summary>
    private static bool IsSaid(Claim title)
    {
        var first = 0;
        while (first < title.Tokens.Length - 1 && char.IsDigit(title.Tokens[first].Word[0]))
        {
            first++;
        }

        var number = first;
        return title.Segments.Any(segment => WordRun.IndexOf(title.Source.Tokens(segment), title.Tokens.AsSpan(number)) >= 0);
    }

    /// <summary>"Budget And Staffing": capitals tell no name there.</summary>
    private static bool IsTitleCase(Token[] tokens) =>
        tokens.Skip(1).Where(t => t.Word.Length >= LongWord && char.IsLetter(t.Word[0])).ToList() is { Count: > 0 } longer && longer.TrueForAll(t => t.Is(TokenMarks.Capital));
}
