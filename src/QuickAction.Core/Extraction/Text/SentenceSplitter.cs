namespace QuickAction.Core.Extraction.Text;

/// <summary>
/// Cuts text into sentences after . ? ! and line breaks. Abbreviations, initials, decimals and times do not end one.
/// Pure: the sentences cover every character that is not white space, in order, without overlap.
/// </summary>
public static class SentenceSplitter
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "cllr", "rev", "st", "sgt", "insp", "vs", "etc", "e.g", "i.e", "eg", "ie", "approx",
        "dept", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
    };

    // "No. 4" is a number, "No. Not today." is an answer: these are abbreviations only before a digit.
    private static readonly HashSet<string> NumberAbbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "no", "nos", "para", "paras", "fig", "p", "pp", "sec", "ref",
    };

    public static IReadOnlyList<Sentence> Split(int segment, string text)
    {
        var sentences = new List<Sentence>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                Add(sentences, segment, text, start, i);
                start = i + 1;
            }
            else if (text[i] is '.' or '?' or '!' && EndsSentence(text, i, out var end))
            {
                Add(sentences, segment, text, start, end);
                start = end;
                i = end - 1;
            }
        }

        Add(sentences, segment, text, start, text.Length);
        return sentences;
    }

    private static bool EndsSentence(string text, int stop, out int end)
    {
        end = stop + 1;
        while (end < text.Length && text[end] is '.' or '?' or '!' or '"' or '\'' or ')' or ']' or '\u201D' or '\u2019')
        {
            end++;
        }

        if (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            return false;
        }

        return text[stop] != '.' || end - stop > 1 || !IsAbbreviation(text, stop);
    }

    private static bool IsAbbreviation(string text, int stop)
    {
        var start = stop;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        var word = text[start..stop];
        var isInitial = word.Length == 1 && char.IsUpper(word[0]) && word != "I";
        return isInitial || Abbreviations.Contains(word) || (NumberAbbreviations.Contains(word) && IsDigitNext(text, stop + 1));
    }

    private static bool IsDigitNext(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length && char.IsDigit(text[at]);
    }

    private static void Add(List<Sentence> sentences, int segment, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(new Sentence(segment, start, end));
        }
    }
}
