namespace QuickAction.Core.Analysis.Offline.Talking;

/// <summary>
/// Spoken English leans on contractions, and speech recognisers leave some of their apostrophes out. Both become the words that they stand for, so
/// that a rule for "I will" hears "I'll" too.
/// </summary>
internal static class Contractions
{
    // After these "'s" can only be "is" or "has"; after any other word it may be a possessive and is left alone.
    private static readonly HashSet<string> NeverPossessive = new(StringComparer.Ordinal)
    {
        "that", "it", "there", "here", "what", "where", "when", "how", "why", "he", "she", "this", "which",
    };

    private static readonly Dictionary<string, string> Stems = new(StringComparer.Ordinal)
    {
        ["wo"] = "will",
        ["ca"] = "can",
        ["sha"] = "shall",
        ["ai"] = "is",
    };

    private static readonly Dictionary<string, (int Cut, string First, string Second)> Bare = new(StringComparer.Ordinal)
    {
        ["im"] = (1, "i", "am"),
        ["ive"] = (1, "i", "have"),
        ["youre"] = (3, "you", "are"),
        ["youll"] = (3, "you", "will"),
        ["youve"] = (3, "you", "have"),
        ["theyre"] = (4, "they", "are"),
        ["theyll"] = (4, "they", "will"),
        ["theyve"] = (4, "they", "have"),
        ["weve"] = (2, "we", "have"),
        ["thats"] = (4, "that", "is"),
        ["theres"] = (5, "there", "is"),
        ["whats"] = (4, "what", "is"),
        ["hes"] = (2, "he", "is"),
        ["shes"] = (3, "she", "is"),
        ["lets"] = (3, "let", "us"),
        ["thatll"] = (4, "that", "will"),
        ["itll"] = (2, "it", "will"),
        ["dont"] = (2, "do", "not"),
        ["doesnt"] = (4, "does", "not"),
        ["didnt"] = (3, "did", "not"),
        ["cant"] = (2, "can", "not"),
        ["cannot"] = (3, "can", "not"),
        ["isnt"] = (2, "is", "not"),
        ["arent"] = (3, "are", "not"),
        ["wasnt"] = (3, "was", "not"),
        ["werent"] = (4, "were", "not"),
        ["wouldnt"] = (5, "would", "not"),
        ["couldnt"] = (5, "could", "not"),
        ["shouldnt"] = (6, "should", "not"),
        ["havent"] = (4, "have", "not"),
        ["hasnt"] = (3, "has", "not"),
        ["hadnt"] = (3, "had", "not"),
        ["gonna"] = (3, "going", "to"),
        ["gotta"] = (3, "got", "to"),
        ["wanna"] = (3, "want", "to"),
        ["wont"] = (2, "will", "not"),
        ["mustnt"] = (4, "must", "not"),
    };

    /// <summary>Where a lower-case word with straight apostrophes is to be cut, and what its two halves stand for; false when it is one word.</summary>
    public static bool TrySplit(string word, out int cut, out string first, out string second)
    {
        if (Bare.TryGetValue(word, out var bare))
        {
            (cut, first, second) = bare;
            return true;
        }

        (cut, first, second) = (0, word, "");
        var apostrophe = word.LastIndexOf('\'');
        if (apostrophe <= 0)
        {
            return false;
        }

        if (word.EndsWith("n't", StringComparison.Ordinal) && word.Length > 3)
        {
            cut = word.Length - 3;
            var stem = word[..cut];
            (first, second) = (Stems.GetValueOrDefault(stem, stem), "not");
            return true;
        }

        (cut, first) = (apostrophe, word[..apostrophe]);
        second = word[apostrophe..] switch
        {
            "'ll" => "will",
            "'re" => "are",
            "'m" => "am",
            "'ve" => "have",
            "'d" => "'d",
            "'s" when first == "let" => "us",
            "'s" when NeverPossessive.Contains(first) => "is",
            "'s" => "'s",
            _ => "",
        };
        return second.Length > 0;
    }
}
