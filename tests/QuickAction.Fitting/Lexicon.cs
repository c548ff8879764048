using System.Globalization;
using System.Text;

namespace QuickAction.Fitting;

/// <summary>
/// Which words of a meeting come back in its summary, learnt over meetings. Only words that are said in every kind of meeting are kept, and their odds are
/// the mean over the kinds; words that are mostly written with a capital are left out: what is learnt is the language of summaries, not the
/// matters or the names of these meetings.
/// </summary>
internal static class Lexicon
{
    private const int LeastMeetings = 10;
    private const double Smoothing = 4;
    private const double CommonWord = 0.25;
    private const int MostTimes = 14;
    private const int LeastPairMeetings = 8;
    private const int LeastPairSummaries = 3;
    private const double PairSmoothing = 6;
    private const double PairPrior = 0.003;

    public static void Write(IReadOnlyList<Meeting> meetings, StringBuilder file)
    {
        var kinds = meetings.Select(m => m.Domain).Distinct().Order(StringComparer.Ordinal).ToList();
        var said = new Dictionary<string, Tally>(StringComparer.Ordinal);
        var names = Names(meetings);
        foreach (var meeting in meetings)
        {
            foreach (var stem in Said(meeting).Where(s => !names.Contains(s)))
            {
                Count(said, stem, meeting.Words.ContainsKey(stem), kinds.IndexOf(meeting.Domain), kinds.Count);
            }
        }

        var prior = said.Values.Sum(t => (double)t.Kept.Sum()) / said.Values.Sum(t => (double)t.Said.Sum());
        var words = said.Where(w => w.Value.Said.Sum() >= LeastMeetings && w.Value.Said.All(n => n > 0)).OrderBy(w => w.Key, StringComparer.Ordinal).ToList();
        file.AppendLine("[words]");
        foreach (var (stem, tally) in words)
        {
            var spread = Math.Log((double)tally.Said.Sum() / meetings.Count);
            file.AppendLine(Line($"{stem} {tally.MeanLogOdds(prior, Smoothing):0.0} {spread:0.0}"));
        }

        file.AppendLine("[counts]");
        foreach (var (stem, _) in words.Where(w => w.Value.Share(prior, Smoothing) > CommonWord))
        {
            var shares = Enumerable.Range(1, MostTimes).Select(n => (meetings.Count(m => m.Words.GetValueOrDefault(stem) >= n) + 0.1) / (meetings.Count + 1));
            file.AppendLine(CultureInfo.InvariantCulture, $"{stem} {string.Join(' ', shares.Select(s => Line($"{s:0.###}")))}");
        }

        WritePairs(meetings, words.Select(w => w.Key).ToHashSet(StringComparer.Ordinal), file);
    }

    private static void WritePairs(IReadOnlyList<Meeting> meetings, HashSet<string> words, StringBuilder file)
    {
        var said = new Dictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var meeting in meetings)
        {
            var index = meeting.Reading.Words;
            var pairs = meeting.Reading.Passages.SelectMany(p => p.Words.Zip(p.Words.Skip(1))).Distinct();
            foreach (var (first, second) in pairs)
            {
                var (a, b) = (index.Stem(first), index.Stem(second));
                if (words.Contains(a) && words.Contains(b))
                {
                    Count(said, $"{a} {b}", meeting.Pairs.ContainsKey($"{a} {b}"), 0, 1);
                }
            }
        }

        file.AppendLine("[pairs]");
        foreach (var (pair, tally) in said.Where(p => p.Value.Said[0] >= LeastPairMeetings && p.Value.Kept[0] >= LeastPairSummaries).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            file.AppendLine(Line($"{pair} {tally.MeanLogOdds(PairPrior, PairSmoothing):0.0} {tally.Said[0]}"));
        }
    }

    /// <summary>Stems that stand inside sentences with a capital more often than not; single letters are no names.</summary>
    private static HashSet<string> Names(IReadOnlyList<Meeting> meetings)
    {
        var capitals = new Dictionary<string, (int With, int All)>(StringComparer.Ordinal);
        foreach (var meeting in meetings)
        {
            foreach (var passage in meeting.Reading.Passages)
            {
                for (var i = 1; i < Math.Min(64, passage.Words.Length); i++)
                {
                    var stem = meeting.Reading.Words.Stem(passage.Words[i]);
                    var (with, all) = capitals.GetValueOrDefault(stem);
                    capitals[stem] = (with + (passage.HasCapital(i) ? 1 : 0), all + 1);
                }
            }
        }

        return [.. capitals.Where(c => c.Key.Length > 1 && 2 * c.Value.With > c.Value.All).Select(c => c.Key)];
    }

    private static IEnumerable<string> Said(Meeting meeting) =>
        meeting.Reading.Passages.SelectMany(p => p.Words).Distinct().Select(meeting.Reading.Words.Stem);

    private static void Count(Dictionary<string, Tally> tallies, string gram, bool kept, int kind, int kinds)
    {
        if (!tallies.TryGetValue(gram, out var tally))
        {
            tallies[gram] = tally = new Tally(new int[kinds], new int[kinds]);
        }

        tally.Said[kind]++;
        tally.Kept[kind] += kept ? 1 : 0;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>In how many meetings of each kind something was said, and in how many of those the summary holds it.</summary>
    private sealed record Tally(int[] Said, int[] Kept)
    {
        public double Share(double prior, double smoothing) => (Kept.Sum() + (smoothing * prior)) / (Said.Sum() + smoothing);

        public double MeanLogOdds(double prior, double smoothing) => Said.Zip(Kept, (said, kept) => (kept + (smoothing * prior)) / (said + smoothing)).Average(p => Math.Log(p / (1 - p)));
    }
}
