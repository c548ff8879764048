using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.People;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>A proper name in a claim: tokens <c>[First, End)</c>, titles included.</summary>
/// <param name="IsFull">A title or a second part: surely somebody or some place.</param>
internal readonly record struct NameInClaim(int First, int End, bool IsFull)
{
    /// <summary>The speaker label, when the source only numbers the one who is meant ("SPEAKER_01").</summary>
    public string? Numbered { get; private init; }

    private static readonly FrozenSet<string> Saying = (
        "said told asked reported confirmed explained noted agreed advised raised suggested undertook offered felt thought wanted "
        + "stated queried proposed thanked apologised described outlined presented attended works lives").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that minutes write with a capital though they name nobody.</summary>
    private static readonly FrozenSet<string> Common = (
        "action actions agreed noted resolved decision decisions deferred approved apologies attendance minutes meeting review plan plans need help early care health education social children child adult adults "
        + "family families services service support worker officer officers head deputy director manager member members resident residents tenant tenants parent parents mother father mum dad school schools police "
        + "government authority local act order section stage phase year term unit level key option options appendix annex part paragraph policy strategy report reports budget cabinet chair vice "
        + "housing planning licensing highways finance safeguarding protection conference core group panel forum board team project programme scheme pilot fund grant safety risk public private national county "
        + "application applications applicant licence hearing objection objections next previous following current overall staff councillor councillors cllr concern concerns discussion update question questions "
        + "january february march april may june july august september october november december "
        + "neither both either none most several many few each every some any others another "
        + "south north east west central lead leads clerk secretary treasurer nurse doctor gp teacher headteacher it ai")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What meeting programs write in brackets behind a speaker's name.</summary>
    private static readonly FrozenSet<string> LabelMarks = "guest external unverified host organiser organizer presenter".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All names in the claim. The first word of a sentence is one only when something shows it.</summary>
    public static IEnumerable<NameInClaim> Find(Claim claim)
    {
        var tokens = claim.Tokens;
        for (var at = 0; at < tokens.Length; at++)
        {
            var first = at;
            if (claim.Source.Book.NumberedAt(tokens, at, out var length) is { } label)
            {
                at += length - 1;
                yield return new NameInClaim(first, at + 1, IsFull: true) { Numbered = label };
                continue;
            }

            while (at < tokens.Length && IsTitle(tokens[at]))
            {
                at++;
            }

            var titled = at > first;
            var start = at;
            while (at < tokens.Length && (IsPart(claim, at) || (titled && at == start && IsSurname(tokens[at]))))
            {
                at++;
                if (Numerals.Ends(tokens[at - 1]) || (at < tokens.Length && tokens[at].Word == "'s"))
                {
                    break;
                }
            }

            if (at == start)
            {
                continue;
            }

            var found = new NameInClaim(first, at, titled || at - start > 1);
            at--;
            if (found.IsFull || !tokens[start].Is(TokenMarks.SentenceStart) || Shown(claim, start, found.End))
            {
                yield return found;
            }
        }
    }

    /// <summary>A single capital word at the start: known as a name, a first name, or doing what only people do.</summary>
    private static bool Shown(Claim claim, int at, int next)
    {
        var (word, tokens) = (claim.Tokens[at].Word, claim.Tokens);
        return claim.Source.Book.IsName(word)
            || claim.Source.Book.IsWrittenAsName(word)
            || (next < tokens.Length && tokens[next].Word == "'s" && !claim.Source.Whole.Words.Contains(word))
            || (PeopleBook.Forms(word).Any() && !claim.Source.Whole.Words.Contains(word))
            || (next < tokens.Length && Saying.Contains(tokens[next].Word) && !claim.Source.Whole.Words.Contains(word) && !LooksCommon(word));
    }

    private static bool IsTitle(Token token) => token.Is(TokenMarks.Capital) && NameWords.Titles.Contains(token.Word);

    /// <summary>"Mrs Green", "Mr Hill": behind a title the word for a place is somebody's name.</summary>
    private static bool IsSurname(Token token) => token.Is(TokenMarks.Capital) && NameWords.Places.Contains(token.Word);

    private static bool IsPart(Claim claim, int at)
    {
        var token = claim.Tokens[at];
        var word = token.Word;
        return token.Is(TokenMarks.Capital)
            && !token.Is(TokenMarks.Clitic)
            && word.Length > 1
            && !(token.Is(TokenMarks.AllCapitals) && word.Length <= 6)
            && !NameWords.NeverNames.Contains(word)
            && !Common.Contains(word)
            && !NameWords.RoleNouns.Contains(word)
            && !IsLabelMark(claim, token)
            && DateWords.Weekday(token) is null
            && DateReader.Month(token) is null
            && !(token.Is(TokenMarks.SentenceStart) && (LooksCommon(word) || (IsFollowedByName(claim, at) && !Known(claim, word))));
    }

    /// <summary>"Ravi Menon (External)".</summary>
    private static bool IsLabelMark(Claim claim, Token token) =>
        LabelMarks.Contains(token.Word) && token.Start > 0 && claim.Text[token.Start - 1] == '(' && token.End < claim.Text.Length && claim.Text[token.End] == ')';

    /// <summary>"Send Harriet the figures" begins with a verb, "Harriet Minns" with a name.</summary>
    private static bool Known(Claim claim, string word) => claim.Source.Book.IsName(word) || PeopleBook.Forms(word).Any();

    private static bool IsFollowedByName(Claim claim, int at) =>
        at + 1 < claim.Tokens.Length && claim.Tokens[at + 1].Is(TokenMarks.Capital) && !Numerals.Ends(claim.Tokens[at]);

    /// <summary>Endings of the nouns and verbs that sentences of minutes begin with.</summary>
    private static bool LooksCommon(string word) => word.Length > 5
        && (word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("ion", StringComparison.Ordinal) || word.EndsWith("ions", StringComparison.Ordinal)
            || word.EndsWith("ment", StringComparison.Ordinal) || word.EndsWith("ments", StringComparison.Ordinal) || word.EndsWith("ance", StringComparison.Ordinal)
            || word.EndsWith("ence", StringComparison.Ordinal) || word.EndsWith("ity", StringComparison.Ordinal) || word.EndsWith("ities", StringComparison.Ordinal)
            || word.EndsWith("ness", StringComparison.Ordinal) || word.EndsWith("ship", StringComparison.Ordinal) || word.EndsWith("ers", StringComparison.Ordinal)
            || word.EndsWith("als", StringComparison.Ordinal) || word.EndsWith("ings", StringComparison.Ordinal));
}
