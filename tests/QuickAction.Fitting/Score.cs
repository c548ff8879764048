using System.Globalization;
using QuickAction.Core.Analysis.Offline.Salience;

namespace QuickAction.Fitting;

/// <summary>ROUGE F1 x 100 of the product's summaries at 109 words, by kind of meeting.</summary>
internal static class Score
{
    /// <param name="model">Null for the one that the product carries.</param>
    public static string Summarise(Meeting meeting, SalienceModel? model, int words) =>
        string.Join('\n', MeetingSummary.Find(meeting.Reading, model is null ? meeting.Reading.Chances : new WordChances(meeting.Reading, model), words).Select(s => s.Text));

    public static void Print(string name, IReadOnlyList<Meeting> meetings, Func<Meeting, string> summarise)
    {
        var rows = meetings.Select(m => (m.Domain, Text: Cut(summarise(m)), m.Reference))
            .Select(r => (r.Domain, One: 100 * RougeWords.F1(r.Text, r.Reference, 1), Two: 100 * RougeWords.F1(r.Text, r.Reference, 2), Words: r.Text.Split(' ').Length))
            .ToList();
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{name,-34} R-1 {rows.Average(r => r.One):0.00} R-2 {rows.Average(r => r.Two):0.00} words {rows.Average(r => r.Words):0.0}");
        foreach (var group in rows.GroupBy(r => r.Domain).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            line += string.Create(CultureInfo.InvariantCulture, $" | {group.Key} {group.Average(r => r.One):0.00} {group.Average(r => r.Two):0.00}");
        }

        Console.WriteLine(line);
    }

    private static string Cut(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(109));
}
