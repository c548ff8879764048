using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>How a sentence opens by the kinds of its words, which question it may answer, and whether it tells of what can go wrong.</summary>
internal sealed partial class OutcomeFeatures
{
    /// <summary>Most times that words of harm, or of what may come, are counted.</summary>
    private const int MostCounted = 3;

    private void AddKinds(SentenceFacts facts, bool isChair, List<int> features)
    {
        var kinds = facts.Kinds;
        Add(features, Feature.Kind2, kinds[0], kinds[1]);
        if (isChair)
        {
            Add(features, Feature.ChairKind2, kinds[0], kinds[1]);
        }

        if (kinds.Length > 2)
        {
            Add(features, Feature.Kind3, kinds[0], kinds[1], kinds[2]);
        }

        if (kinds.Length > 3)
        {
            Add(features, Feature.KindInner, kinds[1], kinds[2], kinds[3]);
        }
    }

    /// <summary>The last question of somebody's turn shortly before, and what it speaks of: "Can I have the van?" "You can."</summary>
    private void AddAnswer(TalkSentence sentence, SentenceFacts facts, bool isChair, List<int> features)
    {
        var least = Math.Max(0, sentence.Index - Behind);
        for (var i = _reading.Talk.TurnOf(sentence).FirstSentence - 1; i >= least && sentence.Turn - _reading[i].Turn <= NearTurns; i--)
        {
            if (_reading[i].IsQuestion)
            {
                var kind = isChair ? Feature.ChairAnswers : Feature.Answers;
                Add(features, kind, MainSubject(facts), MainSubject(_facts[i]), _numbers[Math.Min(MostCounted, sentence.Turn - _reading[i].Turn)]);
                return;
            }
        }
    }

    /// <summary>"The library, then?" "Library, yes.": both are told by how the second takes up the first, and by whether what is put has a verb.</summary>
    private void AddEcho(TalkSentence sentence, List<int> features)
    {
        var turn = _reading.Talk.TurnOf(sentence);
        if (sentence.Index == turn.EndSentence - 1 && turn.Index + 1 < _reading.Echoes.Count && _reading.Echoes[turn.Index + 1] is not EchoKind.None and var asked)
        {
            Add(features, Feature.EchoAsked, _numbers[(int)asked], _numbers[IsVerbless(_facts[sentence.Index]) ? 1 : 0]);
        }

        if (sentence.Index == turn.FirstSentence && _reading.Echoes[turn.Index] is not EchoKind.None and var answer)
        {
            Add(features, Feature.EchoAnswer, _numbers[(int)answer], _numbers[IsVerbless(_facts[sentence.Index - 1]) ? 1 : 0]);
        }
    }

    private static bool IsVerbless(SentenceFacts facts) => Array.TrueForAll(facts.Clauses, c => c.Subject is Subject.None or Subject.Bare);

    private int MainSubject(SentenceFacts facts) => _subjects[(int)(facts.Main?.Subject ?? Subject.None)];

    /// <summary>"Somebody will get hurt": words of harm, and whether they stand with words of what may come.</summary>
    private void AddHarm(TalkSentence sentence, SentenceFacts facts, List<int> features)
    {
        if (facts.Harms == 0)
        {
            return;
        }

        var ahead = 0;
        foreach (var token in _reading.Talk.TokensOf(sentence))
        {
            ahead += token.Word is "will" or "would" or "'d" or "could" or "might" or "may" or "going" or "if" or "until" or "when" or "before" ? 1 : 0;
        }

        var harms = _numbers[Math.Min(MostCounted, facts.Harms)];
        Add(features, Feature.Harm, harms);
        Add(features, Feature.HarmAhead, harms, _numbers[Math.Min(MostCounted, ahead)]);
        if (facts.Main is { } main)
        {
            Add(features, Feature.HarmMain, SubjectOf(main), TenseOf(main));
        }
    }
}
