namespace QuickAction.Core.Rendering.Pages;

/// <summary>
/// Where minutes have to say who speaks: in a form field, where the words of a person, of a relative and of a professional must be told apart, and
/// wherever a statement says "I", "my" or "we", which means nothing without a name.
/// </summary>
internal static class SpokenBy
{
    private static readonly HashSet<string> FirstPerson = new(StringComparer.OrdinalIgnoreCase) { "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves" };

    public static bool IsNeeded(string kind, string text) => kind == "field" || SaysI(text);

    private static bool SaysI(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsLetter(text[i]))
            {
                i++;
            }

            // "I" alone or before an apostrophe ("I'm"), never a numeral of a list ("part I.") or an initial ("I. Sesay").
            if (i > start && FirstPerson.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(start, i - start)) && !IsInitial(text, start, i))
            {
                return true;
            }

            i += i == start ? 1 : 0;
        }

        return false;
    }

    private static bool IsInitial(string text, int start, int end) =>
        (end - start == 1 && end < text.Length && text[end] == '.')
        || (start > 0 && (text[start - 1] is '\'' or '\u2019' or '.'))
        || (end - start == 2 && text.AsSpan(start, 2).SequenceEqual("US"));
}
