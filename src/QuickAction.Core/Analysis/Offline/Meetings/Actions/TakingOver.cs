using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>"Leave me the survey", "give me the footings": a word of what somebody has just offered, or was asked, says that it is taken off them; without one it asks for a thing.</summary>
internal sealed class TakingOver(Reading reading, PromiseFinder promises)
{
    /// <summary>As sure as a request that was agreed to.</summary>
    private const double AsAgreed = 2.5;
    private const int MostTurns = 3;

    public List<Undertaking> Of(List<Undertaking> undertakings)
    {
        var taken = new List<Undertaking>();
        foreach (var sentence in reading.Sentences)
        {
            if (Took(sentence) is { } start && undertakings.Exists(u => Precedes(u, sentence) && u.Owner != reading.Speaker(sentence) && SharedMatter.Count(reading, u, sentence) > 0))
            {
                taken.Add(new Undertaking
                {
                    Owner = reading.Speaker(sentence),
                    Sentence = sentence,
                    Form = UndertakingForm.Handled,
                    Verb = -1,
                    Start = start,
                    Weight = AsAgreed,
                    Due = promises.BestDue(sentence.First, sentence.End),
                    TakesOver = true,
                });
            }
        }

        return taken;
    }

    /// <summary>Where "leave me the" or "give me that" opens the sentence.</summary>
    private int? Took(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        if (AsksForIt(sentence))
        {
            return null;
        }

        for (var at = sentence.First; at + 3 < sentence.End && at <= sentence.First + 2; at++)
        {
            if (tokens[at].Word is "leave" or "give")
            {
                return tokens[at + 1].Word == "me" && tokens[at + 2].Word is "the" or "that" or "this" or "those" or "his" or "her" or "their" && !sentence.IsQuestion ? at : null;
            }
        }

        return null;
    }

    /// <summary>"Give me the figures in writing, please", "leave me the keys with reception": the thing itself is wanted.</summary>
    private bool AsksForIt(TalkSentence sentence)
    {
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (reading.Tokens[at].Word is "please" or "with" or "in" or "by" or "before" or "on" or "at")
            {
                return true;
            }

            if (at > sentence.First + 2 && reading.Tokens[at].Is(TokenMarks.ClauseEnd))
            {
                return reading.Tokens[sentence.End - 1].Word == "please";
            }
        }

        return false;
    }

    private static bool Precedes(Undertaking undertaking, TalkSentence sentence) => sentence.Turn - undertaking.Sentence.Turn is >= 1 and <= MostTurns;
}
