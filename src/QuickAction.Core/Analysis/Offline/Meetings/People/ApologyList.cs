using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>
/// Names in a row, with what is said beside each: "Jo Bell from the diocese, Councillor Reid, who's at court, and Sam". Where somebody comes from, and whoever the
/// next clause is about, belongs to none of the row.
/// </summary>
internal sealed class ApologyList(Talk talk, PersonalNames names)
{
    private static readonly HashSet<string> Links = new(StringComparer.Ordinal) { "and", "also", "both", "plus", "then", "our", "from", "for", "the", "is", "have", "has", "councillors" };
    private static readonly HashSet<string> Affiliates = new(StringComparer.Ordinal) { "from", "of", "at", "in", "for", "on" };
    private static readonly HashSet<string> BesideName = new(StringComparer.Ordinal) { "our", "the", "my", "a", "an", "your", "who", "she", "he", "they", "whose" };
    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal)
    {
        "'s", "is", "was", "will", "has", "had", "have", "can", "could", "would", "says", "said", "wants", "asked", "asks", "are", "were", "'d", "does", "did", "do", "sent", "sends", "rang", "told", "wrote",
    };

    /// <summary>The longest description before a name: "from the chair of governors, Jo Bell".</summary>
    private const int LongestDescription = 6;

    /// <summary>The names of the row that begins at the token.</summary>
    public List<NameMention> Read(int at, int end)
    {
        var tokens = talk.TokenArray;
        var found = new List<NameMention>();
        at = PastDescription(at, end);
        while (at < end)
        {
            if (tokens[at].Is(TokenMarks.Capital) && names.At(at) is { } name)
            {
                if (found.Count > 0 && IsSubject(name, end))
                {
                    break;
                }

                if (names.IsPerson(name))
                {
                    found.Add(name);
                }

                at = PastWhatIsBeside(name, end);
            }
            else if (Links.Contains(tokens[at].Word))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return found;
    }

    /// <summary>"One from Councillor Reid, Bob's had his knee done": a clause of its own begins.</summary>
    private bool IsSubject(NameMention name, int end) => name.End < end && !talk.TokenArray[name.End - 1].Is(TokenMarks.ClauseEnd) && Verbs.Contains(talk.TokenArray[name.End].Word);

    private int PastWhatIsBeside(NameMention name, int end)
    {
        var tokens = talk.TokenArray;
        var at = name.End;
        if (at < end && !tokens[at - 1].Is(TokenMarks.ClauseEnd) && Affiliates.Contains(tokens[at].Word))
        {
            at = PastClause(at, end);
        }

        // "..., she's at a funeral, and from Sam": the row goes on with "and".
        while (at < end && tokens[at - 1].Is(TokenMarks.ClauseEnd) && BesideName.Contains(tokens[at].Word) && !OpensName(at + 1, end))
        {
            at = PastClause(at, end);
        }

        return at;
    }

    /// <summary>"From two people, Jo Bell and Sam Hale", "from our finance lead, Jo Bell": past the words, if a name follows that no clause is about.</summary>
    private int PastDescription(int at, int end)
    {
        var tokens = talk.TokenArray;
        for (var next = at; next < Math.Min(end - 1, at + LongestDescription) && at > 0 && tokens[at - 1].Word == "from"; next++)
        {
            if (tokens[next].Is(TokenMarks.Capital) || Verbs.Contains(tokens[next].Word))
            {
                return at;
            }

            if (tokens[next].Is(TokenMarks.ClauseEnd))
            {
                return names.At(next + 1) is { } name && !IsSubject(name, end) ? next + 1 : at;
            }
        }

        return at;
    }

    private bool OpensName(int at, int end) => at < end && talk.TokenArray[at - 1].Word is "our" or "the" && talk.TokenArray[at].Is(TokenMarks.Capital) && names.At(at) is { } name && names.IsPerson(name);

    /// <summary>Past the next comma, or to an "and" that a name or "from" follows.</summary>
    private int PastClause(int at, int end)
    {
        var tokens = talk.TokenArray;
        while (at < end)
        {
            if (tokens[at].Word is "and" or "plus" && at + 1 < end && (tokens[at + 1].Word is "from" or "for" || names.At(at + 1) is not null))
            {
                return at;
            }

            at++;
            if (tokens[at - 1].Is(TokenMarks.ClauseEnd))
            {
                return at;
            }
        }

        return at;
    }
}
