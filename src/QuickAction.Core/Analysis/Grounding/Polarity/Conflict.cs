namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>
/// What there is for and against it that one thing which a statement says is denied by what was said, or denies it: the best that speaks against it, the best that speaks for it, and how both stand.
/// </summary>
internal sealed class Conflict
{
    /// <summary>So much of what a statement says has to be carried before anything is concluded.</summary>
    private const double LeastCoverage = 0.3;

    /// <summary>Weight of a pairing below which a contrary is chance.</summary>
    private const double LeastWeight = 0.5;

    private readonly List<Proposition> _own;
    private readonly List<Proposition> _said;
    private readonly Pairing[,] _pairings;
    private readonly int _at;

    /// <summary>What speaks for it, what against it, and the most words that anything against it shares with it.</summary>
    private double _same;
    private double _turned;
    private double _most;
    private bool _onlyTurned = true;

    /// <summary>It is what was said, but for words that do not matter.</summary>
    private bool _isSameInAll;

    /// <summary>What was said that speaks most against it, for it, and neither way.</summary>
    private int _against = -1;
    private int _for = -1;
    private int _open = -1;

    private readonly bool _manySentences;

    private Conflict(List<Proposition> own, List<Proposition> said, Pairing[,] pairings, int at, bool manySentences) =>
        (_own, _said, _pairings, _at, _manySentences) = (own, said, pairings, at, manySentences);

    /// <summary>The hints of the proposition of a statement at an index; none when nothing speaks against it and it denies nothing.</summary>
    public static ulong Hints(List<Proposition> own, List<Proposition> said, Pairing[,] pairings, int at, bool manySentences)
    {
        var conflict = new Conflict(own, said, pairings, at, manySentences);
        conflict.Weigh();
        return own[at].Is(Standing.Saying | Standing.Held | Standing.Whether) || conflict._isSameInAll || (conflict._against < 0 && !own[at].IsDenied && !conflict.IsBareDenied) ? 0 : conflict.Read();
    }

    private void Weigh()
    {
        var isMutual = false;
        for (var j = 0; j < _said.Count; j++)
        {
            isMutual |= _pairings[_at, j] is { Verdict: Verdict.Same, IsMutual: true };
        }

        for (var j = 0; j < _said.Count; j++)
        {
            var pairing = _pairings[_at, j];
            _onlyTurned &= pairing.Own <= 0 || pairing.Verdict == Verdict.Turned || _said[j].Is(Standing.Question);
            if (pairing.Shared <= 0 || pairing.Coverage < LeastCoverage)
            {
                continue;
            }

            if (pairing.Verdict == Verdict.Same)
            {
                _isSameInAll |= pairing.Coverage >= 1 && pairing.Own >= 2 && _said[j].Terms.Length == _own[_at].Terms.Length;
                _same += pairing.Weight;
                _for = Better(_for, j);
            }
            else if (pairing.Verdict == Verdict.Unknown)
            {
                _open = Better(_open, j);
            }
            else if (!IsOfAsking(j) && !IsTakenUp(j) && !IsAnsweredNo(j) && !IsWhatForIsDenied(j) && !IsSaidBothWays(j) && (pairing.FocusFound || !isMutual))
            {
                _turned += pairing.Weight;
                _most = Math.Max(_most, pairing.Own);
                _against = Better(_against, j);
            }
        }
    }

    private int Better(int one, int other) => one < 0 || _pairings[_at, other].Shared > _pairings[_at, one].Shared ? other : one;

    /// <summary>Another thing that the statement says takes up the same denial: it speaks against no other.</summary>
    private bool IsTakenUp(int j)
    {
        for (var k = 0; k < _own.Count && _said[j].IsDenied; k++)
        {
            if (k != _at && _own[k].IsDenied && IsTakenUpLiterally(_own[k], _said[j]))
            {
                return true;
            }

            if (k > _at && _own[k].Terms.Length == 0 && (_said[j].Is(Standing.DeniedByAnswer) || (_said[j].Terms.Length < _own[_at].Terms.Length && Array.TrueForAll(_said[j].Terms, t => t.IsIn(_own[_at].Terms)))))
            {
                // "It often is not", behind what was asked; "he had heard a hundred, and it was not".
                return true;
            }

            if (k != _at && _own[k].IsDenied && _own[k].Is(Standing.Aside) && _said[j].Is(Standing.Elliptic))
            {
                // "They haven't": "passed | without compliance".
                return true;
            }

            if (k != _at && _own[k].IsDenied && _pairings[k, j] is { Verdict: Verdict.Same } other && (other.Own > 0 || _said[j].Is(Standing.Elliptic | Standing.Answered | Standing.DeniesIt))
                && (other.SaidFocusFound || _said[j].Is(Standing.Elliptic) || !Array.Exists(_said[j].Terms, t => t.Is(TermMarks.Focus)))
                && ((other.IsMutual && !_pairings[_at, j].SaidFocusFound) || other.Shared >= _pairings[_at, j].Shared))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Asked for the form" of "I can't find one": that it was asked for is not what is denied.</summary>
    private bool IsOfAsking(int j) =>
        !_own[_at].IsDenied && _said[j].IsDenied && Array.Exists(_own[_at].Terms, t => t.Stem == "ask") && !Array.Exists(_said[j].Terms, t => t.Stem == "ask");

    /// <summary>"Said that he had been promised a wall, to which she said no".</summary>
    private bool IsAnsweredNo(int j) => _said[j].Is(Standing.Answered) && _own.Exists(p => p != _own[_at] && Array.Exists(p.Terms, t => t.Stem == "say no"));

    /// <summary>The very word that was denied is denied there, and does not stand here: "accepted, with lamented in place of welcomed".</summary>
    private bool IsTakenUpLiterally(Proposition other, Proposition said)
    {
        var own = _own[_at];
        // "That isn't happening": what it denies was named before it.
        var denied = Array.TrueForAll(said.Terms, t => t.Is(TermMarks.Light) || t.Stem == "happen") && said.Is(Standing.PointsBack) && said.Is(Standing.InheritsDenied) ? said.Terms.Concat(said.Inherited.Take(1)) : said.Terms.Where(s => s.Is(TermMarks.Focus));
        return denied.Any(s => !s.Is(TermMarks.Light)
            && Array.Exists(other.Terms, t => t.Stem == s.Stem && t.Is(TermMarks.Focus | TermMarks.InScope))
            && !Array.Exists(own.Terms, t => t.Stem == s.Stem));
    }

    /// <summary>Something is taken on, and what is denied is that it was so up to now: "haven't got one" of "will write one".</summary>
    private bool IsWhatForIsDenied(int j) =>
        _own[_at].Is(Standing.Undertaking) && !_own[_at].IsDenied && _said[j].IsDenied && (!_said[j].Is(Standing.Ahead) || _pairings[_at, j] is { PredicateFound: false } or { SaidFocusFound: false })
        && _pairings[_at, j] is not { SaidCoverage: >= 0.99, Coverage: >= 0.99 };

    /// <summary>Nobody denies anything, and the word by which they differ was said of something else: "on the lower rate now, she'd get the higher".</summary>
    private bool IsSaidBothWays(int j) => _pairings[_at, j].Turns > 0 && !_own[_at].IsDenied && !_said[j].IsDenied && AreContrariesSaid(j);

    /// <summary>The contraries by which they seem to differ were both said.</summary>
    private bool AreContrariesSaid(int j) =>
        Array.TrueForAll(_own[_at].Terms, t => !t.Opposes(_said[j].Terms) || _said.Exists(s => s != _said[j] && t.IsIn(s.Terms)));

    /// <summary>What speaks against it comes to more than what speaks for it, or all that was said of it is denied, and the statement has no word that could say so in another way.</summary>
    private bool Outweighs =>
        (_turned > _same && _turned > LeastWeight)
        || (_onlyTurned && _most >= 1 && _same == 0 && _own.TrueForAll(IsPlain) && !(_own[_at].Terms is [var first, ..] && first.Is(TermMarks.Order)));

    /// <summary>"We're not there", "that shouldn't be": no part of a statement that affirms all takes it up, and nothing that was said bears this part out.</summary>
    private bool IsBareDenied =>
        !_own[_at].Is(Standing.Frame | Standing.Aside)
        && _own.TrueForAll(IsPlain)
        && _said.Exists(s => s.IsDenied && s.Terms.Length == 0 && !s.Is(Standing.Question | Standing.Rebutted | Standing.Held | Standing.Condition))
        && (_for < 0 || _pairings[_at, _for].Coverage < 0.5);

    private static bool IsPlain(Proposition own) => (!own.HasDenial || own.Is(Standing.Unless)) && own.Limits.Count == 0 && !own.Is(Standing.Limited | Standing.Turning);

    /// <summary>Somebody says it as it is: asks nothing, and makes it depend on nothing.</summary>
    private static bool IsPlainly(Proposition said) => !said.Is(Standing.Question | Standing.Condition | Standing.Whether | Standing.Rebutted | Standing.Limited | Standing.Possible);

    private static bool Holds(Proposition said, Term term) => Array.Exists(said.Terms, s => s.Stem == term.Stem);

    private bool IsFocusAffirmed()
    {
        var focus = Array.FindAll(_own[_at].Terms, t => t.Is(TermMarks.Focus) && !t.Is(TermMarks.Light));
        return _own[_at].IsDenied && focus.Length > 0
            && Array.Exists(focus, f => _said.Exists(s => IsPlainly(s) && !s.HasDenial && Holds(s, f) && CountsTheSame(s)) && !_said.Exists(s => s.IsDenied && Holds(s, f)));
    }

    /// <summary>"One of the four is delivered" does not affirm that three are.</summary>
    private bool CountsTheSame(Proposition said) => Array.TrueForAll(_own[_at].Terms, t => t.Stem[0] != '#' || Holds(said, t));

    private ulong Read()
    {
        ulong hints = 0;
        var own = _own[_at];
        Set(Hint.Outweighs, Outweighs);
        Set(Hint.StatementOfManyParts, _own.Count > 2);
        Set(Hint.StatementOfManySentences, _manySentences);
        Set(Hint.FewTerms, own.Terms.Length <= 2);
        Set(Hint.ManyTerms, own.Terms.Length > 5);
        Set(Hint.OnCondition, own.Is(Standing.Condition));
        Set(Hint.IsPossible, own.Is(Standing.Possible));
        Set(Hint.IsAhead, own.Is(Standing.Ahead));
        Set(Hint.IsAside, own.Is(Standing.Aside | Standing.Frame | Standing.OpensWithNot));
        Set(Hint.IsFragment, own.Is(Standing.Fragment) && !own.Is(Standing.Undertaking));
        Set(Hint.IsPassed, own.Is(Standing.Passed));
        Set(Hint.TakenOn, own.Is(Standing.Undertaking));
        Set(Hint.Turns, own.Is(Standing.Turning | Standing.Limited) || own.Limits.Count > 0);
        Set(Hint.DeniesInAWord, Array.Exists(own.Terms, t => t.Is(TermMarks.Denies)));
        Set(Hint.DeniesElsewhere, _own.FindIndex(p => p.HasDenial && p != own) >= 0);
        Set(Hint.NothingDenied, _said.TrueForAll(s => s.Negators == 0));
        Set(Hint.NothingLimited, _said.TrueForAll(s => !s.HasDenial && s.Limits.Count == 0 && !s.Is(Standing.Limited | Standing.Turning | Standing.Open)));
        Set(Hint.MuchDenied, _said.FindAll(s => s.IsDenied).Count > 1);
        Set(Hint.NothingAheadDenied, _said.TrueForAll(s => !s.HasDenial || !s.Is(Standing.Ahead)));
        Set(Hint.Promised, _said.Exists(s => s.Is(Standing.Undertaking) && s.Negators == 0));
        Set(Hint.ManySaid, _said.Count > 6);
        Set(Hint.OneSaid, _said.Count == 1);
        if (_against >= 0)
        {
            var (pairing, said) = (_pairings[_at, _against], _said[_against]);
            Set(Hint.Against1, pairing.Shared >= 0.75);
            Set(Hint.Against2, pairing.Shared >= 1.5);
            Set(Hint.Against3, pairing.Shared >= 2);
            Set(Hint.Against4, pairing.Shared >= 3);
            Set(Hint.AgainstOwn1, pairing.Own >= 1);
            Set(Hint.AgainstOwn2, pairing.Own >= 2);
            Set(Hint.AgainstOwn3, pairing.Own >= 3);
            Set(Hint.AgainstHalf, pairing.Coverage >= 0.5);
            Set(Hint.AgainstMost, pairing.Coverage >= 0.75);
            Set(Hint.AgainstMoreThanFor, _turned > _same);
            Set(Hint.AgainstTwiceFor, _turned > 2 * _same);
            Set(Hint.FocusFound, pairing.FocusFound);
            Set(Hint.SaidFocusFound, pairing.SaidFocusFound);
            Set(Hint.PredicateFound, pairing.PredicateFound == true);
            Set(Hint.PredicateMissing, pairing.PredicateFound == false);
            Set(Hint.ByContraries, pairing.Turns > 0);
            Set(Hint.NeitherDenies, !own.IsDenied && !said.IsDenied);
            Set(Hint.BothDeny, own.IsDenied && said.IsDenied);
            Set(Hint.SaidOnCondition, said.Is(Standing.Condition) != own.Is(Standing.Condition));
            Set(Hint.SaidByAnother, own.Speaker is not null && said.Speaker is not null && own.Speaker != said.Speaker);
            Set(Hint.SaidTakenUp, said.IsDenied && _own.Exists(k => k != own && k.IsDenied && Array.Exists(said.Terms, s => s.Is(TermMarks.Focus) && s.IsIn(k.Terms))));
            Set(Hint.SaidAnswered, said.Is(Standing.Answered));
            Set(Hint.SaidElliptic, said.Is(Standing.Elliptic));
            Set(Hint.SaidPointsBack, said.Is(Standing.PointsBack));
            Set(Hint.SaidAhead, said.Is(Standing.Ahead));
            Set(Hint.ContrariesSaid, pairing.Turns > 0 && AreContrariesSaid(_against));
            Set(Hint.SaidFewTerms, said.Terms.Length <= 2);
            Set(Hint.SaidHalf, pairing.SaidCoverage >= 0.5);
            Set(Hint.SaidMost, pairing.SaidCoverage >= 0.75);
            Set(Hint.SaidAll, pairing.SaidCoverage >= 0.99);
            Set(Hint.SaidLimits, said.Limits.Count > 0 || said.Is(Standing.Limited | Standing.Turning | Standing.Open | Standing.After));
        }

        if (_for >= 0)
        {
            var pairing = _pairings[_at, _for];
            Set(Hint.For1, pairing.Shared >= 1);
            Set(Hint.For2, pairing.Shared >= 2);
            Set(Hint.For3, pairing.Shared >= 3);
            Set(Hint.ForDenies, _said[_for].IsDenied && own.IsDenied);
            Set(Hint.ForMutual, pairing.IsMutual);
            Set(Hint.ForHalf, pairing.Coverage >= 0.5);
        }

        Set(Hint.BareDenied, IsBareDenied);
        Set(Hint.FocusAffirmed, IsFocusAffirmed());
        Set(Hint.AllTurned, _said.Exists(s => IsPlainly(s) && s.IsDenied != own.IsDenied && own.Terms.Length > 0 && Array.TrueForAll(own.Terms, t => Holds(s, t))));
        Set(Hint.OpenToo, _open >= 0 && _pairings[_at, _open].Shared >= 2);
        return hints;

        void Set(Hint hint, bool holds) => hints |= holds ? 1UL << (int)hint : 0;
    }
}
