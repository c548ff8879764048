namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>
/// Compares a proposition of a statement with one that was said: the terms of each find their partners in the other, words that mean the same cancel, contraries turn, and what is left of
/// denials on either side decides whether the two say the same.
/// </summary>
internal ref partial struct Matching
{
    private readonly Proposition _claim;
    private readonly Proposition _said;

    /// <summary>For each term of the statement its partner, or -1; for each that was said the sign of its match, or 0.</summary>
    private readonly Span<int> _partners;
    private readonly Span<int> _signs;
    private double _own;
    private double _ownMatter;
    private double _inherited;
    private double _asked;
    private double _total;
    private int _turns;
    private int _agreed;
    private int _soft;
    private int _claimFocus;
    private int _claimFocusFound;
    private int _claimFocusInherited;
    private int _saidFocus;
    private int _saidFocusFound;
    private int _firstFocus;
    private bool _focusOpposed;
    private bool _claimMatter;
    private bool _claimMatterFound;
    private bool? _predicateFound;

    private const double InheritedWeight = 0.4;
    private const double EchoedWeight = 0.9;

    private Matching(Proposition claim, Proposition said, Span<int> partners, Span<int> signs)
    {
        (_claim, _said) = (claim, said);
        _partners = partners;
        _signs = signs;
        _firstFocus = int.MaxValue;
    }

    /// <param name="statement">All propositions of the statement: a word of denial that it has elsewhere is not held against it here.</param>
    public static Pairing Of(Proposition claim, Proposition said, List<Proposition> statement)
    {
        const int Most = 64;
        var (own, other) = (Math.Min(claim.Terms.Length, Most), Math.Min(said.Terms.Length, Most));
        var matching = new Matching(claim, said, stackalloc int[own], stackalloc int[other]);
        matching.Pair();
        matching.ReadClaim();
        matching.ReadSaid(statement);
        return matching.Judge();
    }

    /// <summary>Words of the same meaning first, then contraries.</summary>
    private readonly void Pair()
    {
        _partners.Fill(-1);
        for (var want = 1; want >= -1; want -= 2)
        {
            for (var c = 0; c < _partners.Length; c++)
            {
                for (var i = 0; i < _signs.Length && _partners[c] < 0; i++)
                {
                    // "Take" and "get" of anything at all are no contraries.
                    if (_signs[i] == 0 && Term.Sign(_claim.Terms[c], _said.Terms[i]) == want && (want > 0 || !(_claim.Terms[c].Is(TermMarks.Light) && _said.Terms[i].Is(TermMarks.Light))))
                    {
                        (_signs[i], _partners[c]) = (want, i);
                    }
                }
            }
        }
    }

    private void ReadClaim()
    {
        for (var c = _partners.Length - 1; c >= 0; c--)
        {
            _firstFocus = _claim.Terms[c].Is(TermMarks.Focus) && _partners[c] >= 0 ? c : _firstFocus;
        }

        for (var c = 0; c < _partners.Length; c++)
        {
            var term = _claim.Terms[c];
            _total += term.Is(TermMarks.Name) ? term.Weight / 2 : term.Weight;
            var sign = _partners[c] < 0 ? 0 : _signs[_partners[c]];
            var isInherited = sign != 1 && FromInherited(term, c, ref sign);
            if (!isInherited && sign != 0)
            {
                _own += term.Weight;
                _ownMatter += term.Is(TermMarks.Name) ? 0 : term.Weight;
            }

            _agreed += sign > 0 ? 1 : 0;
            // "Failed its test" denies that it passed, "if it failed" has the failure itself.
            _turns += sign < 0 || (sign > 0 && !isInherited && term.Is(TermMarks.Flip) != _said.Terms[_partners[c]].Is(TermMarks.Flip)) ? 1 : 0;
            _predicateFound = term.Is(TermMarks.Predicate) ? sign != 0 : _predicateFound;
            if (term.Is(TermMarks.Focus))
            {
                _claimFocus++;
                _claimFocusFound += sign != 0 || IsDoubleDenial(term) ? 1 : 0;
                _claimMatterFound |= (sign != 0 || IsDoubleDenial(term)) && !term.Is(TermMarks.Figure);
                _claimMatter |= !term.Is(TermMarks.Figure | TermMarks.Light);
                _focusOpposed |= sign < 0;
                _claimFocusInherited += isInherited && !_said.Is(Standing.Elliptic) ? 1 : 0;
            }

            if (sign == 0 && (term.Is(TermMarks.Denies | TermMarks.Trouble) || (!term.Is(TermMarks.Light) && term.Opposes(_said.Terms))))
            {
                Count(term, isBeforeFocus: c < _firstFocus);
            }
        }
    }

    /// <summary>"It" and what is left out stand for the term. A word of the same meaning there is better than a contrary among the words themselves.</summary>
    private bool FromInherited(in Term term, int c, ref int sign)
    {
        var isElliptic = _said.Is(Standing.Elliptic);
        var isAsked = _said.Is(Standing.InheritsAsked) && !isElliptic;
        for (var i = 0; i < _said.Inherited.Length; i++)
        {
            var other = Term.Sign(term, _said.Inherited[i]);
            if (isAsked && other > 0 && sign == 0)
            {
                // It answers what was asked about this: in other words it may say the same, that it says the contrary does not follow.
                _asked += term.Weight * InheritedWeight;
                return false;
            }

            if (!isAsked && (other > 0 || (other < 0 && sign == 0 && isElliptic)))
            {
                if (_partners[c] >= 0)
                {
                    _signs[_partners[c]] = 0;
                    _partners[c] = -1;
                }

                sign = other;
                _inherited += term.Weight * (isElliptic && i < _said.Echoed ? EchoedWeight : InheritedWeight);
                return true;
            }
        }

        return false;
    }

    private void ReadSaid(List<Proposition> statement)
    {
        var firstFound = _said.Terms.Length;
        for (var c = 0; c < _partners.Length; c++)
        {
            firstFound = _claim.Terms[c].Is(TermMarks.Focus) && _partners[c] >= 0 ? Math.Min(firstFound, _partners[c]) : firstFound;
        }

        for (var i = 0; i < _signs.Length; i++)
        {
            var term = _said.Terms[i];
            if (term.Is(TermMarks.Focus))
            {
                _saidFocus++;
                _saidFocusFound += _signs[i] != 0 || IsDoubleDenial(term) || term.Is(TermMarks.Trouble) ? 1 : 0;
            }

            if (_signs[i] == 0
                && ((term.Is(TermMarks.Denies | TermMarks.Trouble) && !statement.Exists(p => term.IsIn(p.Terms))) || (!term.Is(TermMarks.Light) && term.Opposes(_claim.Terms))))
            {
                Count(term, isBeforeFocus: i < firstFound);
            }
        }
    }

    /// <summary>A word of denial that has no partner: under a "not" of its own it cancels that; before what is denied it may deny it once more, which leaves all open.</summary>
    private void Count(in Term term, bool isBeforeFocus)
    {
        if (term.Is(TermMarks.Focus))
        {
            _turns += term.Is(TermMarks.Doubled | TermMarks.Trouble) ? 1 : 0;
        }
        else if (isBeforeFocus)
        {
            _soft++;
        }
    }

    private static bool IsDoubleDenial(in Term term) => term.Is(TermMarks.Denies) && term.Is(TermMarks.Doubled);
}
