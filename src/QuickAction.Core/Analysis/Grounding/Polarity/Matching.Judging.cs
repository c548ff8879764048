namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>What is concluded of a proposition and its partner once their terms are matched, and how much that is worth.</summary>
internal ref partial struct Matching
{
    /// <summary>What is denied is spoken of: as good as another word.</summary>
    private const double FocusWorth = 1;

    /// <summary>What is left of the evidence when what is denied is not what they share, and when it may not be.</summary>
    private const double Off = 0.3;
    private const double Near = 0.6;

    /// <summary>So much of a proposition carried is more than chance, whatever is denied in it.</summary>
    private const double Wide = 0.55;

    private Pairing Judge()
    {
        var verdict = VerdictOf();
        var (asks, answers) = (_claim.IsDenied && !_claim.Is(Standing.Passed) && _claimFocus > 0, _said.IsDenied && !_said.Is(Standing.Passed | Standing.Answered) && _saidFocus > 0);
        if (verdict == Verdict.Same && _said.Is(Standing.InheritsDenied) && !_said.Is(Standing.Elliptic) && !_claim.IsDenied && !_said.IsDenied)
        {
            // What it inherits was denied: that it is affirmed does not follow.
            _inherited = 0;
        }

        var shared = _own + _inherited;
        var coverage = CoverageOf(shared);
        shared = verdict switch
        {
            Verdict.Turned => Against(shared, coverage, asks, answers),
            Verdict.Same => For(shared, asks, answers),
            _ => shared,
        };
        return new Pairing(verdict, shared, coverage, _own, _claimFocusFound > _claimFocusInherited, _saidFocusFound > 0, asks && answers && Foci(inScope: false) > 0, _predicateFound, _turns, SaidCoverage());
    }

    private readonly Verdict VerdictOf()
    {
        if (_said.Is(Standing.Question | Standing.Rebutted | Standing.Held) || (_said.Is(Standing.Condition) && !_claim.Is(Standing.Condition) && !IsRuledOut()))
        {
            return Verdict.Unknown;
        }

        var isOdd = (_claim.Negators + _said.Negators + _turns) % 2 == 1;
        if (_soft > 0)
        {
            return isOdd && _soft == 1 ? Verdict.Same : Verdict.Unknown;
        }

        var isLimited = _claim.IsDenied && !_said.IsDenied && IsLimited() && !(_said.Is(Standing.Elliptic) && _own > 0);
        var isContrast = _claim.IsDenied && !_said.IsDenied && _said.Is(Standing.Limited) && _claimFocusFound > 0 && _own > 0 && HasOtherSubject();
        // "Was last surveyed in 2018" of "they haven't surveyed it since 2018".
        var isSince = _said.IsDenied && !_claim.IsDenied && Array.Exists(_claim.Terms, t => t.Stem == "last") && Array.Exists(_said.Terms, t => t.Stem == "sinc");
        return !isOdd || isContrast || isSince ? Verdict.Same
            : isLimited || (_claim.IsDenied != _said.IsDenied && IsRest(_claim, _said)) || ((_claim.Standing | _said.Standing).HasFlag(Standing.Unless)) || (_said.Is(Standing.Open) && !_claim.Is(Standing.Open | Standing.Before)) || (_claim.IsDenied && _claim.Is(Standing.Open) && _said.Is(Standing.After)) || (_said.Is(Standing.Wish) && !_said.IsDenied && !_claim.Is(Standing.Wish)) ? Verdict.Unknown
            : Verdict.Turned;
    }

    /// <summary>"Three of the four have not been delivered" of "they've delivered one of the four": the rest of them.</summary>
    public static bool IsRest(Proposition claim, Proposition said)
    {
        var (most, part) = (0d, 1d);
        foreach (var term in said.Terms)
        {
            if (term.Is(TermMarks.Figure))
            {
                (most, part) = term.Value > most ? (term.Value, most == 0 ? part : most) : (most, term.Value);
            }
        }

        return most > 0 && Array.Exists(claim.Terms, t => t.Is(TermMarks.Figure) && t.Value < most && t.Value + part == most);
    }

    /// <summary>"Only the north side needs replacing": of what else is named, the contrary is said.</summary>
    private readonly bool HasOtherSubject()
    {
        for (var i = 0; i < _signs.Length; i++)
        {
            if (_signs[i] == 0 && !_said.Terms[i].Is(TermMarks.Light))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What was said limits or ends something in words that the statement has not.</summary>
    private readonly bool IsLimited()
    {
        foreach (var limit in _said.Limits)
        {
            // "I'll ring them instead": something else is left undone.
            if (!_claim.Limits.Contains(limit) && !(limit == "instead" && _claimFocusFound > 0))
            {
                return true;
            }
        }

        return _said.Is(Standing.Limited) && !_claim.Is(Standing.Limited);
    }

    /// <summary>"Could not fail" of "if it fails": whoever says what would follow holds it for possible.</summary>
    private readonly bool IsRuledOut() => _claim.IsDenied && !_said.IsDenied && _claim.Is(Standing.Possible) && _claimFocusFound > _claimFocusInherited;

    /// <summary>Where what is denied is what they share, that is enough to say that they are about the same.</summary>
    private readonly double CoverageOf(double shared)
    {
        const double Enough = 0.35;
        const double Least = 0.15;
        var coverage = _total == 0 ? 0 : Math.Min(1, shared / _total);
        return (_said.IsDenied && (_saidFocusFound > 0 || (_claim.IsDenied && _claimFocusFound > 0)))
            || (_claim.IsDenied && !_said.IsDenied && _claimFocusFound > _claimFocusInherited && coverage >= Least)
            ? Math.Max(coverage, Enough)
            : coverage;
    }

    private readonly double SaidCoverage()
    {
        var (found, all) = (0d, 0d);
        for (var i = 0; i < _signs.Length; i++)
        {
            var weight = _said.Terms[i].Is(TermMarks.Light) ? 0.5 : 1;
            all += weight;
            found += _signs[i] != 0 ? weight : 0;
        }

        return all == 0 ? 0 : found / all;
    }

    /// <summary>What speaks for it that one denies the other.</summary>
    private readonly double Against(double shared, double coverage, bool asks, bool answers)
    {
        var isElliptic = _said.Is(Standing.Elliptic);
        if ((asks && (_claimFocusFound == 0 || (_claimMatter && !_claimMatterFound))) || (answers && _saidFocusFound == 0 && !(_said.Is(Standing.DeniesIt) && _inherited > 0)))
        {
            shared *= coverage >= Wide ? Near : Off;
        }
        else if (_said.IsDenied && _saidFocus == 0 && !isElliptic && !_said.Is(Standing.Passed | Standing.Answered))
        {
            shared *= Off;
        }
        else if (asks)
        {
            var found = _claimFocusFound - _claimFocusInherited;
            shared = found == 0 ? shared * Near : shared + FocusWorth * found / _claimFocus;
        }
        else if (answers)
        {
            shared += FocusWorth;
        }

        shared *= _predicateFound == false && !asks ? Near : 1;
        shared *= IsOther(TermMarks.Figure) || IsOther(TermMarks.Day) || IsOrderOfOther() ? Off : 1;
        return (_ownMatter == 0 && _own < 1 && !isElliptic)
            || (isElliptic && _said.Terms.Length > 0 && _own == 0)
            || (!_claim.IsDenied && !_said.IsDenied && _agreed == 0)
            || (_claim.Is(Standing.Condition) != _said.Is(Standing.Condition) && !IsRuledOut())
            ? shared * Off
            : shared;
    }

    /// <summary>Both have figures, or days, and none is the same.</summary>
    private readonly bool IsOther(TermMarks kind)
    {
        var (has, found) = (false, false);
        for (var c = 0; c < _partners.Length; c++)
        {
            has |= _claim.Terms[c].Is(kind);
            found |= _claim.Terms[c].Is(kind) && _partners[c] >= 0;
        }

        return has && !found && Array.Exists(_said.Terms, t => t.Is(kind));
    }

    /// <summary>What is denied is why something is to be done ("they won't come": "ring the agency"), unless it is denied of the very thing.</summary>
    private readonly bool IsOrderOfOther() => !_claim.IsDenied && _said.IsDenied && _partners.Length > 0 && _claim.Terms[0].Is(TermMarks.Order) && _partners[0] < 0;

    /// <summary>What speaks for it that they say the same.</summary>
    private readonly double For(double shared, bool asks, bool answers)
    {
        if (asks && !_said.IsDenied && _focusOpposed)
        {
            return shared + _asked + FocusWorth;
        }

        if (asks && answers)
        {
            return _claimFocusFound + Foci(inScope: true) > 0 ? shared + FocusWorth : shared * (_own > 0 ? Near : Off);
        }

        if (_predicateFound == true || (_said.Is(Standing.Elliptic) && _own > 0))
        {
            return shared + FocusWorth / 2;
        }

        return _predicateFound == false || _said.Is(Standing.Fragment | Standing.Wish) ? shared * Near : shared;
    }

    /// <summary>How many terms that were denied have a partner that the statement denies too, or that stands under its negation.</summary>
    private readonly int Foci(bool inScope)
    {
        var found = 0;
        for (var c = 0; c < _partners.Length; c++)
        {
            found += _partners[c] >= 0 && _claim.Terms[c].Is(inScope ? TermMarks.InScope : TermMarks.Focus) && _said.Terms[_partners[c]].Is(TermMarks.Focus) ? 1 : 0;
        }

        return found;
    }
}
