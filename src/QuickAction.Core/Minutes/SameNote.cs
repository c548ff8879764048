using System.Globalization;
using System.Text.RegularExpressions;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Minutes;

/// <summary>
/// Whether two notes can say the same thing, as a model claims: joining them leaves one of the two texts out, so what they would differ in must not be lost with
/// it. Numbers and days agree, both deny or neither does, and most words of matter of the shorter stand in the longer. In doubt both stay.
/// </summary>
internal static partial class SameNote
{
    /// <summary>Of the shorter note's words of matter, those that the longer has too.</summary>
    private const double LeastShared = 0.5;

    public static bool Of(string one, string other) => one == other || Agree(Read(one), Read(other));

    private static bool Agree(Note one, Note other) =>
        one.Denies == other.Denies
        && Agree(one.Numbers, other.Numbers)
        && Agree(one.Days, other.Days)
        && Agree(one.Names, other.Names)
        && one.Matter.Count(other.Matter.Contains) >= Math.Max(1, LeastShared * Math.Min(one.Matter.Count, other.Matter.Count));

    /// <summary>One of the two may say less, but nothing else.</summary>
    private static bool Agree(HashSet<string> one, HashSet<string> other) => one.IsSubsetOf(other) || other.IsSubsetOf(one);

    private static Note Read(string text)
    {
        var note = new Note();
        var begins = true;
        foreach (var match in Word().EnumerateMatches(text))
        {
            var written = text.Substring(match.Index, match.Length);
            var word = written.ToLowerInvariant();
            if (Denial().IsMatch(word))
            {
                note.Denies = !note.Denies;
            }
            else if (char.IsAsciiDigit(word[0]))
            {
                note.Numbers.Add(word.TrimEnd('.', ','));
            }
            else if (Numerals.TryBelowHundred([new Token(0, 0, 0, word, TokenMarks.None)], 0, out var number, out _) && word != "one")
            {
                note.Numbers.Add(number.ToString(CultureInfo.InvariantCulture));
            }
            else if (Day().IsMatch(word))
            {
                note.Days.Add(word);
            }
            else if (!begins && char.IsUpper(written[0]))
            {
                note.Names.Add(word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word);
            }
            else if (word.Length > 2 && !StopWords.Has(word))
            {
                note.Matter.Add(Clause.Stem(word));
            }

            begins = match.Index + match.Length < text.Length && text[match.Index + match.Length] is '.' or '?' or '!' or ':';
        }

        return note;
    }

    [GeneratedRegex(@"[\p{L}\d][\p{L}\d'’.,-]*[\p{L}\d]|[\p{L}\d]")]
    private static partial Regex Word();

    [GeneratedRegex("^(not|no|never|none|nobody|nothing|neither|nor|without|cannot|refused|rejected|declined)$|n['’]t$")]
    private static partial Regex Denial();

    [GeneratedRegex("^((mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|september|october|november|december)$")]
    private static partial Regex Day();

    private sealed class Note
    {
        public bool Denies { get; set; }

        public HashSet<string> Numbers { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Days { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Matter { get; } = new(StringComparer.Ordinal);
    }
}
