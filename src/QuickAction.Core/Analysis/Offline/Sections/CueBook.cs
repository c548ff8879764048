using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>
/// The cues of a template's sections, found together in one pass, and what each of them is worth before the talk is known. Made once for a template.
/// </summary>
internal sealed class CueBook
{
    // A cue of function words only ("she said") shows little; one of two matter words ("washing up liquid") can hardly mean anything else.
    private const double OfFunctionWords = 0.6;
    private const double OfManyFunctionWords = 0.9;
    private const double OfOneWord = 1;
    private const double OfMore = 1.4;

    /// <summary>What a cue loses for each further section that claims it.</summary>
    private const double Shared = 0.35;

    private readonly int[][] _sections;
    private readonly double[] _worth;
    private readonly int[] _matter;

    /// <summary>Whether only form fields claim the cue: what is denied is no fact to fill them with, but may be one to tell elsewhere.</summary>
    private readonly bool[] _ofFieldsOnly;

    public CueBook(IReadOnlyList<TemplateSection> sections)
    {
        var claims = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < sections.Count; i++)
        {
            foreach (var cue in sections[i].Cues)
            {
                if (!claims.TryGetValue(cue, out var by))
                {
                    claims[cue] = by = [];
                }

                by.Add(i);
            }
        }

        var cues = claims.Keys.ToArray();
        Phrases = new PhraseTable(cues);
        _sections = [.. cues.Select(cue => claims[cue].ToArray())];
        _ofFieldsOnly = [.. _sections.Select(claimed => Array.TrueForAll(claimed, s => sections[s].Kind == SectionKind.Field))];
        _matter = [.. cues.Select(cue => Phrase.Parts(cue).Count(IsMatter))];
        _worth = [.. cues.Select((cue, i) => Worth(_matter[i], Phrase.Parts(cue).Length) / (1 + (Shared * (claims[cue].Count - 1))))];
    }

    public int Count => _worth.Length;

    /// <summary>What a matcher of the cues looks for.</summary>
    public PhraseTable Phrases { get; }

    public int[] SectionsOf(int cue) => _sections[cue];

    public double WorthOf(int cue) => _worth[cue];

    /// <summary>The different cues of a text, without those inside a cue that says more: in "school nurse" nobody said "school".</summary>
    /// <param name="matcher">Of <see cref="Phrases"/>, with what it has learnt of the talk's words.</param>
    public int[] Find(string text, PhraseMatcher matcher)
    {
        var hits = matcher.Find(text);
        if (hits.Count == 0)
        {
            return [];
        }

        var found = new List<int>(hits.Count);
        foreach (var hit in hits)
        {
            if (!found.Contains(hit.Phrase) && !IsOutweighed(hit, hits) && !(_ofFieldsOnly[hit.Phrase] && IsDenied(text.AsSpan(0, hit.Start))))
            {
                found.Add(hit.Phrase);
            }
        }

        return [.. found];
    }

    /// <summary>"I'm not minuting it" fills no field for who takes the minutes.</summary>
    private static bool IsDenied(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        return before.EndsWith(" not", StringComparison.OrdinalIgnoreCase) || before.EndsWith("n't", StringComparison.OrdinalIgnoreCase) || before.EndsWith("n\u2019t", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith(" never", StringComparison.OrdinalIgnoreCase);
    }

    private bool IsOutweighed(PhraseHit hit, IReadOnlyList<PhraseHit> hits)
    {
        for (var i = 0; i < hits.Count; i++)
        {
            if (hits[i].Start <= hit.Start && hits[i].End >= hit.End && _matter[hits[i].Phrase] > _matter[hit.Phrase])
            {
                return true;
            }
        }

        return false;
    }

    private static double Worth(int matter, int words) => matter switch
    {
        0 => words < 3 ? OfFunctionWords : OfManyFunctionWords,
        1 => OfOneWord,
        _ => OfMore,
    };

    private static bool IsMatter(string part) =>
        part.EndsWith('*') || (part != "..." && part.Split('\'').Any(piece => piece.Length > 1 && !StopWords.Has(piece)));
}
