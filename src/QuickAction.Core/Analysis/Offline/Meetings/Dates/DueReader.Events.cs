using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>Feasts and events.</summary>
internal ref partial struct DueReader
{
    private Due? OfFeast(string prefix)
    {
        var start = _at;
        if (prefix.Length == 0)
        {
            return null;
        }

        _ = Skip("the");
        for (var i = 0; i < Feasts.All.Length; i++)
        {
            // "For the Halloween disco" is by no day that is known.
            if (Skip(Feasts.All[i].Name) && !(_at < limit && Word is "party" or "disco" or "fair" or "display" or "parade" or "service" or "lunch" or "dinner"))
            {
                return new Due(DueKind.Feast, i);
            }
        }

        _at = start;
        if (prefix is not ("by" or "before" or "ahead" or "for" or "until" or "at"))
        {
            return null;
        }

        if (Skip("christmas eve"))
        {
            return new Due(DueKind.BeforeChristmas);
        }

        if (Skip("christmas") && !(_at < limit && DateReader.Month(_tokens[_at]) is null && Word is "party" or "lights" or "dinner" or "tree" or "market" or "fair"))
        {
            return new Due(prefix is "before" or "ahead" ? DueKind.BeforeChristmas : DueKind.Christmas);
        }

        _at = start;
        return Skip("easter") ? new Due(DueKind.Easter)
            : Skip("the new year") || Skip("new year") ? new Due(DueKind.NewYear)
            : Skip("the half term") || Skip("half term") ? new Due(DueKind.Vague)
            : null;
    }

    private Due? OfEvent(string prefix)
    {
        var start = _at;
        if (prefix is "in" or "on" or "from" or "over" or "during" or "within" or "come" or "until" or "till" or "after")
        {
            return null;
        }

        if (prefix is "before" or "ahead" && Skip("then"))
        {
            return new Due(DueKind.Event);
        }

        if (prefix is "before" or "ahead" or "for" && Word is "that" && (_at + 1 >= limit || _tokens[_at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)))
        {
            _at++;
            return new Due(DueKind.Event);
        }

        if (Word is not ("the" or "our" or "your" or "my" or "that" or "this" or "next" or "january" or "february" or "march" or "april" or "june" or "july" or "august" or "september" or "october" or "november" or "december"))
        {
            return Back(start);
        }

        var noun = -1;
        for (var i = _at; i < Math.Min(limit, _at + 6); i++)
        {
            if (EventDates.IsEventNoun(_tokens[i].Word))
            {
                noun = i;
            }

            if (_tokens[i].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) || (noun >= 0 && noun < i))
            {
                break;
            }
        }

        if (noun < 0 && prefix == "ahead")
        {
            noun = LastOfPhrase();
        }

        if (noun < 0)
        {
            return Back(start);
        }

        _at = noun + 1;
        return DateOfEvent() ?? new Due(DueKind.Event);
    }

    /// <summary>What one is "in time for" is an event whatever its noun: up to four words, to the end of the clause.</summary>
    private readonly int LastOfPhrase()
    {
        var last = _at;
        while (last + 1 < limit && last - _at < 4 && !_tokens[last].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) && _tokens[last + 1].Word is not ("on" or "so" or "and" or "with" or "to" or "in" or "at"))
        {
            last++;
        }

        return last > _at || DateReader.Month(_tokens[last]) is not null ? last : -1;
    }

    /// <summary>"The launch on the second of June": the event with its day.</summary>
    private Due? DateOfEvent()
    {
        var before = _at;
        if (Skip("on") && _at < limit && DateReader.Read(_tokens[..limit], _at) is { } date)
        {
            _at = date.End;
            return new Due(DueKind.Calendar, Mention: date);
        }

        _at = before;
        if (Skip("on") && _at < limit && DateReader.Weekday(_tokens[_at]) is { } weekday)
        {
            _at++;
            return Weekday(weekday, next: false);
        }

        _at = before;
        return null;
    }
}
