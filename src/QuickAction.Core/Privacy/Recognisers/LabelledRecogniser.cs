using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// What a label names, right or wrong: "NHS number 943 476 5918" holds a slip of the tongue and is personal all the same. Also dictation in pieces: "nine four
/// three" - "yes" - "four seven six".
/// </summary>
internal static class LabelledRecogniser
{
    private const int FarthestValue = 70;
    private const int FarthestPiece = 60;

    public static void Find(Scan scan)
    {
        for (var i = 0; i < scan.Labels.Count; i++)
        {
            var hit = scan.Labels[i];
            if (hit.Label.Kind is not { } kind || hit.Label.IsDate)
            {
                continue;
            }

            var limit = i + 1 < scan.Labels.Count ? scan.Labels[i + 1].Start : scan.Text.Length;
            if (!Ahead(scan, hit, kind, limit))
            {
                Behind(scan, hit, kind, i > 0 ? scan.Labels[i - 1].End : 0);
            }
        }
    }

    private static bool Ahead(Scan scan, LabelHit hit, IdentifierKind kind, int limit)
    {
        var farthest = Math.Min(limit, hit.End + FarthestValue);
        for (var at = CodeStart(scan.Text, hit.End, farthest, hit.Label); at >= 0; at = CodeStart(scan.Text, at + 1, farthest, hit.Label))
        {
            var value = Value(scan.Text, at, hit.Label);
            if (value.Fits(hit.Label) && Matches(scan.Text, at, value.End, hit.Label))
            {
                scan.Add(at, value.End, kind, Finding.Labelled);
                Further(scan, at, value, hit.Label, kind);
                return true;
            }

            if (value.Digits > 0)
            {
                return hit.Label.Pattern is null && Pieces(scan, at, value, hit.Label, kind);
            }
        }

        return false;
    }

    /// <summary>"Account 12345678 or 87654321": what the list goes on with, as long as it is of the same length and has as many digits.</summary>
    private static void Further(Scan scan, int at, CodeValue first, Label label, IdentifierKind kind)
    {
        var text = scan.Text;
        for (var next = LabelledList.Next(text, first.End); next >= 0;)
        {
            var value = Value(text, next, label);
            if (value.Digits != first.Digits || value.Characters != first.Characters || !Matches(text, next, value.End, label) || AmountWords.Follow(text, value.End))
            {
                break;
            }

            scan.Add(next, value.End, kind, Finding.Labelled);
            next = LabelledList.Next(text, value.End);
        }

        // "... seven eight and eight seven ..." is one row of spoken digits, of which the first value took as many as it may have.
        if (text.IsSpoken(first.End - 1) && Value(text, at, label).Characters == label.MostCharacters && LabelledList.RestOfRow(text, first.End) is { } rest)
        {
            scan.Add(rest.Start, rest.End, kind, Finding.Labelled);
        }
    }

    /// <summary>A value that somebody interrupts: its pieces until there are enough digits.</summary>
    private static bool Pieces(Scan scan, int at, CodeValue first, Label label, IdentifierKind kind)
    {
        var pieces = new List<(int Start, int End)> { (at, first.End) };
        var (digits, characters, end) = (first.Digits, first.Characters, first.End);
        while (digits is > 0 && characters <= label.MostCharacters)
        {
            var next = CodeStart(scan.Text, end, Math.Min(scan.Text.Length, end + FarthestPiece), label);
            // Enough for such a number: it goes on only behind the joint that its pieces have.
            var isEnough = digits >= label.LeastDigits;
            if (next < 0 || (isEnough && (pieces.Count < 2 || !IsSameJoint(scan.Text, pieces, next))))
            {
                break;
            }

            var value = Value(scan.Text, next, label);
            if (value.Digits == 0 || OtherNumbers.IsNumbered(scan.Text, next) || (isEnough && characters + value.Characters > label.MostCharacters))
            {
                break;
            }

            digits += value.Digits;
            characters += value.Characters;
            end = value.End;
            pieces.Add((next, end));
        }

        if (digits < label.LeastDigits || characters > label.MostCharacters || pieces.Count < 2)
        {
            return false;
        }

        // One number, whose pieces are its forms.
        var key = string.Concat(pieces.Select(p => scan.Text.Bare(p.Start, p.End)));
        foreach (var (start, stop) in pieces)
        {
            scan.Add(start, stop, kind, Finding.Labelled, key);
        }

        return true;
    }

    private static bool IsSameJoint(ScanText text, List<(int Start, int End)> pieces, int next) =>
        JointWords.Between(text, pieces[^2].End, pieces[^1].Start).IsSame(JointWords.Between(text, pieces[^1].End, next));

    /// <summary>"943 476 5918 is her NHS number": the value stands before, with a verb or a bracket between.</summary>
    private static void Behind(Scan scan, LabelHit hit, IdentifierKind kind, int limit)
    {
        var text = scan.Text;
        var floor = Math.Max(limit, hit.Start - 28);
        var end = hit.Start;
        while (end > floor && !text.IsDigit(end - 1) && !(text.IsLetter(end - 1) && text.IsDigit(end - 2)))
        {
            end--;
        }

        if (end <= floor || !IsBridge(text.Text[end..hit.Start]))
        {
            return;
        }

        var start = end;
        while (start > limit && end - start < 40 && (text.IsWordCharacter(start - 1) ? IsCodeWord(text, start - 1) : IsGap(text, start - 1, limit)))
        {
            start--;
        }

        while (start < end && !text.IsWordCharacter(start))
        {
            start++;
        }

        var value = Value(text, start, hit.Label);
        if (value.End >= end && value.Fits(hit.Label) && Matches(text, start, value.End, hit.Label))
        {
            scan.Add(start, value.End, kind, Finding.Labelled);
        }
    }

    private static bool IsBridge(ReadOnlySpan<char> between) =>
        between.Contains('(') || between.IndexOf(" IS ") >= 0 || between.IndexOf("'S ") >= 0 || between.IndexOf(" WAS ") >= 0 || between.IndexOf(" AS ") >= 0 || between.IndexOf(" FOR ") >= 0;

    private static bool IsGap(ScanText text, int at, int limit) =>
        (text[at] is ' ' or '-' or '.' or '_' || Joint.IsOther(text[at])) && at - 1 >= limit && text.IsWordCharacter(at - 1) && IsCodeWord(text, at - 1);

    /// <summary>The word that ends here has a digit or is a single letter.</summary>
    private static bool IsCodeWord(ScanText text, int at)
    {
        var (start, end) = (at, at + 1);
        while (text.IsWordCharacter(start - 1) && at - start < 20)
        {
            start--;
        }

        while (text.IsWordCharacter(end) && end - at < 20)
        {
            end++;
        }

        return end - start == 1 || text.Text[start..end].IndexOfAnyInRange('0', '9') >= 0 || (end - start == 2 && text.IsCapital(start) && text.IsCapital(end - 1));
    }

    /// <summary>The first word after the label that belongs to a code; -1 when none comes near enough.</summary>
    private static int CodeStart(ScanText text, int from, int limit, Label label)
    {
        for (var at = from; at < limit; at++)
        {
            if (text[at] == TextUnits.Wall)
            {
                return -1;
            }

            if (Aside.End(text, at) is > 0 and var behind)
            {
                at = behind - 1;
                continue;
            }

            if (text.IsWordCharacter(at) && !text.IsWordCharacter(at - 1) && text[at - 1] != '\'' && IsCode(text, at, label))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>A word with a digit; letters count when a digit follows them at once, as in "A B one two".</summary>
    private static bool IsCode(ScanText text, int at, Label label)
    {
        var end = WordEnd(text, at);
        if (text.Text[at..end].IndexOfAnyInRange('0', '9') >= 0)
        {
            return text.Text[at..end] is not [.., 'T', 'H'] || label.LeastLetters >= 0;
        }

        if (label.LeastLetters < 0 || end - at > 5 || (end - at > 1 && !text.IsCapital(end - 1)))
        {
            return false;
        }

        var next = Next(text, end);
        return next > 0 && (text.IsDigit(next) || IsCode(text, next, label));
    }

    private static int Next(ScanText text, int end)
    {
        var next = end;
        while (next - end < 4 && text[next] is ' ' or '-' or '.' or '/' or ',' or '_' or '>' or '\n' && next < text.Length)
        {
            next++;
        }

        if (next < text.Length && text.IsWordCharacter(next))
        {
            return next;
        }

        return Joint.Length(text.Text, end) is > 0 and var joint ? end + joint : -1;
    }

    /// <summary>Words of a code in a row, as many as the label's value may have.</summary>
    private static CodeValue Value(ScanText text, int at, Label label)
    {
        var value = new CodeValue(at, 0, 0);
        var isList = false;
        var next = at;
        while (next >= 0)
        {
            var end = WordEnd(text, next);
            var digits = 0;
            for (var i = next; i < end; i++)
            {
                digits += text.IsDigit(i) ? 1 : 0;
            }

            var letters = end - next - digits;
            var isCode = digits > 0 || (label.LeastLetters >= 0 && (end - next == 1 || (end - next <= 5 && text.IsCapital(next) && text.IsCapital(end - 1))));
            if (!isCode || (letters > 0 && label.LeastLetters < 0) || value.Characters + end - next > label.MostCharacters)
            {
                break;
            }

            value = new CodeValue(end, value.Digits + digits, value.Characters + end - next);
            // "123456789 and 5 others", but "123 then 456 then 789".
            var list = LabelledList.Begins(text, end);
            next = list && !isList && value.Fits(label) ? -1 : Next(text, end);
            isList |= list;
        }

        return value;
    }

    private static int WordEnd(ScanText text, int at)
    {
        var end = at;
        while (text.IsWordCharacter(end))
        {
            end++;
        }

        return end;
    }

    private static bool Matches(ScanText text, int start, int end, Label label) =>
        label.Pattern is not { } pattern || pattern.IsMatch(text.Text[start..end]) || pattern.IsMatch(text.Bare(start, end));

    private readonly record struct CodeValue(int End, int Digits, int Characters)
    {
        public bool Fits(Label label) =>
            Digits >= label.LeastDigits && Characters - Digits >= Math.Max(0, label.LeastLetters) && Characters <= label.MostCharacters;
    }
}
