using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>What a paragraph shows of a story: who or where, what was done, what came of it, in figures or not.</summary>
internal sealed partial record StorySigns
{
    public required bool Named { get; init; }
    public required bool Deed { get; init; }
    public required bool Outcome { get; init; }
    public required bool InFigures { get; init; }
    public required bool Planned { get; init; }

    /// <summary>It stands under a heading that promises a case.</summary>
    public required bool CaseHeading { get; init; }

    public int Score => (Named ? 1 : 0) + (Deed ? 1 : 0) + (Outcome ? 1 : 0) + (InFigures ? 1 : 0) + (CaseHeading ? 2 : 0);

    public string Why => string.Join("; ", new[]
    {
        CaseHeading ? "told as a case" : null, Named ? "place or person named" : null, Deed ? "action told" : null, Outcome ? "outcome told" : null, InFigures ? "figures given" : null,
    }.OfType<string>());

    public static StorySigns Of(string text, string? heading) => new()
    {
        Named = HasName(text),
        Deed = Did().IsMatch(text),
        Outcome = CameOfIt().IsMatch(text),
        InFigures = Figures.Count(text) >= 1,
        Planned = Plans().Count(text) > Did().Count(text),
        CaseHeading = heading is not null && Promises().IsMatch(heading),
    };

    /// <summary>The heading without "Case study 2:" and the like; null when nothing else is in it.</summary>
    public static string? Subject(string heading)
    {
        var subject = Promises().Replace(heading, "").Trim(' ', ':', '-', '\u2013', '\u2014', '.', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0');
        return subject.Length < 3 ? null : char.ToUpperInvariant(subject[0]) + subject[1..];
    }

    /// <summary>A capital inside a sentence that is no day, month or form of address.</summary>
    private static bool HasName(string text)
    {
        foreach (var match in CapitalInside().EnumerateMatches(text))
        {
            var word = text.AsSpan(match.Index, match.Length).TrimStart();
            if (!Common.Contains(word.ToString().ToLowerInvariant()) && !TimeWords.Has(word.ToString().ToLowerInvariant()))
            {
                return true;
            }
        }

        return Person().IsMatch(text);
    }

    private static readonly FrozenSet<string> Common = new[] { "i", "council", "cabinet", "government", "board", "covid", "uk", "england" }.ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<=[a-z,;] )[A-Z][a-z]{2,}")]
    private static partial Regex CapitalInside();

    [GeneratedRegex(@"\b(Mrs?|Ms|Miss|Dr)\.? [A-Z]|\b(one (resident|tenant|family|mother|father|carer|pupil|patient)|a (resident|tenant|family|mother|father|carer|young person|couple) (who|in|from|of|had|was))\b")]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(introduced|opened|set up|trialled|trialed|piloted|launched|worked with|moved|replaced|trained|visited|offered|gave|ran|built|installed|fitted|brought together|redesigned|changed|converted|started|began|created|recruited|appointed|supported|helped|arranged|agreed|met|joined|referred|knocked|called on|repaired|planted|switched|invested|turned|put in|took over|developed|delivered|tested|tried|invited|asked)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Did();

    [GeneratedRegex(@"\b(reduced|reduction|fell|fallen|dropped|rose|risen|increased|increase|saved|saving|cut|improved|improvement|halved|doubled|as a result|resulted in|led to|so that|since then|now|able to|no longer|from \S+( \S+)? to|fewer|avoided|prevented|completed|returned|regained|kept|within (a|the|one|two|three|four|six|\d+) (day|week|month|year)s?|by the end)\b", RegexOptions.IgnoreCase)]
    private static partial Regex CameOfIt();

    [GeneratedRegex(@"\b(will|would|should|plans? to|intends? to|proposes? to|could|may|must|aims? to)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Plans();

    [GeneratedRegex(@"\b(case stud(y|ies)|case example|good practice|in practice|spotlight|success stor(y|ies)|stories|story|what worked|example)\b( \d+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Promises();
}
