namespace QuickAction.Core.Privacy.Names;

/// <summary>A given name and a surname without a space: "SiobhanMcAllister".</summary>
internal static class GluedNames
{
    private const int ShortestGiven = 3;

    /// <summary>Where the surname begins; 0 when the word is not two names.</summary>
    public static int Parting(ReadOnlySpan<char> word)
    {
        for (var i = ShortestGiven; i + 1 < word.Length; i++)
        {
            if (char.IsUpper(word[i]) && char.IsLower(word[i - 1]) && char.IsLower(word[i + 1]))
            {
                var first = NameWord.Fold(word[..i]);
                return char.IsUpper(word[0]) && first is not ("mac" or "fitz" or "van") && Gazetteer.Given.Contains(first) ? i : 0;
            }
        }

        return 0;
    }
}
