using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Meetings.People;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Privacy.Names;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>Whom and what the cited words mean without a name: "he", "you", "we", "there".</summary>
internal static class Antecedents
{
    /// <summary>The talk is about this person, and the quoted sentences are about nobody else.</summary>
    public static bool IsTheTalks(Claim claim, List<string> parts) =>
        (NameCheck.Stands(parts, claim.Source.Subjects) || (claim.Focus.Words.Overlaps(ThirdPerson) && NameCheck.Stands(parts, claim.Source.NamedMost))) && !NamesAnother(claim);

    /// <summary>
    /// The quoted sentences leave somebody or something unnamed ("he", "it"), and the turns before name the one. Whoever takes part in the talk is meant
    /// only when named just before; the people and places that are talked about stay in mind for longer.
    /// </summary>
    public static bool AreNamed(Claim claim, NameInClaim name, List<string> parts)
    {
        var speaks = claim.Source.Book.Speaks(parts);
        var asks = claim.Sentences.Any(s => Undertakers.AsksYou(claim.Source.Talk.TokensOf(s)));
        if (speaks && !asks && !claim.Focus.Words.Overlaps(ForPeople))
        {
            return false;
        }

        if (speaks && (asks || claim.Focus.Words.Overlaps(Addressing)) && !(TurnsToAnother(claim, parts) && !claim.Focus.Words.Overlaps(ThirdPerson)) && Addressees(claim).Any(a => NameCheck.Stands(parts, claim.Source.Book.Widened(PeopleBook.Words(a)))))
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

        return NameCheck.Stands(parts, claim.Source.Book.Widened(before));
    }

    /// <summary>One word that is a name and stands where no place does: children and patients are called by first names alone.</summary>
    private static bool IsOnePerson(Claim claim, NameInClaim name, List<string> parts) =>
        parts.Count == 1 && claim.Source.Book.IsWrittenAsName(parts[0]) && !(name.First > 0 && claim.Tokens[name.First - 1].Word is "in" or "at" or "on" or "near" or "through" or "from" or "to" or "the" or "for" or "of");

    /// <summary>A firm or a place that is named in several turns is meant by "we" and "there" without its name.</summary>
    public static bool IsPlaceInMind(Claim claim, NameInClaim name, List<string> parts)
    {
        var isPerson = name.End - name.First > parts.Count || parts.Exists(claim.Source.Book.IsSpeaker) || claim.Source.Book.Widened(parts).Overlaps(Gazetteer.Given);

        // A place is mostly called by the first word of its name: "Weavers" for Weavers House.
        return !isPerson && claim.Source.Talk.TokenArray.Where(t => t.Word == parts[0] && t.Is(TokenMarks.Capital)).Select(t => t.Segment).Distinct().Take(LeastTurnsOfPlace).Count() == LeastTurnsOfPlace;
    }

    /// <summary>The quoted sentences name somebody of whom the claim says nothing: then no pronoun in them has to stand for somebody else.</summary>
    public static bool NamesAnother(Claim claim)
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
                if (isCalled && NameCheck.Stands(parts, claim.Source.Book.Widened([tokens[at].Word])))
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
    public static IEnumerable<string> Addressees(Claim claim)
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
