using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>
/// An invented meeting with what its minutes should hold, written into the talk itself: <c>{D1|...}</c> decides, <c>{A1 owner="" due="" date=""|...}</c>
/// undertakes, <c>{X1 hedged|...}</c> only seems to (hedged, negated, past, hypothetical, quoted, withdrawn), <c>{K1|...}</c> is a key fact,
/// <c>{R1|...}</c> a risk, <c>{S1|...}</c> may be listed or not. Head lines before <c>---</c> name the date, who is present and who sent apologies.
/// </summary>
internal sealed partial record GoldMeeting
{
    public required string Name { get; init; }
    public required SourceText Source { get; init; }
    public required string? Date { get; init; }
    public required IReadOnlyList<string> Attendees { get; init; }
    public required IReadOnlyList<string> Apologies { get; init; }

    /// <summary>People who are talked about.</summary>
    public required IReadOnlyList<string> Absent { get; init; }
    public required IReadOnlyList<GoldItem> Items { get; init; }

    public IEnumerable<GoldItem> Of(char kind) => Items.Where(i => i.Id[0] == kind);

    /// <summary>The meetings of a folder beside this file, built into the test assembly.</summary>
    public static IEnumerable<GoldMeeting> All(string folder)
    {
        var assembly = typeof(GoldMeeting).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith($"meetings/{folder}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            yield return Read(name[(name.LastIndexOf('/') + 1)..], reader.ReadToEnd());
        }
    }

    public static GoldMeeting Read(string name, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var body = Array.IndexOf(lines, "---");
        var head = lines[..body].Select(l => l.Split(": ", 2)).Where(p => p.Length == 2).ToLookup(p => p[0], p => p[1]);
        var items = new Dictionary<string, GoldItem>(StringComparer.Ordinal);
        var segments = new List<Segment>();
        foreach (var line in lines[(body + 1)..].Where(l => l.Length > 0))
        {
            var parts = line.Split(": ", 2);
            segments.Add(new Segment { Index = segments.Count, Kind = SegmentKind.Turn, Speaker = parts[0], Text = Unmark(parts[1], items) });
        }

        return new GoldMeeting
        {
            Name = name,
            Date = head["date"].Single() is "none" ? null : head["date"].Single(),
            Attendees = [.. head["attendee"].Select(Bare)],
            Apologies = [.. head["apology"]],
            Absent = [.. head["absent"]],
            Items = [.. items.Values],
            Source = Said.WithHeader([.. head["header"]]) with { Segments = segments, FileName = $"{name}.txt" },
        };
    }

    private static string Unmark(string marked, Dictionary<string, GoldItem> items)
    {
        var text = new StringBuilder();
        var open = new Stack<(GoldItem Item, int Start)>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i] == '{')
            {
                var bar = marked.IndexOf('|', i);
                open.Push((Item(marked[(i + 1)..bar], items), text.Length));
                i = bar;
            }
            else if (marked[i] == '}')
            {
                var (item, start) = open.Pop();
                item.Spans.Add(text.ToString(start, text.Length - start).Trim());
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        return text.ToString().Trim();
    }

    private static GoldItem Item(string tag, Dictionary<string, GoldItem> items)
    {
        var id = tag.Split(' ')[0];
        if (!items.TryGetValue(id, out var item))
        {
            var fields = Field().Matches(tag).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
            items[id] = item = new GoldItem(id, Bare(fields.GetValueOrDefault("owner") ?? ""), Known(fields.GetValueOrDefault("date")), tag.EndsWith(" negated", StringComparison.Ordinal), []);
        }

        return item;
    }

    private static DateOnly? Known(string? date) => date is null or "-" ? null : DateOnly.Parse(date, CultureInfo.InvariantCulture);

    private static string Bare(string name) => Brackets().Replace(name, "");

    [GeneratedRegex(@"(\w+)=""([^""]*)""")]
    private static partial Regex Field();

    [GeneratedRegex(@"\s*\([^)]*\)")]
    private static partial Regex Brackets();
}

internal sealed record GoldItem(string Id, string Owner, DateOnly? Date, bool IsNegated, List<string> Spans);
