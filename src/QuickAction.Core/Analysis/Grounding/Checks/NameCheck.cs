using QuickAction.Core.Analysis.Grounding.Polarity;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Meetings.People;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// Every person and place in a claim is named in the segments that it cites, or speaks in them. A name that is nowhere in the source is worse than one
/// that is said elsewhere; one that a pronoun in the cited words can stand for is only pointed out.
/// </summary>
internal static class NameCheck
{
    public static IEnumerable<Warning> Check(Claim claim)
    {
        foreach (var name in claim.NamesInIt)
        {
            if (name.Numbered is { } label)
            {
                foreach (var warning in Numbered(claim, name, label))
                {
                    yield return warning;
                }

                continue;
            }

            var parts = claim.Tokens[name.First..name.End].Select(t => t.Word).Where(w => !NameWords.Titles.Contains(w)).ToList();
            var isEntry = IsEntry(claim, name);
            if (isEntry ? Stands(parts, Quoted(claim)) : Stands(parts, claim.Names) || IsByTitle(claim, parts))
            {
                if (FormsOfAddress.Other(claim, name) is { } other)
                {
                    yield return claim.Warn("name-not-cited", Severity.Warn, $"\"{claim.Words(name.First, name.End)}\" is \"{other}\" in the source");
                }
                else if (!isEntry && OnlySpeaks.Is(claim, name, parts))
                {
                    yield return claim.Warn("name-not-cited", Severity.Warn, $"\"{claim.Words(name.First, name.End)}\" speaks in the words that are cited, and they are about somebody else");
                }

                continue;
            }

            var words = claim.Words(name.First, name.End);
            if (!Stands(parts, claim.Source.Written))
            {
                var severity = name.IsFull ? Severity.High : Severity.Warn;
                yield return claim.Warn("name-not-in-source", severity, $"The name \"{words}\" is nowhere in the source");
            }
            else if (isEntry)
            {
                yield return claim.Warn("name-not-cited", Severity.Warn, $"The name \"{words}\" is not in the words that are cited, only elsewhere in the source");
            }
            else if (parts.Count > 1 && Has(parts[0], claim.Names) && claim.Source.Book.MeansNobodyElse(parts))
            {
                yield return claim.Warn("name-beside-citation", Severity.Info, $"Of the name \"{words}\" only the first is in the words that are cited");
            }
            else if (Antecedents.IsTheTalks(claim, parts) && !OnlySpeaks.IsOfSpeaker(claim, name))
            {
                yield return claim.Warn("name-beside-citation", Severity.Info, $"The name \"{words}\" is not in the words that are cited; the talk is about that person");
            }
            else if (Antecedents.IsPlaceInMind(claim, name, parts))
            {
                yield return claim.Warn("name-beside-citation", Severity.Info, $"The name \"{words}\" is not in the words that are cited; the talk comes back to it again and again");
            }
            else if (!OnlySpeaks.IsOfSpeaker(claim, name) && Antecedents.AreNamed(claim, name, parts))
            {
                yield return claim.Warn("name-beside-citation", Severity.Info, $"The name \"{words}\" is said shortly before the words that are cited");
            }
            else if (SaidNearby.By(claim, name, parts))
            {
                yield return claim.Warn("name-beside-citation", Severity.Info, $"\"{words}\" speaks near the words that are cited");
            }
            else
            {
                yield return claim.Warn("name-not-cited", Severity.Warn, $"The name \"{words}\" is not in the words that are cited, only elsewhere in the source");
            }
        }
    }

    /// <summary>The words of the quoted sentences, and who says them.</summary>
    private static HashSet<string> Quoted(Claim claim) =>
        claim.Source.Book.Widened(claim.Focus.Words.Concat(claim.Speakers.SelectMany(claim.Source.Book.WordsOfLabel)));

    /// <summary>An entry of a list of people: the name, and perhaps who that is ("Ada Quill, clerk"). It says nothing that a pronoun could carry.</summary>
    private static bool IsEntry(Claim claim, NameInClaim name)
    {
        if (name.First > 0 || (name.End < claim.Tokens.Length && !claim.Tokens[name.End - 1].Is(TokenMarks.ClauseEnd)))
        {
            return false;
        }

        for (var at = name.End; at < claim.Tokens.Length; at++)
        {
            if (PolarWords.IsAuxiliary(claim.Tokens[at]) || claim.Tokens[at].Word is "to" or "who" || Attribution.Says(claim.Tokens[at].Word))
            {
                return false;
            }
        }

        return claim.Tokens.Length - name.End <= MostOfEntry;
    }

    /// <summary>So many words beside the name may say who somebody is.</summary>
    private const int MostOfEntry = 8;

    /// <summary>"Inspector" in the cited words, where one inspector speaks at all.</summary>
    private static bool IsByTitle(Claim claim, List<string> parts) =>
        claim.Source.Speakers.FirstOrDefault(s => Stands(parts, claim.Source.Book.WidenedLabel(s))) is { } label
        && Ranks.FirstOrDefault(r => r.Any(w => label.StartsWith(w + " ", StringComparison.OrdinalIgnoreCase))) is { } rank
        && claim.Focus.Words.Overlaps(rank)
        && claim.Source.Speakers.Count(s => Array.Exists(rank, w => s.StartsWith(w + " ", StringComparison.OrdinalIgnoreCase))) == 1;

    /// <summary>Titles by which their bearers are called without a name, and how they are cut short.</summary>
    private static readonly string[][] Ranks = [["inspector", "insp"], ["sergeant", "sgt"], ["doctor", "dr"], ["professor", "prof"], ["reverend", "rev"], ["constable", "pc"]];

    /// <summary>Nobody calls "SPEAKER_01" by that name: it is who speaks in the cited words, or whom they turn to.</summary>
    private static IEnumerable<Warning> Numbered(Claim claim, NameInClaim name, string label)
    {
        if (claim.Speakers.Contains(label))
        {
            yield break;
        }

        var words = claim.Words(name.First, name.End);
        yield return Antecedents.Addressees(claim).Contains(label)
            ? claim.Warn("name-beside-citation", Severity.Info, $"\"{words}\" speaks next to the words that are cited")
            : claim.Warn("name-not-cited", Severity.Warn, $"\"{words}\" does not speak in the words that are cited, only elsewhere in the source");
    }

    /// <summary>Every part of the name, or one that sounds like it: recognisers mishear names.</summary>
    public static bool Stands(IReadOnlyList<string> parts, HashSet<string> words)
    {
        // No closures here: this is asked of every name and every set of words.
        for (var i = 0; i < parts.Count; i++)
        {
            if (!Has(parts[i], words))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Any of them, or a piece of one.</summary>
    public static bool StandsInPart(IReadOnlyList<string> parts, HashSet<string> words) =>
        parts.Any(p => Has(p, words) || (p.Contains('-', StringComparison.Ordinal) && p.Split('-').Any(words.Contains)));

    private static bool Has(string part, HashSet<string> words) =>
        words.Contains(part)
        || (part.Length == 1 && char.IsLetter(part[0]) && HasInitial(part[0], words))
        || (part.Contains('-', StringComparison.Ordinal) && HasParts(part, words))
        || HasOtherEnding(part, words)
        || (part.Length >= 5 && HasNearlySame(part, words));

    /// <summary>"Jones", "Jones'", "Joneses".</summary>
    private static bool HasOtherEnding(string part, HashSet<string> words)
    {
        var spans = words.GetAlternateLookup<ReadOnlySpan<char>>();
        return (part.Length > 1 && (part[^1] == 's' || part.EndsWith("s'", StringComparison.Ordinal)) && spans.Contains(part.AsSpan(0, part.Length - 1)))
            || (part.Length <= LongestEnded && Ends(part, "s", spans))
            || (part.Length <= LongestEnded && Ends(part, "es", spans));
    }

    private static bool Ends(string part, string ending, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
    {
        Span<char> ended = stackalloc char[LongestEnded + 2];
        part.CopyTo(ended);
        ending.CopyTo(ended[part.Length..]);
        return words.Contains(ended[..(part.Length + ending.Length)]);
    }

    /// <summary>No name's word is longer.</summary>
    private const int LongestEnded = 60;

    private static bool HasInitial(char initial, HashSet<string> words) => words.Any(w => w.Length > 0 && w[0] == initial);

    private static bool HasParts(string part, HashSet<string> words) => part.Split('-').All(p => p.Length > 0 && words.Contains(p));

    private static bool HasNearlySame(string part, HashSet<string> words)
    {
        foreach (var word in words)
        {
            if (NearlySame(part, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One letter more, less or different in five or more.</summary>
    private static bool NearlySame(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1 || one[0] != other[0])
        {
            return false;
        }

        var (start, end) = (0, 0);
        var shorter = Math.Min(one.Length, other.Length);
        while (start < shorter && one[start] == other[start])
        {
            start++;
        }

        while (end < shorter - start && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        return Math.Max(one.Length, other.Length) - start - end <= 1;
    }
}
