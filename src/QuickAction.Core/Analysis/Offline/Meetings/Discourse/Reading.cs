using QuickAction.Core.Analysis.Offline.Meetings.People;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Discourse;

/// <summary>The talk with what its phrases do: for every sentence who says it and which cues it holds. Read once, in one pass.</summary>
internal sealed class Reading
{
    private readonly List<CueHit> _hits = [];
    private readonly int[] _firstHit;
    private readonly int[] _speakers;
    private readonly int[] _named;
    private readonly bool[] _others;
    private EchoKind[]? _echoes;

    public Reading(Talk talk, Roster roster, Chair chair)
    {
        (Talk, Roster, Chair) = (talk, roster, chair);
        var tokens = talk.Tokens;
        var ids = CouncilPhrases.Book.Ids(tokens);
        _firstHit = new int[talk.Sentences.Length + 1];
        _speakers = new int[talk.Turns.Length];
        _named = new int[tokens.Length];
        _others = new bool[tokens.Length];
        for (var i = 0; i < _speakers.Length; i++)
        {
            _speakers[i] = roster.Speaker(talk.Turns[i]);
        }

        foreach (var sentence in talk.Sentences)
        {
            _firstHit[sentence.Index] = _hits.Count;
            var words = tokens.Slice(sentence.First, sentence.Length);
            CouncilPhrases.Book.Find(new PhraseText(words, ids.AsSpan(sentence.First, sentence.Length), sentence.First), words, _hits);
            QuotedSpeech.Mark(tokens, sentence, _others);
        }

        _firstHit[^1] = _hits.Count;
        NamePeople();
    }

    /// <summary>By turn how it takes up the question that the turn before ends with.</summary>
    public IReadOnlyList<EchoKind> Echoes => _echoes ??= Echo.Read(this);

    public Talk Talk { get; }
    public Roster Roster { get; }
    public Chair Chair { get; }
    public ReadOnlySpan<TalkSentence> Sentences => Talk.Sentences;
    public ReadOnlySpan<Token> Tokens => Talk.Tokens;

    public TalkSentence this[int sentence] => Talk.Sentences[sentence];

    public int Speaker(TalkSentence sentence) => _speakers[sentence.Turn];

    /// <summary>Who speaks in the turn; -1 when the source does not say, or there is no such turn.</summary>
    public int SpeakerOfTurn(int turn) => turn >= 0 && turn < _speakers.Length ? _speakers[turn] : -1;

    public bool IsChair(int person) => person >= 0 && person == Chair.Person;

    /// <summary>The token is a word of somebody else, said as they said it: see <see cref="QuotedSpeech"/>.</summary>
    public bool IsOfAnother(int token) => _others[token];

    /// <summary>Whether an "I" or "my" of the tokens is somebody else's.</summary>
    public bool HasFirstPersonOfAnother(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (_others[at] && Tokens[at].Word is "i" or "me" or "my" or "mine" or "myself")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The person whose name begins at the token, or -1.</summary>
    public int PersonAt(int token) => _named[token] - 1;

    public ReadOnlySpan<CueHit> Cues(TalkSentence sentence) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_hits)[_firstHit[sentence.Index].._firstHit[sentence.Index + 1]];

    public bool Has(TalkSentence sentence, Cue cue) => Find(sentence, cue) is not null;

    /// <summary>The first hit of the cue that begins at or after the token.</summary>
    public CueHit? Find(TalkSentence sentence, Cue cue, int from = 0)
    {
        foreach (var hit in Cues(sentence))
        {
            if (hit.Cue == cue && hit.First >= from)
            {
                return hit;
            }
        }

        return null;
    }

    public bool HasBefore(TalkSentence sentence, Cue cue, int token)
    {
        foreach (var hit in Cues(sentence))
        {
            if (hit.Cue == cue && hit.First < token)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The sentence in the turn, counted from its first; null when the turn has no such one.</summary>
    public TalkSentence? InTurn(int turn, int index)
    {
        if (turn < 0 || turn >= Talk.Turns.Length || index < 0)
        {
            return null;
        }

        var sentence = Talk.Turns[turn].FirstSentence + index;
        return sentence < Talk.Turns[turn].EndSentence ? Talk.Sentences[sentence] : null;
    }

    /// <summary>Words that carry matter: no function words, no fillers.</summary>
    public int ContentWords(int first, int end)
    {
        var count = 0;
        for (var i = first; i < end; i++)
        {
            count += FunctionWords.IsContent(Tokens[i].Word) ? 1 : 0;
        }

        return count;
    }

    public HashSet<string> Content(int first, int end)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = first; i < end; i++)
        {
            if (FunctionWords.IsContent(Tokens[i].Word))
            {
                words.Add(FunctionWords.Stem(Tokens[i].Word));
            }
        }

        return words;
    }

    public int ClauseStart(TalkSentence sentence, int token)
    {
        while (token > sentence.First && !Tokens[token].Is(TokenMarks.ClauseStart))
        {
            token--;
        }

        return token;
    }

    public int ClauseEnd(TalkSentence sentence, int token)
    {
        while (token < sentence.End - 1 && !Tokens[token].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
        {
            token++;
        }

        return token + 1;
    }

    private void NamePeople()
    {
        var tokens = Tokens;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Is(TokenMarks.Capital) && Roster.At(tokens, at, out var length) is >= 0 and var person)
            {
                _named[at] = person + 1;
                at += length - 1;
            }
        }
    }
}
