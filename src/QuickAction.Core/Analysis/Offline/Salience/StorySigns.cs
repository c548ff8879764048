using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>What a paragraph shows of a story: who or where, what was done, what came of it, in figures or not.</summary>
internal sealed partial record StorySigns
{
    /// <summary>Somebody stands in the middle of it ("a mother of four", "Mr B").</summary>
    public required bool Person { get; init; }

    /// <summary>A place or service is named.</summary>
    public required bool Named { get; init; }

    /// <summary>Somebody did something; <see cref="ServiceDeed"/> when it was a service.</summary>
    public required bool Deed { get; init; }
    public required bool ServiceDeed { get; init; }
    public required bool Outcome { get; init; }
    public required bool InFigures { get; init; }

    /// <summary>More is planned in it than done.</summary>
    public required bool Planned { get; init; }

    /// <summary>It stands under a heading that promises a case.</summary>
    public required bool CaseHeading { get; init; }

    public bool IsStory => Deed && Outcome && !Planned && (Person || CaseHeading || (ServiceDeed && Named));

    public int Score => (Person ? 2 : 0) + (CaseHeading ? 2 : 0) + (Named ? 1 : 0) + (ServiceDeed ? 1 : 0) + (InFigures ? 1 : 0);

    public string Why => string.Join("; ", new[]
    {
        CaseHeading ? "told as a case" : null, Person ? "person told of" : null, Named ? "place or service named" : null, "action told", "outcome told", InFigures ? "figures given" : null,
    }.OfType<string>());

    public static StorySigns Of(string text, string? heading) => new()
    {
        Person = SomeBody().IsMatch(text),
        Named = HasName(text),
        Deed = Did().IsMatch(text),
        ServiceDeed = ServiceDid().IsMatch(text),
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

        return false;
    }

    private static readonly FrozenSet<string> Common = new[] { "i", "council", "cabinet", "government", "board", "covid", "uk", "england" }.ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<=[a-z,;] )[A-Z][a-z]{2,}")]
    private static partial Regex CapitalInside();

    private const string Deeds =
        "introduced|opened|set up|trialled|trialed|piloted|launched|worked with|moved|replaced|trained|visited|offered|gave|given|ran|built|installed|fitted|brought together|redesigned|changed|"
        + "converted|started|began|created|recruited|appointed|supported|helped|arranged|agreed|met|joined|referred|knocked|called on|repaired|planted|switched|invested|put in|took over|took out|"
        + "developed|delivered|tested|tried|invited|bought|let|lent|paid|cleared|found|turned";

    [GeneratedRegex(@"\b(Mrs?|Ms|Miss|Dr)\.? [A-Z]|\b([Oo]ne|[Aa]) ((retired|young|single|widowed|local|older|former|blind|deaf|disabled) )?(resident|tenant|family|mother|father|carer|pupil|patient|couple|man|woman|boy|girl|young person|student|driver|nurse|landlord|shopkeeper|widow|widower|pensioner|teacher|child) (who|of|in|from|with|had|was|whom|aged|waited|lived|came|told)\b")]
    private static partial Regex SomeBody();

    [GeneratedRegex(@"\b(" + Deeds + @")\b", RegexOptions.IgnoreCase)]
    private static partial Regex Did();

    [GeneratedRegex(@"\b(we|they|council|team|teams|service|trust|school|schools|library|libraries|staff|officers|volunteers|partnership|centre|ward|hospital|surgery|scheme|project|charity|group|company|association)( has| have| had)?( since| then| also| first)? (" + Deeds + @")\b", RegexOptions.IgnoreCase)]
    private static partial Regex ServiceDid();

    [GeneratedRegex(@"\b(reduced|reduction|fell|fallen|dropped|saved|saving|cut|improved|halved|doubled|trebled|as a result|resulted in|led to|since then|no longer|fewer|avoided|prevented|completed|returned|regained|(has|have) kept|able to|up from|down from|for the first time|(has|have|had)(n't| not) [^.]{1,50} since|(days?|weeks?|months?) later|rose (from|by|to)|increased (from|by|to)|it took|took \w+ (days|weeks|months)|and cost|(within|after|in) (a|the|one|two|three|four|five|six|nine|twelve|\d+) (days?|weeks?|months?|years?|winters?))\b", RegexOptions.IgnoreCase)]
    private static partial Regex CameOfIt();

    [GeneratedRegex(@"\b(will|would|should|plans? to|intends? to|proposes? to|could|may|must|aims? to)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Plans();

    [GeneratedRegex(@"\b(case stud(y|ies)|case example|good practice|in practice|spotlight|success stor(y|ies)|'s stor(y|ies)|what worked|worked example)\b( \d+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Promises();
}
