using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>What stands around a sentence: short answers, whether the talk moves on to something else, who says that it is theirs to settle.</summary>
internal sealed partial class OutcomeFeatures
{
    /// <summary>Sentences up to this many words are answers and openers; what longer ones say is about their own matter.</summary>
    private const int ShortSentence = 8;

    /// <summary>Sentences ahead in which the talk shows whether it goes on about the same matter, and behind in which that matter stood.</summary>
    private const int Ahead = 6;
    private const int Behind = 15;

    /// <summary>How far from the words that settle a matter people say whose it is to settle, or look round.</summary>
    private const int AuthorityBefore = 6;
    private const int AuthorityAfter = 4;

    private void AddSaid(TalkSentence sentence, bool isChair, List<int> features)
    {
        var turn = _reading.Talk.TurnOf(sentence);
        if (Sentences(turn.Index + 1) is { Count: > 0 } next)
        {
            AddShort(next.First, Feature.NextSaid, features);
            if (isChair)
            {
                AddShort(next.First, Feature.NextSaidToChair, features);
            }
        }

        if (Sentences(turn.Index - 1) is { Count: > 0 } last)
        {
            AddShort(last.End - 1, Feature.LastSaid, features);
        }

        if (sentence.Index + 1 < turn.EndSentence)
        {
            AddShort(sentence.Index + 1, Feature.AfterSaid, features);
        }

        if (sentence.Index > turn.FirstSentence)
        {
            AddShort(sentence.Index - 1, Feature.BeforeSaid, features);
        }
    }

    private void AddShort(int sentence, Feature kind, List<int> features)
    {
        if (_reading[sentence].Length > ShortSentence)
        {
            return;
        }

        foreach (var atom in _facts[sentence].Atoms.AsSpan(1))
        {
            Add(features, kind, atom);
        }
    }

    /// <summary>A matter is settled where talk about it ends: how much of what is said next goes on about it.</summary>
    private void AddCohesion(TalkSentence sentence, SentenceFacts facts, bool isChair, List<int> features)
    {
        var (said, goesOn, own) = (0, 0, 0);
        for (var i = sentence.Index + 1; i <= Math.Min(_facts.Length - 1, sentence.Index + Ahead); i++)
        {
            foreach (var word in _facts[i].Matter)
            {
                said++;
                var isOwn = _ownFor[word] == _sentences;
                own += isOwn ? 1 : 0;
                goesOn += isOwn || _lastSaid[word] >= sentence.Index - Behind ? 1 : 0;
            }
        }

        var share = said == 0 ? 0 : 5 * goesOn / said;
        Number(features, Feature.Cohesion, share, 3);
        if (isChair)
        {
            Number(features, Feature.ChairCohesion, share, 3);
        }

        Number(features, Feature.GoesOn, own, 3);
        Number(features, Feature.NewMatter, facts.Matter.Length == 0 ? 4 : 3 * facts.Matter.Count(w => _lastSaid[w] == NotYet) / facts.Matter.Length, 4);
    }

    private void AddAuthority(TalkSentence sentence, List<int> features)
    {
        for (var i = Math.Max(0, sentence.Index - AuthorityBefore); i <= Math.Min(_facts.Length - 1, sentence.Index + AuthorityAfter); i++)
        {
            var near = _reading[i];
            if (_reading.Has(near, Cue.Authority))
            {
                Number(features, Feature.Authority, i == sentence.Index ? 0 : i < sentence.Index ? 1 : 2, 2);
                if (_reading.Speaker(near) == _reading.Speaker(sentence))
                {
                    Number(features, Feature.OwnAuthority, near.Turn == sentence.Turn ? 0 : 1, 1);
                    if (near.Turn == sentence.Turn && _facts[sentence.Index].Main is { } main)
                    {
                        Add(features, Feature.OwnAuthorityMain, SubjectOf(main), TenseOf(main));
                    }
                }
            }

            if (i > sentence.Index && near.Turn - sentence.Turn <= 2)
            {
                if (_reading.Has(near, Cue.Nod))
                {
                    Number(features, Feature.Nodded, near.Turn - sentence.Turn, 2);
                }

                if (_reading.Has(near, Cue.Relief))
                {
                    Number(features, Feature.Relieved, near.Turn - sentence.Turn, 2);
                }
            }

            if (_reading.Has(near, Cue.Poll))
            {
                Number(features, Feature.Poll, i == sentence.Index ? 0 : i > sentence.Index ? 3 : near.Turn == sentence.Turn ? 1 : 2, 3);
            }
        }
    }

    private void AddPlaceInTurn(TalkSentence sentence, bool isChair, List<int> features)
    {
        var turn = _reading.Talk.TurnOf(sentence);
        var fromEnd = turn.EndSentence - 1 - sentence.Index;
        Number(features, Feature.FromEnd, fromEnd, 4);
        Number(features, Feature.FromStart, sentence.Index - turn.FirstSentence, 4);
        Number(features, Feature.TurnSize, turn.EndSentence - turn.FirstSentence, 6);
        if (isChair)
        {
            Number(features, Feature.ChairFromEnd, fromEnd, 4);
        }
    }
}
