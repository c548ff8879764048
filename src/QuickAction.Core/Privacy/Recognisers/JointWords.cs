using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>What stands between two groups, as it was said: the words and marks without the spaces, commas and full stops around them.</summary>
/// <param name="IsPlain">Nothing but spaces, dashes and the like.</param>
/// <param name="IsAside">Only notes in brackets, which are alike whatever they say.</param>
internal readonly record struct JointWords(ScanText? Text, int Start, int End, bool IsPlain, bool IsAside, int Letters)
{
    public bool IsNone => Text is null;

    public static JointWords Between(ScanText text, int start, int end)
    {
        var (letters, marks, aside) = (0, 0, false);
        for (var at = start; at < end; at++)
        {
            if (Aside.End(text, at) is > 0 and var close)
            {
                aside = true;
                at = close - 1;
            }
            else if (text.IsLetter(at))
            {
                letters++;
            }
            else if (!IsPlainMark(text[at]))
            {
                marks++;
            }
        }

        // The reader of digit words writes "and" between groups as a comma.
        foreach (var c in letters + marks == 0 && !aside ? text.Source(start, end) : default)
        {
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return new JointWords(text, start, end, IsPlain: letters + marks == 0 && !aside && end - start <= 4, IsAside: aside && letters + marks == 0, letters);
    }

    /// <summary>The same words and marks, or notes in brackets both.</summary>
    public bool IsSame(JointWords other)
    {
        if (IsAside || other.IsAside)
        {
            return IsAside == other.IsAside;
        }

        var mine = Said(this);
        var others = Said(other);
        int i = 0, j = 0;
        while (true)
        {
            while (i < mine.Length && IsPlainMark(mine[i]))
            {
                i++;
            }

            while (j < others.Length && IsPlainMark(others[j]))
            {
                j++;
            }

            if (i == mine.Length || j == others.Length)
            {
                return i == mine.Length && j == others.Length;
            }

            if (char.ToUpperInvariant(mine[i++]) != char.ToUpperInvariant(others[j++]))
            {
                return false;
            }
        }
    }

    /// <summary>One word, or marks only: "M25 for the 4WD" has more.</summary>
    public bool IsOneWord
    {
        get
        {
            if (IsAside || Letters == 0)
            {
                return true;
            }

            var words = 0;
            for (var at = Start; Text is not null && at < End; at++)
            {
                words += Text.IsLetter(at) && !Text.IsLetter(at - 1) ? 1 : 0;
            }

            return words == 1;
        }
    }

    /// <summary>Of the source: the reader of digit words takes some joints for a mark of its own, but not all of one number.</summary>
    private static ReadOnlySpan<char> Said(JointWords joint) => joint.Text is { } text ? text.Source(joint.Start, joint.End) : default;

    private static bool IsPlainMark(char c) => char.IsWhiteSpace(c) || c is '-' or '.' or ',' or '(' or ')' or '[' or ']' or '\u2013' or '\u2014';
}
