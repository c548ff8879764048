namespace QuickAction.Core.Privacy.Scanning;

/// <summary>
/// Words that join the groups of a number. Some say a mark ("point") and are that mark wherever they stand between groups. Others ("then", "to", "and") also stand between two numbers
/// of their own, so that only those recognisers may read across them that have a check or a whole pattern to go by: they become the comma of a list.
/// </summary>
internal sealed partial class ScanTextReader
{
    // How much must stand beside a word before it may be a joint.
    private const int InLists = 1;
    private const int InCodes = 2;

    /// <summary>"Between 10 and 12" is nobody's number; groups of an identifier that are parted by such words have three digits or more.</summary>
    private const int FewestInList = 3;

    private const int MostFillers = 3;

    private int Filler(int at, int end, int value)
    {
        for (var more = 1; more < MostFillers && NextIs(end, NumberWordKind.Filler, out var next, out var nextEnd); more++)
        {
            (end, value) = (nextEnd, Math.Max(value, next.Value));
        }

        if (IsWithinCode(at, end, value == 0) || (value == 0 && IsBetweenGroups(at, end)))
        {
            return Skip(end);
        }

        return value > 0 ? Link(at, end, value) : -1;
    }

    private int Link(int at, int end, int value) =>
        (value == InCodes && IsBetweenGroups(at, end)) || (DigitsBefore(at) >= FewestInList && DigitsBehind(end) >= FewestInList) ? WriteLink(at, end) : -1;

    /// <summary>One comma, although one stands before the word already: "943, then 476".</summary>
    private int WriteLink(int at, int end)
    {
        while (_length > 0 && _text[_length - 1] is ' ' or ',')
        {
            _length--;
        }

        return WriteMark(at, end, JointPhrase.Link);
    }

    private bool IsWithinLine(int at, int end)
    {
        var (start, next) = (at, Skip(end));
        while (start > 0 && !char.IsLetterOrDigit(_folded[start - 1]) && at - start <= FarthestApart)
        {
            start--;
        }

        return !_folded.AsSpan(start, next - start).Contains('\n');
    }

    private int Phrase(int at, int end, ReadOnlySpan<char> word)
    {
        var next = Skip(end);
        var last = WordEnd(next);
        var mark = next > end ? JointPhrase.Of(word, _folded.AsSpan(next, last - next)) : default;
        return mark switch
        {
            default(char) => -1,
            JointPhrase.Link => Link(at, last, InCodes),
            _ => IsBetweenGroups(at, last) ? WriteMark(at, last, mark) : -1,
        };
    }

    private int DigitsBefore(int at)
    {
        var last = Near(at) ? LastSolid() : -1;
        var first = last;
        while (first >= 0 && char.IsAsciiDigit(_text[first]))
        {
            first--;
        }

        return last - first;
    }

    private int DigitsBehind(int end)
    {
        var first = Skip(end);
        var last = first;
        while (last < _all && char.IsAsciiDigit(_folded[last]))
        {
            last++;
        }

        return last - first;
    }
}
