namespace QuickAction.Core.Prompts;

/// <summary>
/// A phrase as templates write it: words in lower case; <c>worr*</c> stands for every word that begins so; <c>...</c> for up to
/// <see cref="LongestGap"/> words of any kind between two others. Hyphens part words, so "follow-up" and "follow up" are the same.
/// </summary>
public static class Phrase
{
    public const int LongestGap = 3;
    private const int MostWords = 12;
    private const int ShortestStem = 3;

    /// <summary>What is wrong with the phrase and how to mend it, as the end of a sentence; null when it is right.</summary>
    public static string? Problem(string phrase)
    {
        if (IsPlain(phrase))
        {
            return null;
        }

        var parts = Parts(phrase);
        if (parts.Length == 0)
        {
            return "is empty; write a word or take the semicolon away";
        }

        if (parts[0] == "..." || parts[^1] == "...")
        {
            return "begins or ends with \"...\"; put a word on each side of it";
        }

        if (parts.Length > MostWords)
        {
            return $"has more than {MostWords} words; make it shorter, or part phrases by a semicolon";
        }

        return parts.Select(PartProblem).FirstOrDefault(problem => problem is not null);
    }

    /// <summary>A few words of letters, as almost all phrases are: nothing can be wrong with it, and a start reads thousands of them.</summary>
    private static bool IsPlain(string phrase)
    {
        var words = 1;
        foreach (var c in phrase)
        {
            if (c is not (>= 'a' and <= 'z' or ' '))
            {
                return false;
            }

            words += c == ' ' ? 1 : 0;
        }

        return words <= MostWords && phrase.Length > 0 && phrase[0] != ' ';
    }

    /// <summary>The phrase's words; <c>...</c> is a part of its own.</summary>
    internal static string[] Parts(string phrase) => phrase
        .Replace('\u2019', '\'')
        .Replace('-', ' ')
        .Replace("...", " ... ", StringComparison.Ordinal)
        .ToLowerInvariant()
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string? PartProblem(string part)
    {
        if (part == "...")
        {
            return null;
        }

        var stem = part.EndsWith('*') ? part[..^1] : part;
        if (stem.Length == 0 || !stem.All(c => char.IsLetterOrDigit(c) || c == '\'') || !stem.Any(char.IsLetterOrDigit))
        {
            return "holds a sign that is not said aloud; use letters, digits and apostrophes, * at the end of a word, or ... between words";
        }

        return part.EndsWith('*') && stem.Length < ShortestStem
            ? $"has fewer than {ShortestStem} letters before *, which would match almost anything; write more of the word"
            : null;
    }
}
