namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>
/// The question-and-answer structure of talk: what is asked about hangs on the answers of the others until something else is asked, a little less
/// with each sentence. A follow-up without a cue of its own ("How many?") keeps the matter.
/// </summary>
internal sealed class AskedScores(IReadOnlyList<TalkUnit> units, double[][] own)
{
    private const double Most = 1.2;
    private const double EachSentence = 0.85;
    private const double EachTurn = 0.88;
    private const double FollowUp = 0.6;

    /// <summary>What the asker goes on to say after the question: often its own answer ("What are we worried about? One, ...").</summary>
    private const double OwnAnswer = 0.6;
    private const int ShortestOwnAnswer = 6;
    private const int LongestAnswer = 9;
    private const int MostAnswers = 8;

    /// <summary>After a longer answer a question without a cue is about something new.</summary>
    private const int ShortAnswer = 4;
    private const int LeadUp = 10;
    private const double LeadUpWorth = 0.6;

    /// <summary>"Now capacity. Malik?": so few words before a bare call are the question itself.</summary>
    private const int Heading = 4;

    /// <summary>A cue in a question ("how are you?") shows more than the same words in passing.</summary>
    private const double PromptWorth = 1.25;

    /// <summary>A cue earlier in the asking turn than this many sentences before its end is not what is asked.</summary>
    private const int SentencesAsked = 3;

    /// <summary>Shared, for nothing is added to it.</summary>
    private readonly double[] _nothing = new double[units.Count == 0 ? 0 : own[0].Length];

    public double[][] Find()
    {
        var asked = _nothing;
        string? asker = null;
        string? answerer = null;
        var followsUp = false;
        var (turns, sentences, all) = (0, 0, 0);
        var scores = new double[units.Count][];
        for (var i = 0; i < units.Count; i++)
        {
            var opens = i == 0 || units[i - 1].Turn.Index != units[i].Turn.Index;
            var closes = i + 1 == units.Count || units[i + 1].Turn.Index != units[i].Turn.Index;
            var speaker = units[i].Turn.Speaker;
            if (asker is not null && speaker != asker)
            {
                if (followsUp && speaker != answerer)
                {
                    // Another person is asked: the matter is theirs now.
                    asked = _nothing;
                }

                (answerer, followsUp) = (speaker, false);
                (turns, sentences, all) = opens ? (turns + 1, 0, all + 1) : (turns, sentences + 1, all + 1);
                var worth = turns <= MostAnswers && sentences < LongestAnswer ? Math.Pow(EachTurn, turns - 1) * Math.Pow(EachSentence, sentences) : 0;
                scores[i] = Times(asked, worth);
            }
            else
            {
                scores[i] = opens || !units[i - 1].IsQuestion || units[i].IsPrompt || units[i].Words < ShortestOwnAnswer ? _nothing : Times(own[i - 1], OwnAnswer);
            }

            if (units[i].IsQuestion && speaker != asker)
            {
                // Somebody else asks: whatever was asked before is answered.
                asker = null;
            }

            if (closes && TurnAsks(i))
            {
                var cued = Ask(i);
                followsUp = !Array.Exists(cued, score => score > 0) && speaker == asker && all <= ShortAnswer;
                asked = followsUp ? Times(asked, FollowUp) : cued;
                (asker, turns, sentences, all) = (speaker, 0, 0, 0);
            }
            else if (closes && speaker == asker)
            {
                // The asker went on to something else.
                asker = null;
            }
        }

        return scores;
    }

    private double[] Times(double[] scores, double factor)
    {
        if (scores == _nothing || factor == 0)
        {
            return _nothing;
        }

        var product = new double[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            product[i] = Math.Min(Most, scores[i]) * factor;
        }

        return product;
    }

    private bool TurnAsks(int last) => Asking(last).Any(i => units[i].IsPrompt);

    /// <summary>The last sentences of a turn.</summary>
    private IEnumerable<int> Asking(int last)
    {
        for (var i = last; i >= 0 && i > last - SentencesAsked && units[i].Turn.Index == units[last].Turn.Index; i--)
        {
            yield return i;
        }
    }

    private double[] Ask(int last)
    {
        var asked = new double[own[last].Length];
        foreach (var i in Asking(last).Where(IsAsked))
        {
            for (var section = 0; section < asked.Length; section++)
            {
                asked[section] = Math.Max(asked[section], Math.Min(Most, own[i][section] * (units[i].IsPrompt || IsHeading(i, last) ? PromptWorth : LeadUpWorth)));
            }
        }

        return asked;
    }

    /// <summary>Names the matter that the call after it asks somebody about.</summary>
    private bool IsHeading(int unit, int last) =>
        unit == last - 1 && units[unit].Words <= Heading && units[last].IsPrompt && units[last].Words <= Heading && Array.TrueForAll(own[last], score => score <= 0);

    /// <summary>A question, or a few words that lead up to it ("Mornings. Talk me through getting up.").</summary>
    private bool IsAsked(int unit) =>
        units[unit].IsPrompt
        || (units[unit].Words <= LeadUp && !units[unit].Is(TalkSign.Undertakes));
}
