using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>
/// Sentences that have the words of an undertaking and leave nobody anything to do: how things are or were, what is always done, what would be, what somebody is warned of. The model,
/// which knows words and not what they are said of, takes some of them; what the rules know as an undertaking or a request is let through.
/// </summary>
internal sealed class NothingToDo(Reading reading, IReadOnlyList<SentenceFacts> facts, Undertakings undertakings)
{
    private readonly UndertakingShapes _shapes = new(reading, facts, undertakings);

    /// <param name="known">What the rules made of the sentence.</param>
    public bool Is(TalkSentence sentence, Undertaking? known)
    {
        if (sentence.IsQuestion)
        {
            return AsksAboutThePast(sentence) || (_shapes.Request(sentence) is null && (AsksHowItIs(sentence) || AsksWhatHappened(sentence) || (known is not { Form: UndertakingForm.Promise } && IsHabit(sentence))));
        }

        if (_shapes.Request(sentence) is not null)
        {
            return false;
        }

        return (known is not { Form: UndertakingForm.Promise } && IsHabit(sentence)) || (known is null && (IsOrElse(sentence) || (_shapes.Own(sentence).Verb < 0 && (IsState(sentence) || IsOnlySupposed(sentence) || IsHearsay(sentence)))));
    }

    /// <summary>"Did you get it before today?" asks for an answer, not for work.</summary>
    private bool AsksAboutThePast(TalkSentence sentence) =>
        Array.Exists(facts[sentence.Index].Clauses, c => c is { Subject: Subject.InvertedYou, Tense: Tense.Did });

    /// <summary>"You'll have had the letter?", "you'll know it's shut?", "you'll get the money by Friday?"</summary>
    private bool AsksHowItIs(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        var at = ClauseWords.AfterParticles(tokens);
        return at + 2 < tokens.Length && tokens[at].Word == "you" && tokens[at + 1].Word == "will" && RequestFinder.IsOfState(tokens, at + 2);
    }

    /// <summary>"Your turn, what went on at tea on Friday?"; "can you find out what went wrong?" is work.</summary>
    private bool AsksWhatHappened(TalkSentence sentence)
    {
        if (Array.Exists(facts[sentence.Index].Clauses, c => c.Subject == Subject.InvertedYou))
        {
            return false;
        }

        var tokens = reading.Talk.TokensOf(sentence);
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            if (tokens[at].Word == "what" && tokens[at + 1].Word is "went" or "happened" or "came" or "became")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I'm sorry, it's just been mad today": how things are, or have been, is nothing to do, and "today" only says when.</summary>
    private bool IsState(TalkSentence sentence)
    {
        var clauses = facts[sentence.Index].Clauses;
        return Array.Exists(clauses, c => c is { Subject: Subject.I or Subject.It, Tense: Tense.Be or Tense.Have or Tense.Was or Tense.Had })
            && Array.TrueForAll(clauses, c => c.Subject == Subject.None || c is { Subject: Subject.I or Subject.It, Tense: Tense.Be or Tense.Have or Tense.Was or Tense.Had })
            && undertakings.Due(sentence) is not { Due: not { Kind: DueKind.Days, Number: 0 } };
    }

    /// <summary>"I'm doing forty calls before ten, and of a Monday that's me on my own": what the speaker does all the time; "of a Monday from next week" begins.</summary>
    private bool IsHabit(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        for (var at = 0; at + 2 < tokens.Length; at++)
        {
            if (tokens[at].Word == "of" && tokens[at + 1].Word == "a" && (ClauseWords.Days.Contains(tokens[at + 2].Word) || tokens[at + 2].Word is "morning" or "evening" or "night" or "weekend"))
            {
                return !reading.Has(sentence, Cue.FromNow);
            }
        }

        return false;
    }

    /// <summary>"If one goes, in January say, you'd have people waiting within days": what would be; "if you'd ring them by Friday" asks.</summary>
    private bool IsOnlySupposed(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        var first = ClauseWords.AfterParticles(tokens);
        for (var at = first + 2; at + 1 < tokens.Length && tokens[first].Word == "if"; at++)
        {
            if (tokens[at].Word is "you" or "they" or "it" && tokens[at + 1].Word is "would" or "'d")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"He tells me it was given the go ahead last week."</summary>
    private bool IsHearsay(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            if (tokens[at].Word is "tells" or "told" && tokens[at + 1].Word is "me" or "us")
            {
                return reading.Has(sentence, Cue.PastTime);
            }
        }

        return false;
    }

    /// <summary>"Cut the straps or they'll be on the internet by teatime": a warning to whoever likes to hear it; a chair gives orders so.</summary>
    private bool IsOrElse(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        if (!BeginsWithOrder(tokens) || reading.IsChair(reading.Speaker(sentence)))
        {
            return false;
        }

        for (var at = 1; at + 2 < tokens.Length; at++)
        {
            if (tokens[at].Word == "or" && tokens[at + 1].Word is "they" or "it" or "he" or "she" or "you" or "we" && tokens[at + 2].Word == "will")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Cut the straps", "mind them".</summary>
    private static bool BeginsWithOrder(ReadOnlySpan<Token> tokens) =>
        tokens.Length > 1
        && !ClauseWords.Pronouns.ContainsKey(tokens[0].Word) && !ClauseWords.Auxiliaries.ContainsKey(tokens[0].Word) && !ClauseWords.Particles.Contains(tokens[0].Word) && !ClauseWords.Prepositions.Contains(tokens[0].Word)
        && tokens[1].Word is "the" or "that" or "this" or "those" or "these" or "it" or "them" or "your" or "their" or "a" or "an";
}
