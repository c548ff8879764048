namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>"The meeting discussed the rota, the boiler budget and damp": the phrases that cover most of what a summary would name.</summary>
internal static class MeetingHeadline
{
    private const int WordsForAPhrase = 18;
    private const int MostPhrases = 6;
    private const int FewestPhrases = 2;

    /// <summary>A phrase is worth naming when its words have on average at least this chance to be in a summary.</summary>
    private const float LeastChance = 0.12f;

    private static readonly string[] OwnStems = ["the", "meet", "discuss", "and"];

    /// <summary>The phrases, in the order in which they were first said; fewer than two make no headline and give none.</summary>
    public static List<KeyPhrase> Find(MeetingReading reading, WordChances chances, int words)
    {
        var room = Math.Min((words / 4) + 2, words - 4);
        var most = Math.Clamp(words / WordsForAPhrase, FewestPhrases, MostPhrases);
        var candidates = new KeyPhrases(reading).Find(0, reading.Passages.Count, leastTimes: 2);
        var chosen = new List<KeyPhrase>();
        while (chosen.Count < most && Best(candidates, chosen, chances, room) is { } best)
        {
            chosen.Add(best);
            room -= SpacedWords.Count(best.Text) + 1;
        }

        chosen.Sort((a, b) => a.First.CompareTo(b.First));
        return chosen.Count < FewestPhrases ? [] : chosen;
    }

    public static Statement State(IReadOnlyList<KeyPhrase> phrases)
    {
        var names = string.Join(", ", phrases.Take(phrases.Count - 1).Select(p => p.Text));
        return new Statement { Text = $"The meeting discussed {names} and {phrases[^1].Text}.", Citations = [.. phrases.Select(p => p.Range.Cite())] };
    }

    /// <summary>What the headline says, for the count of what the summary holds already.</summary>
    public static void Hold(IReadOnlyList<KeyPhrase> phrases, MeetingReading reading, Coverage coverage)
    {
        foreach (var phrase in phrases)
        {
            coverage.Hold(phrase.Words);
        }

        coverage.Hold([.. OwnStems.Select(reading.Words.Find).Where(w => w >= 0)]);
    }

    private static KeyPhrase? Best(List<KeyPhrase> candidates, List<KeyPhrase> chosen, WordChances chances, int room)
    {
        KeyPhrase? best = null;
        var bestWorth = 0f;
        foreach (var phrase in candidates)
        {
            if (SpacedWords.Count(phrase.Text) + 1 > room || chosen.Exists(c => c.Words.AsSpan().IndexOfAny(phrase.Words) >= 0))
            {
                continue;
            }

            var sum = 0f;
            for (var i = 0; i < phrase.Words.Length; i++)
            {
                sum += chances.Of(phrase.Words[i]);
                sum += i + 1 < phrase.Words.Length ? chances.OfPair(phrase.Words[i], phrase.Words[i + 1]) : 0;
            }

            // A phrase costs its comma or "and"; one that is said often is surely a name.
            var worth = sum / (phrase.Words.Length + 0.6f) * (1 - (1f / (1 + phrase.Times)));
            if (worth > bestWorth && sum / phrase.Words.Length >= LeastChance)
            {
                (best, bestWorth) = (phrase, worth);
            }
        }

        return best;
    }
}
