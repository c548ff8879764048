using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>The name that a speaker gives as their own: "this is Marjorie Plunkett", "it's Marjorie Plunkett here", "my name is ...", "Marjorie Plunkett, tenants' panel".</summary>
internal sealed class OwnName(Talk talk, Roster roster, NameBook names)
{
    /// <summary>People say who they are before they say anything else: a greeting may stand before it.</summary>
    private const int WordsBefore = 4;

    private readonly PersonalNames _persons = new(talk, names);

    /// <summary>Null where the sentence gives none, or one that is another's.</summary>
    public Person? In(TalkSentence sentence)
    {
        var tokens = talk.TokenArray;
        for (var at = sentence.First; at < sentence.End && at <= sentence.First + WordsBefore; at++)
        {
            if (names.At(at, trust: true) is { IsFull: true } name && name.End <= sentence.End && (IsLedIn(sentence, at) || IsAlone(sentence, at, name)) && (!sentence.IsQuestion || IsHere(name, sentence)) && !IsOwner(name, sentence) && _persons.IsPerson(name) && roster.At(tokens, at, out _) < 0)
            {
                var text = talk.Source.Segments[tokens[name.First].Segment].Text;
                return tokens[name.First].Segment == tokens[name.End - 1].Segment && SpeakerLabel.Read(text[tokens[name.First].Start..tokens[name.End - 1].End]) is { IsNamed: true } person ? person : null;
            }
        }

        return null;
    }

    /// <summary>"This is", "it's", "I'm", "my name is".</summary>
    private bool IsLedIn(TalkSentence sentence, int at)
    {
        var tokens = talk.TokenArray;
        return at - sentence.First >= 2 && (tokens[at - 2].Word, tokens[at - 1].Word) is ("this" or "it" or "name", "is" or "'s") or ("i", "am");
    }

    /// <summary>At the head of the sentence, and nothing but what they are, or "here", after it.</summary>
    private bool IsAlone(TalkSentence sentence, int at, NameMention name)
    {
        var tokens = talk.TokenArray;
        return (at == sentence.First || tokens[at].Is(TokenMarks.ClauseStart)) && (name.End == sentence.End || tokens[name.End - 1].Is(TokenMarks.ClauseEnd) || tokens[name.End].Word is "here" or "speaking");
    }

    /// <summary>"It's Ann Webb here, can you hear me?": the question is another.</summary>
    private bool IsHere(NameMention name, TalkSentence sentence) => name.End < sentence.End && talk.TokenArray[name.End].Word is "here" or "speaking";

    /// <summary>"This is Ann Webb's doing."</summary>
    private bool IsOwner(NameMention name, TalkSentence sentence) => name.End < sentence.End && talk.TokenArray[name.End].Word == "'s";
}
