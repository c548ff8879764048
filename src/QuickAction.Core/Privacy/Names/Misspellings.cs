namespace QuickAction.Core.Privacy.Names;

/// <summary>
/// Names that are spelt as they were heard: one letter more, fewer, other or swapped (found by the letters that remain when one is left out, so that a look-up
/// costs the word's length, not the number of names), or the same sound.
/// </summary>
internal sealed class Misspellings
{
    // Shorter names differ by a letter from too many others: Jan, Jon, Joan.
    private const int ShortestByLetters = 5;
    private const int ShortestBySound = 4;
    private const int Longest = 24;

    private readonly Dictionary<string, string> _byLetters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _bySound = new(StringComparer.Ordinal);

    public void Learn(string name)
    {
        if (name.Length is >= ShortestBySound and <= Longest)
        {
            _bySound.TryAdd(Sound(name), name);
            if (IsPolish(name))
            {
                // As it is heard by who writes English: Kovalchik.
                _bySound.TryAdd(Sound(AsHeard(name)), name);
            }
        }

        if (name.Length is >= ShortestByLetters and <= Longest)
        {
            _byLetters.TryAdd(name, name);
            foreach (var shorter in WithoutOne(name))
            {
                _byLetters.TryAdd(shorter, name);
            }
        }
    }

    /// <summary>The name that the word is a misspelling of, or null.</summary>
    public string? Find(string word)
    {
        if (word.Length is < ShortestBySound or > Longest)
        {
            return null;
        }

        if (_bySound.TryGetValue(Sound(word), out var alike) && Distance(alike, word) <= Math.Max(2, word.Length / 3))
        {
            return alike;
        }

        if (word.Length < ShortestByLetters)
        {
            return null;
        }

        if (_byLetters.TryGetValue(word, out var longer))
        {
            return longer;
        }

        foreach (var shorter in WithoutOne(word))
        {
            if (_byLetters.TryGetValue(shorter, out var name) && Math.Abs(name.Length - word.Length) <= 1)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Letters to change, add or take out (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        Span<int> row = stackalloc int[Longest + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? corner : corner + 1;
                corner = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }

    private static bool IsPolish(string name) =>
        name.Contains("cz", StringComparison.Ordinal) || name.Contains("sz", StringComparison.Ordinal) || name.Contains("rz", StringComparison.Ordinal)
        || name.Contains("wsk", StringComparison.Ordinal) || name.EndsWith("icz", StringComparison.Ordinal);

    private static string AsHeard(string name) => name
        .Replace("cz", "ch", StringComparison.Ordinal)
        .Replace("sz", "sh", StringComparison.Ordinal)
        .Replace("rz", "j", StringComparison.Ordinal)
        .Replace('w', 'v')
        .Replace('j', 'y');

    // The first vowel tells Ellie from Alfie; the sound after it says the rest.
    private static string Sound(string name) => SoundKey.Of(name) is { Length: >= 2 } key ? key : name;

    private static IEnumerable<string> WithoutOne(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            yield return word.Remove(i, 1);
        }
    }
}
