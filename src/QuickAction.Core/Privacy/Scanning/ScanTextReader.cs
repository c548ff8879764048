namespace QuickAction.Core.Privacy.Scanning;

/// <summary>
/// Makes the text that recognisers read. Speech recognisers write "nine four three, four seven six ..." or "oh seven double seven"; here it becomes digits, so
/// that one set of rules finds both. What is not a number stays as it is. One pass, linear.
/// </summary>
internal sealed partial class ScanTextReader
{
    // Between two spoken digits there may stand a comma, a space, a dash; more than this and they belong apart.
    private const int FarthestApart = 4;

    private const int LongestGroup = 12;

    private readonly string _original;
    private readonly char[] _folded;
    private readonly char[] _text;
    private readonly int[] _start;
    private readonly int[] _end;
    private readonly bool[] _spoken;
    private int _length;

    // Where each folded character stands in the original; null when all stand where they stood.
    private readonly int[]? _places;
    private readonly int _all;
    private readonly ScanBuffers _buffers;

    private ScanTextReader(string original)
    {
        _original = original;
        // A number in digits is never longer than in words.
        _buffers = ScanBuffers.Take(original.Length);
        (_folded, _text, _start, _end, _spoken) = (_buffers.Folded, _buffers.Text, _buffers.Start, _buffers.End, _buffers.Spoken);
        _all = FoldedText.Write(original, _folded, out _places);
    }

    /// <summary>Whoever has read it all gives its room back: see <see cref="ScanText.Dispose"/>.</summary>
    public static ScanText Read(string original) => new ScanTextReader(original).Read();

    private ScanText Read()
    {
        var at = 0;
        while (at < _all)
        {
            if (!char.IsLetter(_folded[at]) || (at > 0 && char.IsLetterOrDigit(_folded[at - 1])))
            {
                Copy(at++);
                continue;
            }

            var end = WordEnd(at);
            var next = Spoken(at, end);
            if (next < 0)
            {
                while (at < end)
                {
                    Copy(at++);
                }
            }
            else
            {
                at = next;
            }
        }

        PutBack();
        return new ScanText(_original, _buffers, _length);
    }

    /// <summary>From places of the folded text to those of the original, where a letter may be a pair.</summary>
    private void PutBack()
    {
        for (var i = 0; _places is not null && i < _length; i++)
        {
            _start[i] = _places[_start[i]];
            _end[i] = FoldedText.End(_original, _places[_end[i] - 1]);
        }
    }

    /// <summary>Writes the number that begins with the word, and gives where to go on; -1 when the word is no number here.</summary>
    private int Spoken(int at, int end)
    {
        var word = _folded.AsSpan(at, end - at);
        if (word is "X" && IsTimes(at, end))
        {
            return WriteMark(at, end, '*');
        }

        if (word is "X" && IsRay(end) && (FollowsNumber(at) || FollowsLetter(at) || CodeFollows(end + 4)))
        {
            Emit('X', at, end + 4, spoken: true);
            return end + 4;
        }

        // "O for Oscar" is a letter, though "O" alone is a digit.
        if (end - at == 1 && Example(end, word[0]) is > 0 and var example)
        {
            Emit(word[0], at, example, spoken: true);
            return example;
        }

        if (!NumberWord.TryRead(word, out var number))
        {
            return SpelledLetter.TryRead(word, out var letter) ? Letter(at, end, letter) : -1;
        }

        return number.Kind switch
        {
            NumberWordKind.Digit => Digit(at, end, number.Value, word),
            NumberWordKind.Teen => Teen(at, end, number.Value),
            NumberWordKind.Tens => Tens(at, end, number.Value),
            NumberWordKind.Repeat => Repeat(at, end, number.Value),
            NumberWordKind.Ordinal => WriteOrdinal(at, end, number.Value),
            NumberWordKind.Homophone => FollowsSpokenDigit(at) && NextIs(end, NumberWordKind.Digit, out _, out _) ? Write(at, end, number.Value, 1) : word is "TO" ? Link(at, end, InLists) : -1,
            NumberWordKind.Filler => Filler(at, end, number.Value),
            NumberWordKind.Mark => IsBetweenGroups(at, end) ? WriteMark(at, end, (char)number.Value) : -1,
            NumberWordKind.Answer => IsWithinLine(at, end) ? Filler(at, end, InLists) : -1,
            NumberWordKind.Phrase => Phrase(at, end, word),
            _ => -1,
        };
    }

    private int Digit(int at, int end, int value, ReadOnlySpan<char> word)
    {
        if (word is "O" or "OH" or "NIL" && !FollowsNumber(at) && !DigitFollows(end) && !(word is "OH" && FollowsLetter(at) && LetterFollows(end)))
        {
            return -1;
        }

        // "S O one four": among letters it is one.
        if (word is "O" && FollowsLetter(at))
        {
            return -1;
        }

        if (NextIs(end, NumberWordKind.Scale, out var scale, out var scaleEnd) && value > 0)
        {
            return scale.Value == 100 ? Hundreds(at, scaleEnd, value) : Thousands(at, scaleEnd, value);
        }

        return Write(at, end, value, 1);
    }

    private int Hundreds(int at, int end, int value)
    {
        // "Nine hundred one two three" goes on digit by digit; only "and" makes one number of it.
        if (TrySmall(end, needsAnd: true, out var rest, out var restEnd))
        {
            return Write(at, restEnd, (value * 100) + rest, 3);
        }

        return Write(at, end, value * 100, 3);
    }

    private int Thousands(int at, int end, int value)
    {
        if (TrySmall(end, needsAnd: false, out var rest, out var restEnd))
        {
            return Write(at, restEnd, (value * 1000) + rest, 4);
        }

        return Write(at, end, value * 1000, 4);
    }

    private int Teen(int at, int end, int value) => NextIs(end, NumberWordKind.Scale, out var scale, out var scaleEnd) && scale.Value == 100
        ? Write(at, scaleEnd, value * 100, 4)
        : Write(at, end, value, 2);

    private int Tens(int at, int end, int value)
    {
        if (NextIs(end, NumberWordKind.Digit, out var digit, out var digitEnd) && digit.Value > 0)
        {
            return Write(at, digitEnd, value + digit.Value, 2);
        }

        return NextIs(end, NumberWordKind.Ordinal, out var ordinal, out var ordinalEnd) && ordinal.Value < 10
            ? WriteOrdinal(at, ordinalEnd, value + ordinal.Value)
            : Write(at, end, value, 2);
    }

    private int Repeat(int at, int end, int times)
    {
        if (NextIs(end, NumberWordKind.Digit, out var digit, out var digitEnd))
        {
            var value = 0;
            for (var i = 0; i < times; i++)
            {
                value = (value * 10) + digit.Value;
            }

            return Write(at, digitEnd, value, times);
        }

        var next = Skip(end);
        if (next >= _all || !char.IsLetterOrDigit(_folded[next]) || WordEnd(next) - next > 1)
        {
            return -1;
        }

        if (times == 2 && _folded[next] == 'U')
        {
            // "Double U" is the letter.
            Emit('W', at, next + 1, spoken: true);
            return next + 1;
        }

        for (var i = 0; i < times && next > at + i; i++)
        {
            Emit(_folded[next], at, next + 1, spoken: true);
        }

        return next + 1;
    }

    /// <summary>A number under a hundred after "hundred" or "thousand".</summary>
    private bool TrySmall(int end, bool needsAnd, out int value, out int last)
    {
        value = 0;
        last = end;
        var next = Skip(end);
        var wordEnd = WordEnd(next);
        var and = _folded.AsSpan(next, wordEnd - next).SequenceEqual("AND");
        if (and)
        {
            next = Skip(wordEnd);
            wordEnd = WordEnd(next);
        }
        else if (needsAnd)
        {
            return false;
        }

        if (!NumberWord.TryRead(_folded.AsSpan(next, wordEnd - next), out var number))
        {
            return false;
        }

        last = wordEnd;
        value = number.Value;
        switch (number.Kind)
        {
            case NumberWordKind.Digit:
                return and && value > 0;
            case NumberWordKind.Teen:
                return true;
            case NumberWordKind.Tens:
                if (NextIs(wordEnd, NumberWordKind.Digit, out var digit, out var digitEnd) && digit.Value > 0)
                {
                    (value, last) = (value + digit.Value, digitEnd);
                }

                return true;
            default:
                return false;
        }
    }

    private bool NextIs(int end, NumberWordKind kind, out NumberWord number, out int wordEnd)
    {
        number = default;
        var next = Skip(end);
        wordEnd = WordEnd(next);
        return next > end && NumberWord.TryRead(_folded.AsSpan(next, wordEnd - next), out number) && number.Kind == kind;
    }

    private bool DigitFollows(int end)
    {
        var next = Skip(end);
        return next < _all && (char.IsAsciiDigit(_folded[next])
            || (NumberWord.TryRead(_folded.AsSpan(next, WordEnd(next) - next), out var number) && number.Kind is NumberWordKind.Digit or NumberWordKind.Repeat));
    }

    private bool NumberFollows(int end)
    {
        var next = Skip(end);
        return next < _all && (char.IsAsciiDigit(_folded[next])
            || (NumberWord.TryRead(_folded.AsSpan(next, WordEnd(next) - next), out var number)
                && number.Kind is NumberWordKind.Digit or NumberWordKind.Repeat or NumberWordKind.Teen or NumberWordKind.Tens or NumberWordKind.Filler));
    }

    /// <summary>"B801 dash 2000", "SW1A slash 2AA", "16 stroke A": numbers on both sides, or on one side and capitals on the other.</summary>
    private bool IsBetweenGroups(int at, int end) => FollowsNumber(at)
        ? NumberFollows(end) || IsGroup(Skip(end), 1, out _)
        : NumberFollows(end) && IsGroup(BackOver(at), -1, out _) || (IsGroup(BackOver(at), -1, out var before) && IsGroup(Skip(end), 1, out var behind) && (before || behind));

    /// <summary>A word of capitals and digits that begins at a place, or ends before it.</summary>
    private bool IsGroup(int at, int step, out bool hasDigit)
    {
        hasDigit = false;
        var length = 0;
        for (var i = step > 0 ? at : at - 1; i >= 0 && i < _all && char.IsLetterOrDigit(_folded[i]); i += step)
        {
            var digit = char.IsAsciiDigit(_folded[i]);
            if (++length > LongestGroup || !(digit || char.IsUpper(_original[_places?[i] ?? i])))
            {
                return false;
            }

            hasDigit |= digit;
        }

        return length > 0;
    }

    private int BackOver(int at)
    {
        while (at > 0 && _folded[at - 1] is ' ' or '-' or ',' or '.')
        {
            at--;
        }

        return at;
    }

    private bool CodeFollows(int end) => DigitFollows(end) || SpelledFollows(end);

    private bool SpelledFollows(int end)
    {
        var next = Skip(end);
        return SpelledLetter.TryRead(_folded.AsSpan(next, WordEnd(next) - next), out _);
    }

    private bool FollowsNumber(int at) => Near(at) && char.IsLetterOrDigit(_text[LastSolid()]) && (_spoken[LastSolid()] || char.IsAsciiDigit(_text[LastSolid()]));

    private bool FollowsSpokenDigit(int at) => Near(at) && _spoken[LastSolid()];

    /// <summary>Between digits; a mere hesitation also between the letters of a code.</summary>
    private bool IsWithinCode(int at, int end, bool letters) =>
        (FollowsSpokenDigit(at) && NumberFollows(end)) || (letters && (FollowsNumber(at) || FollowsLetter(at)) && (NumberFollows(end) || LetterFollows(end)));

    private bool FollowsLetter(int at) => Near(at) && LastSolid() is var last && char.IsLetter(_text[last]) && !IsAbbreviated(last) && (_spoken[last] || last == 0 || !char.IsLetterOrDigit(_text[last - 1]));

    private bool LetterFollows(int end)
    {
        var next = Skip(end);
        return next < _all && WordEnd(next) == next + 1;
    }

    private bool Near(int at) => LastSolid() is >= 0 and var last && at - _end[last] <= FarthestApart;

    private int LastSolid()
    {
        var last = _length - 1;
        while (last >= 0 && _length - last <= FarthestApart + 1 && !char.IsLetterOrDigit(_text[last]))
        {
            last--;
        }

        return last >= 0 && char.IsLetterOrDigit(_text[last]) ? last : -1;
    }

    private int Skip(int at)
    {
        var next = at;
        while (next < _all && next - at < FarthestApart && _folded[next] is ' ' or '-' or ',' or '.' or '\n' or Fold.Nothing)
        {
            next++;
        }

        return next;
    }

    private int WordEnd(int at)
    {
        var end = at;
        while (end < _all && char.IsLetter(_folded[end]))
        {
            end++;
        }

        return end;
    }

    private int Write(int at, int end, int value, int digits)
    {
        Span<char> text = stackalloc char[10];
        value.TryFormat(text, out var length, "D" + digits, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var c in text[..length])
        {
            Emit(c, at, end, spoken: true);
        }

        return end;
    }

    private int WriteOrdinal(int at, int end, int value)
    {
        Write(at, end, value, value < 10 ? 1 : 2);
        Emit('T', at, end, spoken: true);
        Emit('H', at, end, spoken: true);
        return end;
    }

    private int WriteMark(int at, int end, char mark)
    {
        Emit(mark, at, end, spoken: true);
        return end;
    }

    private void Copy(int at)
    {
        if (_folded[at] != Fold.Nothing)
        {
            Emit(_folded[at], at, at + 1, spoken: false);
        }
    }

    private void Emit(char c, int start, int end, bool spoken)
    {
        _text[_length] = c;
        _start[_length] = start;
        _end[_length] = end;
        _spoken[_length] = spoken;
        _length++;
    }
}
