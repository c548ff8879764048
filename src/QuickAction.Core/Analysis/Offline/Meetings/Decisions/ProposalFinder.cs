using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>
/// What words that settle something lean on: "Do it." and "I'm allowing it." say that a matter is settled and not which. Of the sentences before them the one
/// is taken that looks most like a decision itself; what is near counts for more than what is far, what is put for more than what is told.
/// </summary>
internal sealed class ProposalFinder(Reading reading, OutcomeScores scores, IReadOnlyList<SentenceFacts> facts)
{
    // A proposal stands no further back than this from what settles it.
    private const int Back = 10;
    private const int BackTurns = 5;

    /// <summary>Words of matter that a sentence needs to say what it is about.</summary>
    private const int Readable = 2;

    /// <summary>Words of matter, and words in all, above which a sentence says enough although it points back ("I can require that and I'm requiring it").</summary>
    private const int MostMatter = 4;
    private const int MostWords = 16;

    /// <summary>What a sentence that points back, but can be read alone, needs before it; a bare one is given whatever is best.</summary>
    private const double Likely = -4;

    /// <summary>Log odds above which nothing looks more like the matter than what is near.</summary>
    private const double Sure = 0;

    // In log odds: what a question or proposal gains, what a turn and a sentence further off lose, and what tells of a condition or a worry.
    private const double Put = 1;
    private const double ByTurn = 0.4;
    private const double BySentence = 0.15;
    private const double Aside = 1;

    /// <summary>Says too little of its own matter to be read without what it answers.</summary>
    public bool Leans(TalkSentence sentence) => IsBare(sentence) || PointsBack(sentence);

    /// <summary>The sentence that says what these words settle; null where none before them does.</summary>
    public TalkSentence? Before(TalkSentence sentence)
    {
        TalkSentence? best = null;
        var most = IsBare(sentence) ? double.NegativeInfinity : Likely;
        for (var i = sentence.Index - 1; i >= Math.Max(0, sentence.Index - Back) && reading[i].Turn >= sentence.Turn - BackTurns; i--)
        {
            var before = reading[i];
            if (facts[i].Matter.Length > 0 && !scores.Undertakes(i) && reading.Speaker(before) >= 0 && Fit(sentence, before) is var fit && fit > most)
            {
                (best, most) = (before, fit);
            }
        }

        return best;
    }

    private bool IsBare(TalkSentence sentence) => facts[sentence.Index].Matter.Length < Readable;

    /// <summary>"Have it out", "put him down for that": the word stands for the matter itself and not before a noun.</summary>
    private bool PointsBack(TalkSentence sentence)
    {
        if (facts[sentence.Index].Matter.Length > MostMatter || sentence.Length > MostWords)
        {
            return false;
        }

        var tokens = reading.Talk.TokensOf(sentence);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Word is "it" or "them" or "that" or "this" && (i + 1 == tokens.Length || tokens[i].Is(TokenMarks.ClauseEnd) || !FunctionWords.IsContent(tokens[i + 1].Word)))
            {
                return true;
            }
        }

        return false;
    }

    private double Fit(TalkSentence sentence, TalkSentence before)
    {
        var isPut = before.IsQuestion || reading.Has(before, Cue.Propose) || reading.Has(before, Cue.Check);
        var isAside = reading.Has(before, Cue.Worry) || DoubtScope.At(reading, before, before.First).HasFlag(Doubt.Conditional);
        return Math.Min(Sure, scores.Decision[before.Index])
            + (isPut ? Put : 0)
            - (isAside ? Aside : 0)
            - (ByTurn * (sentence.Turn - before.Turn))
            - (BySentence * (sentence.Index - before.Index));
    }
}
