namespace QuickAction.Core.Extraction;

/// <summary>Counting words the one way that every figure in the product uses: what white space parts, with a letter or digit in it.</summary>
public static class Words
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var words = 0;
        var counted = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                counted = false;
            }
            else if (!counted && char.IsLetterOrDigit(c))
            {
                words++;
                counted = true;
            }
        }

        return words;
    }
}
