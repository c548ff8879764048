using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>
/// Who sent apologies. Only where they are said or sent: being missed, being away or not turning up is none, and whoever speaks is here after all.
/// </summary>
internal sealed class Apologies
{
    /// <summary>Later on, who is sorry is sorry for something else.</summary>
    private const int OpeningTurns = 14;

    /// <summary>Apologies are an opening item; later on, "a letter of apology" and a name is something else.</summary>
    private const int LatestItem = 16;

    private readonly Talk _talk;
    private readonly Roster _roster;
    private readonly NameBook _names;
    private readonly ApologyList _list;
    private readonly ApologySenders _senders;
    private readonly PersonalNames _people;
    private readonly FurtherApologies _further;
    private readonly List<Attendee> _found = [];

    /// <summary>The sentence of the last apology: the next may go on with it.</summary>
    private int _last = -2;

    private Apologies(Talk talk, Roster roster, NameBook names)
    {
        (_talk, _roster, _names) = (talk, roster, names);
        _people = new PersonalNames(talk, names);
        _further = new FurtherApologies(talk, _people);
        _list = new ApologyList(talk, _people);
        _senders = new ApologySenders(talk, roster, _people);
    }

    /// <param name="listed">Whoever the source itself lists under apologies.</param>
    public static IReadOnlyList<Attendee> Find(Talk talk, Roster roster, NameBook names, IEnumerable<ListedPerson> listed)
    {
        var search = new Apologies(talk, roster, names);
        search._found.AddRange(listed.Select(p => new Attendee { Name = p.Person.Name, Role = p.Person.Role, Organisation = p.Person.Organisation, Citations = [p.Citation] }));
        var lists = AttendanceList.Of(talk.Source);
        foreach (var sentence in talk.Sentences)
        {
            if (!lists.Holds(talk.Tokens[sentence.First].Segment))
            {
                search.Read(sentence);
            }
        }

        return search._found;
    }

    private void Read(TalkSentence sentence)
    {
        var tokens = _talk.TokenArray;
        var said = false;
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (ApologyWords.Excuses(tokens, sentence, at) && !(tokens[at].Word == "apology" && sentence.Turn - _talk.HeadTurns > LatestItem))
            {
                ReadFrom(sentence, ApologyWords.After(tokens, sentence, at), at);
                said = true;
            }
        }

        if (said)
        {
            AddMore(sentence);
            if (ApologyWords.SaysSorry(tokens, sentence))
            {
                AddBefore(sentence, sentence.End);
            }
        }
        else if (_last == sentence.Index - 1 && GoesOn(sentence))
        {
            _last = sentence.Index;
        }
        else if (ApologyWords.SaysSorry(_talk.TokenArray, sentence))
        {
            if (AddBefore(sentence, sentence.End) == 0)
            {
                AddPreviousSentence(sentence);
            }
        }
        else if (sentence.Turn - _talk.HeadTurns < OpeningTurns && ApologyWords.SorryOfSomebody(_talk.TokenArray, sentence) is > 0 and var sorry)
        {
            AddSorry(sentence, sorry);
        }
    }

    private void ReadFrom(TalkSentence sentence, int at, int word)
    {
        var tokens = _talk.TokenArray;
        if (IsAsked(sentence))
        {
            AddAnswer(sentence, isNamed: true);
            return;
        }

        // "Barry's apologies are in", whoever handed them in.
        if (word > sentence.First && tokens[word - 1].Word == "'s" && Add(_senders.EndingAt(sentence, word - 1), sentence) > 0)
        {
            return;
        }

        var sends = IsSent(sentence, word);
        for (var next = at + 1; next < Math.Min(sentence.End, at + 9); next++)
        {
            if (tokens[next].Word is "for" or "of" || (tokens[next].Word == "from" && !sends))
            {
                if (AddList(sentence, next + 1) > 0)
                {
                    return;
                }
            }
            else if (tokens[next].Word is "so" or "he" or "she" or "they" or "who" or "because" || (tokens[next].Is(TokenMarks.Capital) && IsSomebodyElse(next)))
            {
                break;
            }
        }

        var isList = tokens[at].Is(TokenMarks.Colon) || (at == word && word > sentence.First && tokens[at].Is(TokenMarks.ClauseEnd) && ClauseWords.Numbers.Contains(tokens[word - 1].Word));
        var direct = isList ? AddList(sentence, AfterChair(sentence, at + 1)) : 0;
        if (direct == 0 && AddBefore(sentence, word) == 0)
        {
            if (tokens[sentence.First].Word is "he" or "she" or "they")
            {
                AddPreviousSentence(sentence);
            }
            else if (tokens[at].Is(TokenMarks.SentenceEnd) || at == sentence.End - 1 || sentence.IsQuestion || IsPutTo(sentence, at))
            {
                AddAnswer(sentence, isNamed: false);
            }
            else if (ApologyWords.IsCounted(tokens, at + 1, sentence.End) || (tokens[at].Word == "apology" && at > sentence.First && tokens[at - 1].Word is "an" or "one" or "another" && IsKeptAway(sentence, at)))
            {
                AddNamed(sentence);
            }
        }
    }

    /// <summary>"An apology from planning, Jo Bell can't come".</summary>
    private bool IsKeptAway(TalkSentence sentence, int at)
    {
        for (var next = at + 1; next + 1 < sentence.End; next++)
        {
            if (_talk.TokenArray[next].Word is "can" or "could" && _talk.TokenArray[next + 1].Word == "not")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"One apology, Chair, Jo Bell": who is spoken to comes first.</summary>
    private int AfterChair(TalkSentence sentence, int at) =>
        at + 1 < sentence.End && _talk.TokenArray[at].Word is "chair" or "chairman" or "everyone" or "everybody" && _talk.TokenArray[at].Is(TokenMarks.ClauseEnd) ? at + 1 : at;

    /// <summary>"Apologies, Toni.": to somebody who is here, and answers.</summary>
    private bool IsPutTo(TalkSentence sentence, int at) =>
        _talk.TokenArray[at].Is(TokenMarks.ClauseEnd) && at + 1 < sentence.End && _roster.At(_talk.Tokens, at + 1, out var length) >= 0 && at + 1 + length == sentence.End;

    private bool IsSomebodyElse(int at) => _people.At(at) is { } name && _people.IsPerson(name) && _roster.At(_talk.Tokens, at, out _) < 0;

    /// <summary>"Tim Dunn sends his apologies from Leeds" says where he is; "I've apologies from Tim Dunn" whose they are.</summary>
    private bool IsSent(TalkSentence sentence, int at)
    {
        for (var i = Math.Max(sentence.First, at - 3); i < at; i++)
        {
            if (_talk.TokenArray[i].Word is "send" or "sends" or "sent" or "sending" or "his" or "her" or "their" or "tendered" or "offers")
            {
                return _senders.Before(sentence, at).Count > 0;
            }
        }

        return false;
    }

    /// <summary>"Has Tim Dunn sent apologies?": only the answer knows.</summary>
    private bool IsAsked(TalkSentence sentence) =>
        sentence.IsQuestion && _talk.TokenArray[sentence.First].Word is "did" or "has" or "have" or "do" or "does" or "any" or "was" or "is" or "are";

    /// <summary>"..., and from Sam", "..., and so has Kim", ", Kim sent hers".</summary>
    private void AddMore(TalkSentence sentence)
    {
        var tokens = _talk.TokenArray;
        for (var at = sentence.First + 1; at < sentence.End - 1; at++)
        {
            var isSoHas = _further.IsSoHas(at);
            if (isSoHas || (tokens[at].Word is "from" or "for" && tokens[at - 1].Word is "and" or "also" or "plus" or "one" or "another"))
            {
                AddList(sentence, at + (isSoHas ? 2 : 1));
            }
            else if (_further.SendsOwn(sentence, at + 1))
            {
                AddBefore(sentence, at + 1);
            }
        }
    }

    /// <summary>A sentence after apologies goes on with them.</summary>
    private bool GoesOn(TalkSentence sentence) => _further.Of(sentence) is { } more && (more.IsList ? AddList(sentence, more.At) : AddBefore(sentence, more.At)) > 0;

    private int AddList(TalkSentence sentence, int at) => Add(_list.Read(at, sentence.End), sentence);

    private int AddBefore(TalkSentence sentence, int end) => Add(_senders.Before(sentence, end), sentence);

    private int Add(List<NameMention> names, TalkSentence sentence)
    {
        var added = 0;
        foreach (var name in names)
        {
            added += Add(name, sentence) ? 1 : 0;
        }

        return added;
    }

    /// <summary>"Jo can't be with us. She sends apologies."</summary>
    private void AddPreviousSentence(TalkSentence sentence)
    {
        if (sentence.Index > 0 && _talk.Sentences[sentence.Index - 1] is var before && before.Turn == sentence.Turn && AddBefore(before, before.End) > 0)
        {
            _last = sentence.Index;
        }
    }

    /// <summary>"Apologies, Moira?" and the answer: names at the start of the next turn's sentences. Where the question has the name, a "yes" is enough.</summary>
    private void AddAnswer(TalkSentence sentence, bool isNamed)
    {
        var next = sentence.Turn + 1;
        if (!IsLastOfTurn(sentence))
        {
            AddRow(sentence.Index + 1);
            return;
        }

        if (next >= _talk.Turns.Length || next - _talk.HeadTurns > LatestItem)
        {
            return;
        }

        var turn = _talk.Turns[next];
        var answer = turn.FirstSentence < turn.EndSentence ? _talk.TokenArray[_talk.Sentences[turn.FirstSentence].First].Word : "";
        if (answer is "none" or "no" or "nobody" or "nothing" or "not")
        {
            return;
        }

        if (isNamed && answer is "yes" or "yeah" or "yep" or "he" or "she" or "they" && AddBefore(sentence, sentence.End) + AddNamed(sentence) > 0)
        {
            return;
        }

        for (var i = turn.FirstSentence; i < Math.Min(turn.EndSentence, turn.FirstSentence + 2); i++)
        {
            if (AddNamed(_talk.Sentences[i]) > 0)
            {
                AddMore(_talk.Sentences[i]);
                return;
            }
        }
    }

    /// <summary>"Apologies. Jo Bell and Tim Dunn.": a sentence of nothing but names.</summary>
    private void AddRow(int index)
    {
        var next = _talk.Sentences[index];
        var names = next.IsQuestion ? [] : _list.Read(next.First, next.End);
        if (names.Count > 0 && names[^1].End == next.End && names[0].First <= next.First + 1)
        {
            Add(names, next);
        }
    }

    /// <summary>The row that begins with the first name of the sentence: "Just the one, Chair, Jo Bell, she's in Leeds".</summary>
    private int AddNamed(TalkSentence sentence)
    {
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (_talk.TokenArray[at].Is(TokenMarks.Capital) && _people.At(at) is { } name)
            {
                if (_people.IsPerson(name) && _roster.At(_talk.Tokens, at, out _) < 0)
                {
                    return AddList(sentence, at);
                }

                at = name.End - 1;
            }
        }

        return 0;
    }

    private bool IsLastOfTurn(TalkSentence sentence) => _talk.Turns[sentence.Turn].EndSentence == sentence.Index + 1;

    /// <summary>"She's sorry, Tina, she's got a shift": of somebody who is not here to be spoken to, the name beside says who.</summary>
    private void AddSorry(TalkSentence sentence, int sorry)
    {
        if (AddBefore(sentence, sorry) == 0 && sorry + 2 < sentence.End && _talk.TokenArray[sentence.First].Word is "he" or "she"
            && _people.At(sorry + 1) is { } name && _talk.TokenArray[name.End - 1].Is(TokenMarks.ClauseEnd) && _people.IsPerson(name))
        {
            Add(name, sentence);
        }
    }

    private bool Add(NameMention mention, TalkSentence sentence)
    {
        if (_roster.At(_talk.Tokens, mention.First, out _) >= 0)
        {
            return false;
        }

        _last = sentence.Index;
        var fullest = _names.Fullest(mention);
        var name = fullest.Text(_talk);
        if (!_found.Any(a => NameBook.Same(a.Name, name)) && !IsOfSomebodyHere(mention))
        {
            var shown = new PersonEvidence();
            shown.Add(_talk.Cite(sentence));
            shown.Add(_talk.Cite(_talk.SentenceAt(fullest.First)));
            _found.Add(new Attendee { Name = name, Citations = shown.Show(name) });
        }

        return true;
    }

    /// <summary>"Councillor Anwar Cole" of a Parveen Anwar-Cole who speaks.</summary>
    private bool IsOfSomebodyHere(NameMention mention) => _roster.IsHyphenated(_talk.Tokens, mention.First, mention.End);
}
