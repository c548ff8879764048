namespace QuickAction.Core.Privacy.Scanning;

/// <summary>Letters that are spelled out: by the alphabet of radio operators, or by an example ("S for sugar").</summary>
internal sealed partial class ScanTextReader
{
    /// <summary>"X-ray" and "x ray" are the letter of the alphabet of radio operators.</summary>
    private bool IsRay(int end) =>
        end + 4 <= _all && _folded[end] is '-' or ' ' && _folded.AsSpan(end + 1, 3).SequenceEqual("RAY") && WordEnd(end + 1) == end + 4;

    /// <summary>"D.o.b. November the 15th": the last letter of an abbreviation spells nothing.</summary>
    private bool IsAbbreviated(int last) => last > 1 && _text[last - 1] == '.' && char.IsLetter(_text[last - 2]) && !_spoken[last];

    /// <summary>A small x alone between digits multiplies.</summary>
    private bool IsTimes(int at, int end) => _original[_places?[at] ?? at] == 'x' && DigitsBefore(at) > 0 && DigitsBehind(end) > 0;

    /// <summary>"Alpha": the letter, when what stands beside it is spelled too.</summary>
    private int Letter(int at, int end, char letter)
    {
        if (end - at == 1)
        {
            return -1;
        }

        if (_folded.AsSpan(at, end - at) is "NOVEMBER" ? !SpelledFollows(end) && !FollowsLetter(at) : !FollowsNumber(at) && !CodeFollows(end))
        {
            return -1;
        }

        Emit(letter, at, end, spoken: true);
        return end;
    }

    /// <summary>Behind the word that begins with the letter in "for Bravo", "as in sugar", "like Tango"; -1 where no such example stands.</summary>
    private int Example(int end, char letter)
    {
        var at = Skip(end);
        var to = WordEnd(at);
        if (to - at is < 2 or > 4)
        {
            return -1;
        }

        switch (_folded.AsSpan(at, to - at))
        {
            case "FOR" or "LIKE":
                break;
            case "AS":
                at = Skip(to);
                to = WordEnd(at);
                if (_folded.AsSpan(at, to - at) is not ("IN" or "FOR"))
                {
                    return -1;
                }

                break;
            default:
                return -1;
        }

        var example = Skip(to);
        if (example >= _all || _folded[example] != letter)
        {
            return -1;
        }

        var last = letter == 'X' && IsRay(example + 1) ? example + 1 + "-RAY".Length : WordEnd(example);
        return last - example >= 3 ? last : -1;
    }
}
