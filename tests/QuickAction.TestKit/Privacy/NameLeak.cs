using System.Text.RegularExpressions;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.Core.Privacy.Names;

namespace QuickAction.TestKit.Privacy;

/// <summary>
/// How much of the names of a meeting gets through: characters of words of gold names (titles apart) that stand with a capital in the masked text, over those in the source, speaker labels
/// included. And how many of the names that were replaced hold no word of a gold name.
/// </summary>
public sealed record NameLeak(string Meeting, int GoldCharacters, int LeakedCharacters, int Replaced, int NotGold, IReadOnlyList<string> Leaked)
{
    // Titles stay beside a placeholder: "Mr [[PERSON_1]]".
    private static readonly string[] NotNames = [.. NameCues.Titles, "the", "of", "and", "mum", "guest"];

    /// <param name="inSmall">All that is said in small letters, as some recognisers write it: words that are also names ("mark") then count as let through wherever they stand.</param>
    public static NameLeak Measure(SourceText source, IEnumerable<string> people, bool inSmall = false)
    {
        var words = people
            .SelectMany(p => p.Split(' ', ',', '(', ')', '-'))
            .Select(w => w.Trim('.', '\''))
            .Where(w => w.Length > 1 && char.IsUpper(w[0]) && !NotNames.Contains(w.ToLowerInvariant()))
            .Select(w => inSmall ? w.ToLowerInvariant() : w)
            .ToHashSet(StringComparer.Ordinal);
        source = inSmall ? source with { Segments = [.. source.Segments.Select(s => s with { Text = s.Text.ToLowerInvariant() })] } : source;
        var masked = new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap()).Source;
        var (gold, leaked, replaced, notGold) = (0, 0, 0, 0);
        var through = new List<string>();
        for (var i = 0; i < source.Segments.Count; i++)
        {
            Count(source.Segments[i].Text, masked.Segments[i].Text);
            if (!inSmall && source.Segments[i].Speaker is { } speaker && masked.Segments[i].Speaker is { } label)
            {
                Count(speaker, label);
            }
        }

        return new NameLeak(source.FileName, gold, leaked, replaced, notGold, through);

        void Count(string before, MaskedText after)
        {
            gold += Words(before).Where(words.Contains).Sum(w => w.Length);
            foreach (var word in Words(Regex.Replace(after.Text, @"\[\[[A-Z_]+_\d+[a-z]*\]\]", " ")).Where(words.Contains))
            {
                leaked += word.Length;
                through.Add(word);
            }

            foreach (var name in after.Replacements.Where(r => r.Kind == IdentifierKind.Person))
            {
                replaced++;
                notGold += Words(before[name.Start..name.End]).Any(words.Contains) ? 0 : 1;
            }
        }
    }

    private static IEnumerable<string> Words(string text) => Regex.Matches(text, @"\p{L}[\p{L}\p{M}]*").Select(m => m.Value);
}
