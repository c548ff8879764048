using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>Who leads the meeting.</summary>
/// <param name="Person">Place in the roster; -1 when nobody leads more than the others.</param>
/// <param name="IsStated">The talk, a label, the header or the user says so; otherwise it is only how the talk runs, good enough to weigh words by but not to print.</param>
/// <param name="Shown">The sentence that shows it; -1 where a label or the header does, or nothing but how the talk runs.</param>
internal readonly record struct Chair(int Person, bool IsStated, int Shown = -1);

/// <summary>
/// Finds the chair: by a label or header, by what is said ("I'm chairing", "Thank you, Chair"), else by how the talk runs: whoever opens it, calls on
/// others by name and closes it.
/// </summary>
internal static class ChairFinder
{
    /// <summary>How far ahead of the next whoever leads by conduct has to be: of 84 invented meetings where one person settles most, this is that person in 82.</summary>
    private const double Ahead = 1.05;

    private const int OpeningTurns = 14;

    public static Chair Find(Talk talk, Roster roster, string? stated)
    {
        if (ByName(roster, stated) is >= 0 and var given)
        {
            return new Chair(given, true);
        }

        // "Chair" is this meeting's; "Chair of Governors" may be another's, if somebody else is the one.
        foreach (var isOffice in (ReadOnlySpan<Func<string, bool>>)[IsChair, IsChairRole])
        {
            for (var i = 0; i < roster.People.Count; i++)
            {
                if (roster.People[i].Role is { } role && isOffice(role))
                {
                    return new Chair(i, true);
                }
            }
        }

        var header = talk.Source.Preamble
            .Where(line => line.StartsWith("Chair", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        foreach (var name in header)
        {
            if (ByName(roster, name) is >= 0 and var inHeader)
            {
                return new Chair(inHeader, true);
            }
        }

        var conduct = ByConduct(talk, roster);
        return BySaying(talk, roster, conduct) ?? new Chair(conduct, false);
    }

    private static bool IsChair(string role) =>
        role.Split(',', StringSplitOptions.TrimEntries).Any(r => r.ToLowerInvariant() is "chair" or "chairman" or "chairwoman" or "chairperson" or "in the chair" or "independent chair" or "acting chair");

    private static bool IsChairRole(string role) =>
        role.Contains("chair", StringComparison.OrdinalIgnoreCase)
        && !role.Contains("vice", StringComparison.OrdinalIgnoreCase)
        && !role.Contains("deputy", StringComparison.OrdinalIgnoreCase);

    private static int ByName(Roster roster, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return -1;
        }

        var wanted = SpeakerLabel.Read(name.Trim());
        for (var i = 0; i < roster.People.Count; i++)
        {
            if (NameBook.Same(roster.People[i].Name, wanted.Name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>"I'm chairing", "I'm in the chair", "I'm the independent chair"; or the person whom others answer with "Chair".</summary>
    /// <remarks>"Chair" said once is not always said to whoever spoke before: alone it counts with thanks, or where the talk runs so too.</remarks>
    private static Chair? BySaying(Talk talk, Roster roster, int conduct)
    {
        var tokens = talk.TokenArray;
        var addressed = new int[roster.People.Count];
        var thanked = new bool[roster.People.Count];
        var shown = new int[roster.People.Count];
        for (var at = 0; at < tokens.Length; at++)
        {
            var word = tokens[at].Word;
            if (word is not ("chair" or "chairing" or "chairman" or "chairwoman" or "chairperson"))
            {
                continue;
            }

            var sentence = talk.SentenceAt(at);
            var speaker = roster.Speaker(talk.TurnOf(sentence));
            var vocative = IsVocative(tokens, sentence, at);
            if (speaker >= 0 && !vocative && sentence.Turn - talk.HeadTurns < OpeningTurns && SaysOfSelf(talk, roster, sentence, at, speaker))
            {
                return new Chair(speaker, true, sentence.Index);
            }

            if (vocative && sentence.Turn > 0 && roster.Speaker(talk.Turns[sentence.Turn - 1]) is >= 0 and var before && before != speaker)
            {
                shown[before] = addressed[before]++ == 0 ? sentence.Index : shown[before];
                thanked[before] |= at > sentence.First && tokens[at - 1].Word is "you" or "thanks";
            }
        }

        var most = Array.IndexOf(addressed, addressed.DefaultIfEmpty().Max());
        return most >= 0 && (addressed[most] > 1 || (addressed[most] == 1 && (most == conduct || thanked[most]))) ? new Chair(most, true, shown[most]) : null;
    }

    private static bool SaysOfSelf(Talk talk, Roster roster, TalkSentence sentence, int at, int speaker)
    {
        var tokens = talk.TokenArray;
        if (IsSeat(tokens, sentence, at))
        {
            return false;
        }

        for (var i = Math.Max(sentence.First, at - 8); i < at; i++)
        {
            if (tokens[i].Word == "not")
            {
                return false;
            }

            if (tokens[i].Word is "i" or "me" or "myself")
            {
                return true;
            }
        }

        // "Philippa Gaunt in the chair", said by herself.
        for (var i = sentence.First; i < at; i++)
        {
            if (roster.At(tokens, i, out _) == speaker)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I'm on a chair for a four year old": something to sit on.</summary>
    private static bool IsSeat(Token[] tokens, TalkSentence sentence, int at) =>
        tokens[at].Word == "chair" && at > sentence.First && (tokens[at - 1].Word is "a" or "my" or "this" || (at > sentence.First + 1 && tokens[at - 2].Word is "on" or "under"));

    private static bool IsVocative(Token[] tokens, TalkSentence sentence, int at) =>
        tokens[at].Word != "chairing"
        && tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)
        && (at == sentence.First || tokens[at].Is(TokenMarks.ClauseStart) || tokens[at - 1].Word is "thank" or "you" or "thanks" or "madam" or "mr");

    private static int ByConduct(Talk talk, Roster roster)
    {
        var people = roster.People.Count;
        if (people < 2 || talk.Turns.Length == 0)
        {
            return -1;
        }

        var score = new double[people];
        var turns = 0;
        foreach (var turn in talk.Turns)
        {
            var speaker = roster.Speaker(turn);
            if (speaker < 0)
            {
                continue;
            }

            turns++;
            score[speaker] += 1 + CallsOnOthers(talk, roster, turn, speaker) + Asks(talk, turn);
            score[speaker] += turn.Index == 0 ? talk.Turns.Length * 0.1 : 0;
            score[speaker] += turn.Index >= talk.Turns.Length - 4 ? talk.Turns.Length * 0.03 : 0;
        }

        var ranked = Enumerable.Range(0, people).OrderByDescending(i => score[i]).ToList();
        return turns > 0 && score[ranked[0]] >= Ahead * score[ranked[1]] ? ranked[0] : -1;
    }

    /// <summary>A turn that ends in a question asks for the next: whoever leads two people's talk is told by this alone.</summary>
    private static double Asks(Talk talk, Turn turn) => turn.EndSentence > turn.FirstSentence && talk.Sentences[turn.EndSentence - 1].IsQuestion ? 0.5 : 0;

    /// <summary>Names of people present in the last sentence of a turn, which hands the floor over.</summary>
    private static double CallsOnOthers(Talk talk, Roster roster, Turn turn, int speaker)
    {
        if (turn.EndSentence == turn.FirstSentence)
        {
            return 0;
        }

        var last = talk.Sentences[turn.EndSentence - 1];
        for (var at = last.First; at < last.End; at++)
        {
            if (roster.At(talk.Tokens, at, out _) is >= 0 and var named && named != speaker)
            {
                return 1;
            }
        }

        return 0;
    }
}
