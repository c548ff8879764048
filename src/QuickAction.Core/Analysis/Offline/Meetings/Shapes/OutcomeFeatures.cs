using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>
/// The features by which a sentence is told to settle something or to undertake it: how it is worded, who says it, what led up to it and how it is
/// taken. Everything is seen as function words, classes and shapes, never as names or topics, so that it carries over to other meetings. Linear.
/// </summary>
internal sealed partial class OutcomeFeatures
{
    private const int NearTurns = 4;
    private const int NotYet = int.MinValue;

    // A speech of an hour must not make the reading quadratic.
    private const int NearSentences = 40;

    private static readonly string[] SubjectNames = Enum.GetNames<Subject>();
    private static readonly string[] TenseNames = Enum.GetNames<Tense>();
    private static readonly string[] CueNames = Enum.GetNames<Cue>();

    private readonly Reading _reading;
    private readonly FeatureBook _book;
    private readonly SentenceFacts[] _facts;
    private readonly WordTable _words;
    private readonly HashSet<int>[] _turnMatter;
    private readonly int[] _numbers;
    private readonly int[] _subjects;
    private readonly int[] _tenses;
    private readonly int[] _denied;
    private readonly int[] _cues;

    // By feature the sentence it was last added for, counted from one: a feature is given once.
    private int[] _addedFor = new int[4096];
    private int _sentences;

    // By word of matter the sentence that is read and holds it, counted from one.
    private readonly int[] _ownFor;

    // Where each word of matter was last said, by its number, sentence by sentence as they are read; long ago when it was not yet.
    private readonly int[] _lastSaid;

    public OutcomeFeatures(Reading reading, FeatureBook book)
    {
        (_reading, _book) = (reading, book);
        _numbers = [.. Enumerable.Range(0, 10).Select(n => book.Atom(n.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        _subjects = [.. SubjectNames.Select(book.Atom)];
        _tenses = [.. TenseNames.Select(book.Atom)];
        _denied = [.. TenseNames.Select(t => book.Atom($"{t}-not"))];
        _cues = [.. CueNames.Select(book.Atom)];
        _facts = new SentenceFacts[reading.Sentences.Length];
        _turnMatter = new HashSet<int>[reading.Talk.Turns.Length];
        var room = new SentenceFacts.Room();
        var words = _words = new WordTable(book);
        foreach (var sentence in reading.Sentences)
        {
            _facts[sentence.Index] = SentenceFacts.Read(reading, sentence, book, words, room);
            (_turnMatter[sentence.Turn] ??= []).UnionWith(_facts[sentence.Index].Matter);
        }

        _ownFor = new int[words.Stems];
        _lastSaid = new int[words.Stems];
        Array.Fill(_lastSaid, NotYet);
    }

    public IReadOnlyList<SentenceFacts> Facts => _facts;

    /// <summary>Calls back with the features of each sentence in turn; the list is used again.</summary>
    public void ForEach(Action<int, List<int>> take)
    {
        var features = new List<int>(160);
        foreach (var sentence in _reading.Sentences.ToArray())
        {
            features.Clear();
            _sentences++;
            foreach (var word in _facts[sentence.Index].Matter)
            {
                _ownFor[word] = _sentences;
            }

            Read(sentence, features);
            take(sentence.Index, features);
            foreach (var word in _facts[sentence.Index].Matter)
            {
                _lastSaid[word] = sentence.Index;
            }
        }
    }

    private void Read(TalkSentence sentence, List<int> features)
    {
        var facts = _facts[sentence.Index];
        var isChair = _reading.IsChair(_reading.Speaker(sentence));
        AddWords(facts, isChair, features);
        AddPlace(sentence, facts, isChair, features);
        AddCues(sentence, features);
        AddClauses(sentence, facts, isChair, features);
        AddBeside(sentence, features);
        AddTurns(sentence, facts, features);
        AddTalk(sentence, facts, isChair, features);
        AddSaid(sentence, isChair, features);
        AddCohesion(sentence, facts, isChair, features);
        AddAuthority(sentence, features);
        AddPlaceInTurn(sentence, isChair, features);
        AddKinds(facts, isChair, features);
        AddAnswer(sentence, facts, isChair, features);
        AddEcho(sentence, features);
        AddHarm(sentence, facts, features);
        AddNotes(sentence, facts, features);
    }

    private void Add(List<int> features, Feature kind, int a = -1, int b = -1, int c = -1)
    {
        var feature = _book.Of(kind, a, b, c);
        if (feature < 0)
        {
            return;
        }

        if (feature >= _addedFor.Length)
        {
            Array.Resize(ref _addedFor, Math.Max(feature + 1, 2 * _addedFor.Length));
        }

        if (_addedFor[feature] != _sentences)
        {
            _addedFor[feature] = _sentences;
            features.Add(feature);
        }
    }

    private void Number(List<int> features, Feature kind, int number, int most) => Add(features, kind, _numbers[Math.Min(number, most)]);

    private void AddWords(SentenceFacts facts, bool isChair, List<int> features)
    {
        var atoms = facts.Atoms;
        for (var i = 0; i < atoms.Length; i++)
        {
            Add(features, Feature.Word, atoms[i]);
            if (isChair)
            {
                Add(features, Feature.ChairWord, atoms[i]);
            }

            if (i > 0)
            {
                Add(features, Feature.Pair, atoms[i - 1], atoms[i]);
            }
        }

        Add(features, Feature.Opening, atoms[1], atoms[2]);
        Add(features, Feature.Closing, atoms[^3], atoms[^2], atoms[^1]);
        if (isChair)
        {
            Add(features, Feature.ChairOpening, atoms[1]);
        }
    }

    private void AddPlace(TalkSentence sentence, SentenceFacts facts, bool isChair, List<int> features)
    {
        var (turn, count) = (_reading.Talk.TurnOf(sentence), _reading.Sentences.Length);
        var place = (double)sentence.Index / count;
        Number(features, Feature.Length, sentence.Length switch { <= 3 => 0, <= 6 => 1, <= 10 => 2, <= 16 => 3, <= 25 => 4, _ => 5 }, 5);
        Number(features, Feature.Matter, facts.Matter.Length, 6);
        Number(features, Feature.InTurn, turn.EndSentence - turn.FirstSentence == 1 ? 0 : sentence.Index == turn.FirstSentence ? 1 : sentence.Index == turn.EndSentence - 1 ? 2 : 3, 3);
        Number(features, Feature.Place, place switch { < 0.08 => 0, < 0.2 => 1, < 0.9 => 2, < 0.96 => 3, _ => 4 }, 4);
        Number(features, Feature.Turn, sentence.Turn, 3);
        AddIf(isChair, features, Feature.Chair);
        AddIf(sentence.IsQuestion, features, Feature.Question);
        if (facts.Due > 0)
        {
            Number(features, Feature.Due, facts.Due, 3);
            Number(features, Feature.DuePlace, place switch { < 0.1 => 0, < 0.9 => 1, _ => 2 }, 2);
            Add(features, Feature.DueVerbless, _numbers[facts.Clauses.All(c => c.Subject is Subject.None or Subject.Bare) ? 1 : 0]);
        }

        AddTokens(sentence, features);
    }

    private void AddTokens(TalkSentence sentence, List<int> features)
    {
        var tokens = _reading.Talk.TokensOf(sentence);
        for (var i = 0; i < tokens.Length; i++)
        {
            var (word, next) = (tokens[i].Word, i + 1 < tokens.Length ? tokens[i + 1].Word : "");
            AddIf(tokens[i].Is(TokenMarks.Quoted), features, Feature.Quoted);
            AddIf(ClauseWords.Statistics.Contains(word), features, Feature.Statistic);
            AddIf((word is "twenty" or "nineteen" && ClauseWords.Tens.Contains(next)) || (word == "two" && next == "thousand") || (word.Length == 4 && word[0] is '1' or '2' && word.All(char.IsDigit)), features, Feature.Year);
            if (word is "not" or "never" or "no" or "nobody" or "nothing" or "none")
            {
                Number(features, Feature.Negation, i, 3);
            }

            AddIf(
                i < 3 && _reading.PersonAt(sentence.First + i) >= 0 && tokens[i].Is(TokenMarks.ClauseStart) && tokens[i].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd), features, Feature.Vocative);
        }
    }

    private void AddIf(bool holds, List<int> features, Feature kind)
    {
        if (holds)
        {
            Add(features, kind);
        }
    }

    private void AddCues(TalkSentence sentence, List<int> features)
    {
        foreach (var hit in _reading.Cues(sentence))
        {
            Add(features, Feature.Cue, _cues[(int)hit.Cue]);
            if (hit.First <= sentence.First + 1)
            {
                Add(features, Feature.CueFirst, _cues[(int)hit.Cue]);
            }
        }

        var doubt = (int)DoubtScope.At(_reading, sentence, sentence.First);
        for (var bit = 0; bit < 7; bit++)
        {
            if ((doubt >> bit & 1) != 0)
            {
                Add(features, Feature.Doubt, _numbers[bit]);
            }
        }
    }

    private void AddClauses(TalkSentence sentence, SentenceFacts facts, bool isChair, List<int> features)
    {
        var past = false;
        foreach (var clause in facts.Clauses)
        {
            Add(features, Feature.Clause, SubjectOf(clause), TenseOf(clause));
            Add(features, Feature.Subject, SubjectOf(clause));
            Add(features, Feature.Tense, TenseOf(clause));
            past |= clause.IsPast;
        }

        if (facts.Main is { } said)
        {
            var (subject, tense) = (SubjectOf(said), TenseOf(said));
            Add(features, Feature.Main, subject, tense);
            Add(features, Feature.MainSubject, subject);
            Add(features, Feature.MainTense, tense);
            Add(features, isChair ? Feature.ChairMain : Feature.OtherMain, subject, tense);
            Add(features, Feature.Lead, _book.Atom(said.Lead ?? "-"));
            if (isChair)
            {
                Add(features, Feature.ChairTense, tense);
            }

            if (facts.Due > 0)
            {
                Add(features, Feature.DueMain, subject, tense);
            }

            if (sentence.IsQuestion)
            {
                Add(features, Feature.AskedMain, subject, tense);
            }
        }

        Add(features, Feature.Last, SubjectOf(facts.Clauses[^1]), TenseOf(facts.Clauses[^1]));
        AddIf(past, features, Feature.Past);
        AddIf(!past && isChair, features, Feature.ChairPresent);
    }

    private int SubjectOf(Clause clause) => _subjects[(int)clause.Subject];

    private int TenseOf(Clause clause) => (clause.IsNegated ? _denied : _tenses)[(int)clause.Tense];

    private void AddBeside(TalkSentence sentence, List<int> features)
    {
        var turn = _reading.Talk.TurnOf(sentence);
        if (sentence.Index > turn.FirstSentence)
        {
            AddBeside(_reading[sentence.Index - 1], features, [Feature.BeforeCue, Feature.BeforeQuestion, Feature.BeforeFirst, Feature.BeforeLength, Feature.BeforeShared]);
        }

        if (sentence.Index + 1 < turn.EndSentence)
        {
            AddBeside(_reading[sentence.Index + 1], features, [Feature.AfterCue, Feature.AfterQuestion, Feature.AfterFirst, Feature.AfterLength, Feature.AfterShared]);
        }
    }

    private void AddBeside(TalkSentence beside, List<int> features, ReadOnlySpan<Feature> kinds)
    {
        AddCues(beside, kinds[0], features);
        AddIf(beside.IsQuestion, features, kinds[1]);
        var other = _facts[beside.Index];
        Add(features, kinds[2], other.Atoms[1]);
        Number(features, kinds[3], LengthClass(beside, 3, 7), 2);
        Number(features, kinds[4], Own(other), 2);
    }

    private void AddCues(TalkSentence sentence, Feature kind, List<int> features)
    {
        foreach (var hit in _reading.Cues(sentence))
        {
            Add(features, kind, _cues[(int)hit.Cue]);
        }
    }

    /// <summary>How many words of matter the other sentence shares with the one that is read.</summary>
    private int Own(SentenceFacts other)
    {
        var own = 0;
        foreach (var word in other.Matter)
        {
            own += _ownFor[word] == _sentences ? 1 : 0;
        }

        return own;
    }

    private static int LengthClass(TalkSentence sentence, int little, int middling) => sentence.Length <= little ? 0 : sentence.Length <= middling ? 1 : 2;

    private void AddTurns(TalkSentence sentence, SentenceFacts facts, List<int> features)
    {
        AddTurn(facts, sentence.Turn - 1, isNext: false, features, [Feature.LastTurnCue, Feature.LastTurnQuestion, Feature.LastTurnChair, Feature.LastTurnLength, Feature.LastTurnFirst, Feature.LastTurnOpening, Feature.LastTurnShared, Feature.LastTurnWords]);
        AddTurn(facts, sentence.Turn + 1, isNext: true, features, [Feature.NextTurnCue, Feature.NextTurnQuestion, Feature.NextTurnChair, Feature.NextTurnLength, Feature.NextTurnFirst, Feature.NextTurnOpening, Feature.NextTurnShared, Feature.NextTurnWords]);
    }

    private void AddTurn(SentenceFacts facts, int turn, bool isNext, List<int> features, ReadOnlySpan<Feature> kinds)
    {
        if (Sentences(turn) is not { Count: > 0 } said)
        {
            return;
        }

        var beside = _reading[isNext ? said.First : said.End - 1];
        AddCues(beside, kinds[0], features);
        AddIf(beside.IsQuestion, features, kinds[1]);
        AddIf(_reading.IsChair(_reading.SpeakerOfTurn(turn)), features, kinds[2]);
        Number(features, kinds[3], LengthClass(beside, 3, 8), 2);
        Add(features, kinds[4], _facts[beside.Index].Atoms[1]);
        Add(features, kinds[5], _facts[said.First].Atoms[1]);
        Number(features, kinds[6], facts.Shared(_turnMatter[turn]), 2);
        var words = _reading[said.End - 1].End - _reading[said.First].First;
        Number(features, kinds[7], words <= 5 ? 0 : words <= 15 ? 1 : 2, 2);
    }

    /// <summary>The sentences of the turn; none when there is no such turn.</summary>
    private (int First, int End, int Count) Sentences(int turn)
    {
        if (turn < 0 || turn >= _reading.Talk.Turns.Length)
        {
            return default;
        }

        var (first, end) = (_reading.Talk.Turns[turn].FirstSentence, _reading.Talk.Turns[turn].EndSentence);
        return (first, end, end - first);
    }

    private void AddTalk(TalkSentence sentence, SentenceFacts facts, bool isChair, List<int> features)
    {
        var turn = _reading.Talk.TurnOf(sentence);
        var from = Math.Max(_reading.Talk.Turns[Math.Max(0, turn.Index - NearTurns)].FirstSentence, sentence.Index - NearSentences);
        var (questions, shorts, speakers) = (0, 0, 0UL);
        for (var i = from; i < sentence.Index; i++)
        {
            var near = _reading[i];
            foreach (var hit in _reading.Cues(near))
            {
                if (hit.Cue is Cue.Propose or Cue.Check or Cue.Request or Cue.AskRoom or Cue.Vote or Cue.Assent)
                {
                    Add(features, Feature.Near, _cues[(int)hit.Cue]);
                }
            }

            if (near.Turn < turn.Index)
            {
                var speaker = _reading.Speaker(near);
                questions += near.IsQuestion ? 1 : 0;
                shorts += near.Length <= 4 && speaker != _reading.Speaker(sentence) ? 1 : 0;
                speakers |= speaker >= 0 ? 1UL << (speaker & 63) : 0;
            }
        }

        var shared = 0;
        foreach (var word in facts.Matter)
        {
            shared += _lastSaid[word] >= from ? 1 : 0;
        }

        Number(features, Feature.NearShared, shared, 3);
        Number(features, Feature.NearQuestions, questions, 3);
        Number(features, Feature.NearSpeakers, System.Numerics.BitOperations.PopCount(speakers), 9);
        Number(features, Feature.NearShort, shorts, 3);
        AddResumption(sentence, turn, isChair, features);
        AddFollowing(turn, features);
    }

    /// <summary>How long the chair let others speak, and whether the speaker takes up the own question.</summary>
    private void AddResumption(TalkSentence sentence, Turn turn, bool isChair, List<int> features)
    {
        var place = sentence.Index - turn.FirstSentence;
        if (isChair && place <= 2)
        {
            var back = 0;
            while (back < NearTurns && turn.Index - 1 - back >= 0 && !_reading.IsChair(_reading.SpeakerOfTurn(turn.Index - 1 - back)))
            {
                back++;
            }

            Number(features, Feature.SinceChair, back, NearTurns);
        }

        if (Sentences(turn.Index - 2) is { Count: > 0 } own && _reading.SpeakerOfTurn(turn.Index - 2) == _reading.SpeakerOfTurn(turn.Index))
        {
            Add(features, Feature.Resumes);
            if (_reading[own.End - 1].IsQuestion)
            {
                Number(features, Feature.ResumesQuestion, place, 3);
            }
        }
    }

    private void AddFollowing(Turn turn, List<int> features)
    {
        var end = Math.Min(_reading.Sentences.Length, turn.EndSentence + 4);
        for (var i = turn.EndSentence; i < end && _reading[i].Turn <= turn.Index + 2; i++)
        {
            AddIf(_facts[i].Due > 0, features, Feature.FollowedByDue);
            AddIf(_reading.Has(_reading[i], Cue.Commit), features, Feature.FollowedByPromise);
        }
    }
}
