using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>
/// Who is in the room without saying a word, and what people are: "sitting behind me is Jo Bell, a trainee", "I'm Sam, from housing", "Ann is our
/// clerk". A name counts as present only where the talk says so, never because it was mentioned.
/// </summary>
internal sealed class Introductions(Talk talk, Roster roster, NameBook names, AttendanceList listed)
{
    /// <summary>People say who they are while a meeting opens.</summary>
    private const int OpeningTurns = 28;

    private readonly SilentPeople _silent = new(talk, roster, names);

    private readonly OwnName _ownName = new(talk, roster, names);
    private readonly Dictionary<int, List<TalkSentence>> _sentences = [];

    /// <summary>Where a person was introduced, by place in the roster.</summary>
    public IReadOnlyDictionary<int, List<TalkSentence>> Sentences => _sentences;

    /// <summary>Who was shown to be here by a first name or a title and a last name only.</summary>
    public IReadOnlyList<string> Shown => _silent.Shown;

    public void Read()
    {
        foreach (var sentence in talk.Sentences)
        {
            if (IsHeadLine(sentence))
            {
                continue;
            }

            foreach (var person in _silent.Read(sentence))
            {
                Note(person, sentence);
            }

            NameGuest(sentence);
            if (sentence.Turn - talk.HeadTurns < OpeningTurns)
            {
                ReadSelf(sentence);
                ReadOthers(sentence);
            }
        }
    }

    /// <summary>A list that is read as one, and a title: "Minutes of the Cemetery Working Group" says of nobody that they are here.</summary>
    private bool IsHeadLine(TalkSentence sentence)
    {
        var segment = talk.Source.Segments[talk.Tokens[sentence.First].Segment];
        return segment.Speaker is null && segment.Kind != SegmentKind.Turn
            && (listed.Holds(segment.Index) || (!talk.Tokens[sentence.End - 1].Is(TokenMarks.SentenceEnd) && (segment.Kind == SegmentKind.Heading || sentence.Turn < talk.HeadTurns)));
    }

    /// <summary>Whose label is "Guest 1" is who they say they are.</summary>
    private void NameGuest(TalkSentence sentence)
    {
        if (roster.Speaker(talk.TurnOf(sentence)) is >= 0 and var person && !roster.People[person].IsNamed && _ownName.In(sentence) is { } said && roster.Name(person, said))
        {
            Note(person, sentence);
        }
    }

    /// <summary>"I'm Jo, from housing", "my name is Jo Bell and I'm the clerk", "Jo Bell, school nurse."</summary>
    private void ReadSelf(TalkSentence sentence)
    {
        var person = roster.Speaker(talk.TurnOf(sentence));
        if (person < 0)
        {
            return;
        }

        var tokens = talk.TokenArray;
        for (var at = sentence.First; at < sentence.End; at++)
        {
            var namesSelf = roster.At(tokens, at, out var length) == person;
            var says = at + 1 < sentence.End && tokens[at].Word == "i" && tokens[at + 1].Word == "am";
            if ((namesSelf && at - sentence.First <= 4) || says)
            {
                Describe(person, sentence, namesSelf ? at + length : at + 2, needsArticle: false);
                at += namesSelf ? length - 1 : 1;
            }
        }
    }

    /// <summary>"Ann is our clerk", "Rhys advises us on the law" (no role), "Bridie from the Friends".</summary>
    private void ReadOthers(TalkSentence sentence)
    {
        var tokens = talk.TokenArray;
        var speaker = roster.Speaker(talk.TurnOf(sentence));
        for (var at = sentence.First; at < sentence.End; at++)
        {
            var person = roster.At(tokens, at, out var length);
            if (person >= 0 && person != speaker)
            {
                var next = at + length;
                if (next < sentence.End && tokens[next].Word is "is" or "'s")
                {
                    Describe(person, sentence, next + 1, needsArticle: true);
                }
                else if (next < sentence.End && (tokens[next].Word == "from" || tokens[next - 1].Is(TokenMarks.ClauseEnd)))
                {
                    Describe(person, sentence, next, needsArticle: tokens[next].Word != "from");
                }

                at = next - 1;
            }
        }
    }

    private void Describe(int person, TalkSentence sentence, int at, bool needsArticle)
    {
        var tokens = talk.TokenArray;
        if (at >= sentence.End)
        {
            return;
        }

        var from = tokens[at].Word == "from";
        var article = tokens[at].Word is "the" or "a" or "an" or "our" or "your" or "my";
        var start = from && at + 1 < sentence.End && tokens[at + 1].Word is "the" or "our" ? at + 2 : from || article ? at + 1 : at;
        // "I'm on a chair for a four year old" says where somebody is, not what.
        if (start >= sentence.End || (needsArticle && !article && !from) || tokens[start].Word is "on" or "under" or "off" or "behind" or "near" or "by")
        {
            return;
        }

        var end = start;
        while (end < sentence.End && end - start < 5 && !tokens[end].Is(TokenMarks.Clitic) && !IsBreak(tokens[end].Word))
        {
            end++;
            if (tokens[end - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
            {
                break;
            }
        }

        // A role may be followed by what it is for ("social worker for the family"): it ends with its noun.
        var noun = end;
        while (noun > start && !NameWords.RoleNouns.Contains(tokens[noun - 1].Word))
        {
            noun--;
        }

        if (from && end > start)
        {
            Set(person, sentence, null, Words(start, end));
        }
        else if (noun - start == 1 && tokens[start].Word == "chair" && SomebodyChairs(start))
        {
            // "Councillor Fry, Chair.": says who speaks, and to whom.
            return;
        }
        else if (noun > start && noun == end)
        {
            Set(person, sentence, Words(start, noun), null);
        }
        else if (noun > start && (noun == end || tokens[noun].Word is "for" or "at" or "with" or "in" or "of"))
        {
            Set(person, sentence, Words(start, noun), null);
        }
    }

    /// <summary>Somebody has said before that it is they who chair.</summary>
    private bool SomebodyChairs(int before)
    {
        var tokens = talk.TokenArray;
        for (var at = 1; at < before; at++)
        {
            if ((tokens[at].Word == "chair" && tokens[at - 1].Word == "i") || (tokens[at].Word == "chairing" && tokens[at - 1].Word == "am"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBreak(string word) =>
        word is "and" or "who" or "i" or "we" or "is" or "for" or "at" or "with" or "in" or "so" or "but" or "that" or "he" or "she" or "you" or "to" or "not" or "today" or "will" or "has" or "have";

    private string Words(int start, int end)
    {
        var tokens = talk.TokenArray;
        var segment = talk.Source.Segments[tokens[start].Segment];
        var last = end - 1;
        while (last > start && tokens[last].Segment != tokens[start].Segment)
        {
            last--;
        }

        return segment.Text[tokens[start].Start..tokens[last].End];
    }

    private void Set(int person, TalkSentence sentence, string? role, string? organisation)
    {
        roster.Describe(person, role, organisation);
        Note(person, sentence);
    }

    private void Note(int person, TalkSentence sentence) =>
        (_sentences.TryGetValue(person, out var list) ? list : _sentences[person] = []).Add(sentence);
}
