using QuickAction.Core.Analysis.Grounding.Polarity;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Meetings.People;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy.Names;

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
                if (!isEntry && OnlySpeaks.Is(claim, name, parts))
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
            else if ((Stands(parts, claim.Source.Subjects) || (claim.Focus.Words.Overlaps(ThirdPerson) && Stands(parts, claim.Source.NamedMost))) && !NamesAnother(claim) && !OnlySpeaks.IsOfSpeaker(claim, name))
            {
                yield return claim.Warn("name-beside-citation", Severity.Info, $"The name \"{words}\" is not in the words that are cited; the talk is about that person");
            }
            else if (IsPlaceInMind(claim, name, parts))
            {
                yield return claim.Warn("name-beside-citation", Severity.Info, $"The name \"{words}\" is not in the words that are cited; the talk comes back to it again and again");
            }
            else if (!OnlySpeaks.IsOfSpeaker(claim, name) && Antecedents(claim, name, parts))
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
        claim.Source.Speakers.FirstOrDefault(s => Stands(parts, claim.Source.Book.Widened(claim.Source.Book.WordsOfLabel(s)))) is { } label
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
        yield return Addressees(claim).Contains(label)
            ? claim.Warn("name-beside-citation", Severity.Info, $"\"{words}\" speaks next to the words that are cited")
            : claim.Warn("name-not-cited", Severity.Warn, $"\"{words}\" does not speak in the words that are cited, only elsewhere in the source");
    }

    /// <summary>Every part of the name, or one that sounds like it: recognisers mishear names.</summary>
    public static bool Stands(IReadOnlyList<string> parts, HashSet<string> words) => parts.All(p => Has(p, words));

    private static bool Has(string part, HashSet<string> words) =>
        words.Contains(part)
        || (part.Length == 1 && char.IsLetter(part[0]) && words.Any(w => w.StartsWith(part, StringComparison.Ordinal)))
        || (part.Contains('-', StringComparison.Ordinal) && part.Split('-').All(p => p.Length > 0 && words.Contains(p)))
        || (part.EndsWith('s') && words.Contains(part[..^1]))
        || (part.EndsWith("s'", StringComparison.Ordinal) && words.Contains(part[..^1]))
        || words.Contains(part + "s")
        || words.Contains(part + "es")
        || (part.Length >= 5 && words.Any(w => NearlySame(part, w)));

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

    /// <summary>
    /// The quoted sentences leave somebody or something unnamed ("he", "it"), and the turns before name the one. Whoever takes part in the talk is meant
    /// only when named just before; the people and places that are talked about stay in mind for longer.
    /// </summary>
    private static bool Antecedents(Claim claim, NameInClaim name, List<string> parts)
    {
        var speaks = claim.Source.Book.Speaks(parts);
        var asks = claim.Sentences.Any(s => Undertakers.AsksYou(claim.Source.Talk.TokensOf(s)));
        if (speaks && !asks && !claim.Focus.Words.Overlaps(ForPeople))
        {
            return false;
        }

        if (speaks && (asks || claim.Focus.Words.Overlaps(Addressing)) && !(TurnsToAnother(claim, parts) && !claim.Focus.Words.Overlaps(ThirdPerson)) && Addressees(claim).Any(a => Stands(parts, claim.Source.Book.Widened(PeopleBook.Words(a)))))
        {
            return true;
        }

        if ((parts.TrueForAll(claim.Source.Book.IsName) || IsOnePerson(claim, name, parts)) && NamesAnother(claim))
        {
            return false;
        }

        var reach = !speaks ? TurnsForOthers : claim.Focus.Words.Overlaps(ThirdPerson) ? TurnsForThirdPerson : TurnsForSpeakers;
        var before = new HashSet<string>(claim.Cited.SelectMany(f => f.Words), StringComparer.Ordinal);
        foreach (var segment in claim.Segments)
        {
            for (var back = segment; claim.Source.Neighbour(back, -1) is { } earlier && segment - earlier.Index <= reach; back = earlier.Index)
            {
                before.UnionWith(speaks ? SpokenOf(claim, earlier.Index) : claim.Source.Facts(earlier.Index).Words);
            }
        }

        return Stands(parts, claim.Source.Book.Widened(before));
    }

    /// <summary>One word that is a name and stands where no place does: children and patients are called by first names alone.</summary>
    private static bool IsOnePerson(Claim claim, NameInClaim name, List<string> parts) =>
        parts.Count == 1 && claim.Source.Book.IsWrittenAsName(parts[0]) && !(name.First > 0 && claim.Tokens[name.First - 1].Word is "in" or "at" or "on" or "near" or "through" or "from" or "to" or "the" or "for" or "of");

    /// <summary>A firm or a place that is named in several turns is meant by "we" and "there" without its name.</summary>
    private static bool IsPlaceInMind(Claim claim, NameInClaim name, List<string> parts)
    {
        var isPerson = name.End - name.First > parts.Count || parts.Exists(claim.Source.Book.IsSpeaker) || claim.Source.Book.Widened(parts).Overlaps(Gazetteer.Given);

        // A place is mostly called by the first word of its name: "Weavers" for Weavers House.
        return !isPerson && claim.Source.Talk.TokenArray.Where(t => t.Word == parts[0] && t.Is(TokenMarks.Capital)).Select(t => t.Segment).Distinct().Take(LeastTurnsOfPlace).Count() == LeastTurnsOfPlace;
    }

    /// <summary>The quoted sentences name somebody of whom the claim says nothing: then no pronoun in them has to stand for somebody else.</summary>
    internal static bool NamesAnother(Claim claim)
    {
        var own = claim.Source.Book.Widened(claim.Tokens.Where(t => t.Is(TokenMarks.Capital)).Select(t => t.Word).Concat(claim.Speakers.SelectMany(PeopleBook.Words)));
        foreach (var sentence in claim.Sentences)
        {
            foreach (var name in Runs(claim, claim.Source.Talk.TokensOf(sentence)))
            {
                if (!name.Exists(own.Contains))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"Were you, Bill?": whoever is called by name is "you", and nobody else.</summary>
    private static bool TurnsToAnother(Claim claim, List<string> parts)
    {
        var isAnother = false;
        foreach (var sentence in claim.Sentences)
        {
            var tokens = claim.Source.Talk.TokensOf(sentence);
            for (var at = 0; at < tokens.Length; at++)
            {
                var isCalled = IsPerson(claim, tokens[at])
                    && (at == 0 || tokens[at].Is(TokenMarks.ClauseStart | TokenMarks.SentenceStart) || tokens[at - 1].Is(TokenMarks.ClauseEnd) || tokens[at - 1].Word is "and" or "so" or "right" or "okay")
                    && tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd);
                if (isCalled && Stands(parts, claim.Source.Book.Widened([tokens[at].Word])))
                {
                    return false;
                }

                isAnother |= isCalled;
            }
        }

        return isAnother;
    }

    /// <summary>Words of a turn, without the names of people whom it only turns to ("Ian, what do you think?").</summary>
    private static HashSet<string> SpokenOf(Claim claim, int segment)
    {
        var words = new HashSet<string>(claim.Source.Facts(segment).Words, StringComparer.Ordinal);
        var tokens = claim.Source.Tokens(segment);
        var named = Runs(claim, tokens).SelectMany(n => n).ToHashSet(StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            if (token.Is(TokenMarks.Capital) && claim.Source.Book.IsName(token.Word) && !named.Contains(token.Word))
            {
                words.Remove(token.Word);
            }
        }

        return words;
    }

    /// <summary>People named in the tokens, each as the words of a name; not those who are only turned to.</summary>
    private static List<List<string>> Runs(Claim claim, ReadOnlySpan<Token> tokens)
    {
        var runs = new List<List<string>>();
        for (var at = 0; at < tokens.Length; at++)
        {
            var end = at;
            while (end < tokens.Length && IsPerson(claim, tokens[end]) && !(end > at && Numerals.Ends(tokens[end - 1])))
            {
                end++;
            }

            if (end > at && !(tokens[at].Is(TokenMarks.ClauseStart | TokenMarks.SentenceStart) && tokens[end - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)))
            {
                runs.Add([.. tokens[at..end].ToArray().Select(t => t.Word)]);
            }

            at = Math.Max(at, end - 1);
        }

        return runs;
    }

    private static bool IsPerson(Claim claim, Token token) =>
        token.Is(TokenMarks.Capital) && claim.Source.Book.IsName(token.Word) && !NameWords.NeverNames.Contains(token.Word) && !NameWords.Titles.Contains(token.Word);

    /// <summary>Whoever spoke just before or answers next is meant by "you".</summary>
    private static IEnumerable<string> Addressees(Claim claim)
    {
        foreach (var segment in claim.Segments)
        {
            foreach (var step in new[] { -1, 1 })
            {
                for (var at = claim.Source.Neighbour(segment, step); at is not null && Math.Abs(at.Index - segment) <= 4; at = claim.Source.Neighbour(at.Index, step))
                {
                    if (at.Speaker is { } other && other != claim.Source.Source.Segments[segment].Speaker)
                    {
                        yield return other;
                        break;
                    }
                }
            }
        }
    }

    private static readonly string[] Addressing = ["you", "your", "yours", "yourself"];

    private static readonly string[] ThirdPerson = ["he", "him", "his", "she", "her", "hers"];

    private const int LeastTurnsOfPlace = 3;
    private const int TurnsForSpeakers = 2;
    private const int TurnsForThirdPerson = 4;
    private const int TurnsForOthers = 12;

    /// <summary>What can stand for somebody who takes part; "it" and "that" cannot.</summary>
    private static readonly string[] ForPeople = ["he", "him", "his", "she", "her", "hers", "they", "them", "their", "you", "your", "who", "whose"];
}
