using System.Globalization;
using System.Text.RegularExpressions;
using QuickAction.Core.Extraction.Text;
using QuickAction.Core.Extraction.Transcripts;

namespace QuickAction.Core.Extraction.Office;

/// <summary>
/// The body as lines for the recogniser of talk, a blank one after each paragraph. Two habits of word-processor transcripts are put into the order that
/// it knows: the older Teams' paragraph of a time, a name and words, each on a line, and the table with a column for each of these.
/// </summary>
internal static partial class TalkLines
{
    private const int MostCells = 4;

    public static List<SourceLine> Of(IReadOnlyList<OfficeBlock> body)
    {
        var lines = new List<SourceLine>(body.Count * 2);
        foreach (var block in body)
        {
            var text = block.Kind == SegmentKind.TableRow ? Row(block.Text) ?? block.Text : Timed(block.Text) ?? block.Text;
            var heading = block.Kind == SegmentKind.Heading ? block.Level : null;
            lines.AddRange(SourceLine.Split(text).Select(line => line with { Heading = heading }));
            lines.Add(default);
        }

        return lines;
    }

    /// <summary>"0:0:4.20 --> 0:0:6.5", name, words: the time and the name become one line.</summary>
    private static string? Timed(string paragraph)
    {
        var end = paragraph.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || TeamsTimes().Match(paragraph, 0, end) is not { Success: true } times)
        {
            return null;
        }

        var rest = paragraph[(end + 1)..];
        var cut = rest.IndexOf('\n', StringComparison.Ordinal);
        var name = cut > 0 ? rest[..cut].Trim() : "";
        return name.Length > 0 && SpeakerLabel.IsName(name)
            ? $"[{Clock(times, 1)} --> {Clock(times, 5)}] {name}\n{rest[(cut + 1)..]}"
            : $"[{Clock(times, 1)} --> {Clock(times, 5)}]\n{rest}";
    }

    /// <summary>A row of a time with hours, a name and words. Times of the day have no seconds, so that a timetable stays one.</summary>
    private static string? Row(string row)
    {
        var cells = row.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (cells.Length is < 3 or > MostCells)
        {
            return null;
        }

        var time = Array.FindIndex(cells, c => TimeStamps.TryRead(c, out _, out var length, out var parts) && parts == 3 && length == c.Length);
        var name = Array.FindIndex(cells, c => SpeakerLabel.IsName(c));
        return time >= 0 && name >= 0 && Math.Max(time, name) < cells.Length - 1
            ? $"[{cells[time]}] {cells[name]}: {cells[^1].Replace('\n', ' ')}"
            : null;
    }

    private static string Clock(Match times, int first) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Part(times, first):00}:{Part(times, first + 1):00}:{Part(times, first + 2):00}.{times.Groups[first + 3].Value.PadRight(3, '0')}");

    private static int Part(Match times, int group) => int.Parse(times.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\G\s*([0-9]{1,2}):([0-5]?[0-9]):([0-5]?[0-9])(?:\.([0-9]{1,3}))?[0-9]*\s*-->\s*([0-9]{1,2}):([0-5]?[0-9]):([0-5]?[0-9])(?:\.([0-9]{1,3}))?[0-9]*\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex TeamsTimes();
}
