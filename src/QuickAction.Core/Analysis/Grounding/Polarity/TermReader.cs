using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>Reads the words of one clause: which are matter, which deny, and what each does to those behind it.</summary>
internal ref struct TermReader
{
    private readonly ReadOnlySpan<Token> _tokens;
    private readonly ReadOnlySpan<string> _stems;
    private readonly ReadOnlySpan<string?> _figures;
    private readonly bool _isQuestion;
    private readonly bool _isOrder;
    private int _sinceNot = NoNot;
    private int _notAt;
    private bool _isNone;
    private bool _isLack;
    private bool _afterAuxiliary;
    private bool _hasPredicate;
    private bool _hasNeither;
    private bool _awaitsVerb;

    private const int NoNot = 99;

    /// <summary>"Not refused", "not once refused": further off, a denial of its own does not cancel the "not".</summary>
    private const int NearNot = 4;

    /// <summary>So near a "not" a "nothing" only says it again.</summary>
    private const int FarNot = 6;

    public TermReader(ReadOnlySpan<Token> tokens, ReadOnlySpan<string> stems, ReadOnlySpan<string?> figures, bool isFirst, bool isQuestion)
    {
        _tokens = tokens;
        _stems = stems;
        _figures = figures;
        _isQuestion = isQuestion;
        // "Carry out the check": an order begins with its verb.
        _isOrder = isFirst && !SentenceCut.Has(tokens, w => w != "'s" && PolarWords.Auxiliaries.Contains(w)) && !(tokens.Length > 1 && tokens[1].Word == "'s") && IsBare(tokens[0].Word);
        _afterAuxiliary = _isOrder;
    }

    /// <summary>It is an order: it begins with its verb.</summary>
    public readonly bool IsOrder => _isOrder && _tokens[0].Is(TokenMarks.SentenceStart) && Terms is [var verb, ..] && verb.Is(TermMarks.Order);

    public List<Term> Terms { get; } = [];

    public int Negators { get; private set; }

    public Standing Standing { get; private set; }

    public void Read()
    {
        for (var at = 0; at < _tokens.Length; at++)
        {
            at += Word(at);
        }
    }

    /// <summary>Takes up the word at a place; how many more belong to it.</summary>
    private int Word(int at)
    {
        var word = _tokens[at].Word;
        if (_figures.Length > 0 && _figures[at] is { } figure)
        {
            if (figure.Length > 0)
            {
                Terms.Add(new Term(figure, [], TermMarks.Figure | Reached(at, doubles: false)));
            }

            return 0;
        }

        if (PolarWords.Negations.Contains(word))
        {
            return Negation(at);
        }

        if (word == "except" || (word is "but" or "bar" && at > 0 && SentenceCut.Has(_tokens[..at], IsWhole)) || (word == "before" && SentenceCut.IsAny(Next(at))))
        {
            // "All but two", "everything except the swing", "before anybody saw him".
            Negators++;
            Standing |= word == "except" ? Standing.PointsBack : Standing.None;
            _sinceNot = word == "before" ? _sinceNot : 0;
            return 0;
        }

        if (SentenceCut.IsContrast(_tokens, at))
        {
            // "Gravel rather than tarmac": no tarmac.
            Negators++;
            _sinceNot = 0;
            return _tokens[at].Word == "in" ? 2 : 1;
        }

        // "Reasons for refusing": of a refusal, and not refused.
        var isNamed = at > 0 && _tokens[at - 1].Word is "for" or "of" or "about" && _tokens[at].Word.EndsWith("ing", StringComparison.Ordinal);
        if (!isNamed && Clause.Flips(_tokens, at) is > 0 and var flip)
        {
            Terms.Add(new Term(_stems[at], [], TermMarks.Flip));
            Negators++;
            _sinceNot = 0;
            return flip - 1;
        }

        if (IsSetPhrase(at))
        {
            // "There's no doubt about his capacity": minutes may put it with a "not".
            Standing |= word is "doubt" or "question" ? Standing.Limited : Standing.None;
            return 0;
        }

        Note(at);
        return Matter(at);
    }

    private int Negation(int at)
    {
        var next = Next(at);
        var word = _tokens[at].Word;
        // "He's not given me nothing" denies once.
        var doubles = Negators == 1 && word is "nothing" or "nobody" or "none" or "nowhere" or "no" && _tokens[_notAt].Word is "not" or "never" && at - _notAt is > 1 and < FarNot && _tokens[at - 1].Word != "with";
        // "Wasn't aiming at her neither", "can't do it no more".
        doubles |= Negators == 1 && _tokens[_notAt].Word is "not" or "never" && (word == "neither" || (word == "no" && next == "more")) && at + (word == "no" ? 2 : 1) >= _tokens.Length;
        var again = doubles || (word is "hardly" or "barely" or "scarcely" && at > 0 && _tokens[at - 1].Word == "not") || (word == "nor" && _hasNeither);
        _hasNeither |= word == "neither";
        if (again || word == "nor" || Clause.Counts(_tokens, at, _isQuestion))
        {
            Negators += again ? 0 : 1;
            (_notAt, _isNone) = (at, word is "no" or "without" or "nothing" or "none" or "nobody");
            _isLack = word is "no" or "without" || (word == "not" && next is "one" or "any");
            // "Nobody for Friday": there is nobody, of Friday nothing is denied. "None of the letters had reached her": what is denied is what follows the verb.
            _awaitsVerb = (word is "nobody" or "nothing" or "none" or "neither" or "nowhere" && PolarWords.Prepositions.Contains(next))
                || (IsNoOne(at) && at + 2 < _tokens.Length && PolarWords.Prepositions.Contains(_tokens[at + 2].Word));
            _sinceNot = !_awaitsVerb ? 0 : next == "of" ? -1 : NoNot;
        }

        return IsNoOne(at) ? 1 : Clause.Hollow(_tokens, at);
    }

    /// <summary>"No one" is nobody; "no one answer" is no answer.</summary>
    private readonly bool IsNoOne(int at) => _tokens[at].Word == "no" && Next(at) == "one"
        && (at + 2 >= _tokens.Length || PolarWords.IsAuxiliary(_tokens[at + 2]) || PolarWords.Prepositions.Contains(_tokens[at + 2].Word) || _tokens[at + 1].Is(TokenMarks.ClauseEnd)
            || _tokens[at + 2].Word is "who" or "else" or "has" or "ever" or "yet" or "to" || _tokens[at + 2].Word.EndsWith("ed", StringComparison.Ordinal));

    /// <summary>"The end of the month", "agreed to", "no doubt": nothing of matter.</summary>
    private bool IsSetPhrase(int at)
    {
        var word = _tokens[at].Word;
        var before = at > 0 ? _tokens[at - 1].Word : "";
        if (word is "agreed" or "undertook" or "undertake" or "undertaken" && Next(at) == "to")
        {
            _afterAuxiliary = true;
            return true;
        }

        // "There's two thousand left": it remains, and nobody leaves.
        return (word == "left" && _figures.Length > 0 && HasFigure(at) && !PolarWords.Subjects.Contains(before) && !PolarWords.Auxiliaries.Contains(before))
            || (word == "end" && (before == "the" || Next(at) == "of")) || (word is "doubt" or "question" && before == "no");
    }

    private readonly bool HasFigure(int before)
    {
        for (var at = 0; at < before; at++)
        {
            if (_figures[at] is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the word says of how the clause stands.</summary>
    private void Note(int at)
    {
        var word = _tokens[at].Word;
        if (_awaitsVerb && PolarWords.IsAuxiliary(_tokens[at]))
        {
            (_sinceNot, _awaitsVerb) = (0, false);
        }

        _afterAuxiliary |= PolarWords.IsAuxiliary(_tokens[at]) || (word == "to" && at > 0 && _tokens[at - 1].Word is "asked" or "offered" or "promised");
        var opens = word == "unless" || (word == "before" && at > 0 && _tokens[at - 1].Word != "since") || (word is "until" or "till" && !(Next(at).Length > 0 && Clause.IsFigure(Next(at))));
        var wasGoing = word == "going" && at > 0 && _tokens[at - 1].Word is "was" or "were" && Next(at) == "to";
        Standing |= (wasGoing || PolarWords.Wishes.Contains(word) ? Standing.Wish : Standing.None)
            | (opens ? Standing.Open : Standing.None)
            | (word is "could" or "may" or "might" && PolarWords.IsAuxiliary(_tokens[at]) ? Standing.Possible : Standing.None)
            | (word == "after" ? Standing.After : Standing.None)
            | (PolarWords.Turning.Contains(word) ? Standing.Turning : Standing.None)
            | (word is "should" or "ought" && SentenceCut.Has(_tokens[at..Math.Min(at + 3, _tokens.Length)], w => w == "have") ? Standing.Limited : Standing.None)
            | (word is "only" or "few" or "little" ? Standing.Limited : Standing.None)
            | (PolarWords.Pointers.Contains(word) ? Standing.PointsBack : Standing.None);
    }

    private int Matter(int at)
    {
        var token = _tokens[at];
        var (word, stem) = (token.Word, _stems[at]);
        if (stem == "say" && Next(at) == "no" && at + 2 < _tokens.Length && !_tokens[at + 1].Is(TokenMarks.ClauseEnd))
        {
            // "Wants to say no address": no refusal.
            return 0;
        }

        var senses = Meanings.At(_stems, at, out var length);
        var isDay = DateWords.Weekday(token) is not null || DateReader.Month(token) is not null;
        if (word is "mine" or "ours" or "yours" or "hers" or "theirs")
        {
            Terms.Add(new Term(Possession, [], Reached(at, doubles: false)));
            _sinceNot++;
            return 0;
        }

        var isApology = word == "sorry" && at > 0 && _stems[at - 1] == "say";
        if (length == 1 && !isDay && !isApology && IsHollow(word, stem, senses is not null))
        {
            if (!IsDeniedTelling(at))
            {
                return 0;
            }

            (stem, senses) = (Told, Meanings.Of(Told));
        }

        var isLight = length == 1 && PolarWords.Light.Contains(stem);
        var isName = token.Is(TokenMarks.Capital) && !token.Is(TokenMarks.SentenceStart) && !isDay;
        // "Lower Tiding" is a place and falls nowhere.
        senses = isName && at + 1 < _tokens.Length && _tokens[at + 1].Is(TokenMarks.Capital) ? null : senses;
        var marks = Reached(at, doubles: true) | (isName ? TermMarks.Name : TermMarks.None) | (isLight ? TermMarks.Light : TermMarks.None) | (isDay ? TermMarks.Day : TermMarks.None)
            | (_isOrder && at == 0 && token.Is(TokenMarks.SentenceStart) ? TermMarks.Order : TermMarks.None);
        if (Opposites.Base(word) is { } denied)
        {
            stem = Clause.OwnStem(denied);
            senses = Array.ConvertAll(Meanings.Of(stem), s => s with { IsContrary = !s.IsContrary });
            marks |= TermMarks.Contrary | TermMarks.Denies;
        }
        else if (senses is not null && !isLight && !IsTitle(at) && Array.TrueForAll(senses, s => s.IsContrary) && Array.Exists(senses, s => s.Denies))
        {
            marks |= TermMarks.Denies;
        }

        if (_sinceNot == 0 && PolarWords.Troubles.Contains(stem) && Next(at) is "with" or "about" or "to" or "over" or "if" or "at")
        {
            marks |= TermMarks.Trouble;
        }

        if (_afterAuxiliary && !isName && !isLight)
        {
            marks |= _hasPredicate ? TermMarks.None : TermMarks.Predicate;
            _hasPredicate = true;
        }

        Terms.Add(new Term(length == 1 ? stem : string.Join(' ', _stems.Slice(at, length)), senses ?? [], marks));
        _sinceNot += isLight ? 0 : 1;
        _afterAuxiliary &= !_isOrder;
        return length - 1;
    }

    private const string Told = "tell";

    /// <summary>"It's not mine then", "it was not theirs": whose it is changes with who tells it.</summary>
    private const string Possession = "theirs";

    /// <summary>"Don't tell him", "he never said to me": that it was told is what is denied.</summary>
    private readonly bool IsDeniedTelling(int at) =>
        _sinceNot == 0 && Negators > 0 && _stems[at] is "tell" or "say"
        && (_stems[at] == "tell" ? Next(at) is "me" or "him" or "her" or "them" or "us" or "you" || SentenceCut.IsAny(Next(at)) : Next(at) == "to");

    /// <summary>How the negation before it reaches a term that stands here.</summary>
    private readonly TermMarks Reached(int at, bool doubles) =>
        (Negators > 0 ? TermMarks.InScope : TermMarks.None)
        | (_sinceNot == 0 ? TermMarks.Focus | (_isLack ? TermMarks.Lacked : TermMarks.None) : TermMarks.None)
        | (doubles && _sinceNot == 0 && !_isNone && at - _notAt < NearNot ? TermMarks.Doubled : TermMarks.None);

    private readonly string Next(int at) => at + 1 < _tokens.Length ? _tokens[at + 1].Word : "";

    /// <summary>"Visits", "falling" and "agreed" give no order.</summary>
    private static bool IsBare(string word) =>
        !(word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("ed", StringComparison.Ordinal) || (word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal)));

    private static bool IsWhole(string word) => word is "all" or "every" or "everything" or "everybody" or "everyone" or "none" or "nothing" or "nobody";

    /// <summary>"Miss Delgado" misses nothing.</summary>
    private readonly bool IsTitle(int at) =>
        _tokens[at].Word == "miss" && _tokens[at].Is(TokenMarks.Capital) && at + 1 < _tokens.Length && _tokens[at + 1].Is(TokenMarks.Capital);

    private static bool IsHollow(string word, string stem, bool hasSenses)
    {
        if (hasSenses && !StopWords.Has(word) && !PolarWords.Auxiliaries.Contains(word))
        {
            return false;
        }

        return word.Length < 2
            || word[0] == '\''
            || PolarWords.Auxiliaries.Contains(word)
            || PolarWords.Hollow.Contains(stem)
            || (StopWords.Has(word) && !(hasSenses && PolarWords.Kept.Contains(word)) && !PolarWords.Verbs.Contains(stem) && !PolarWords.Verbs.Contains(word));
    }
}
