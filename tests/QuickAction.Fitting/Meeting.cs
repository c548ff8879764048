using System.Text.Json;
using System.Text.RegularExpressions;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Extraction;

namespace QuickAction.Fitting;

/// <summary>A meeting with a summary of it that a person wrote.</summary>
internal sealed partial class Meeting
{
    private Meeting(string id, string domain, MeetingReading reading, string reference)
    {
        (Id, Domain, Reading, Reference) = (id, domain, reading, reference);
        var words = RougeWords.Read(reference);
        Words = RougeWords.Count(words, 1);
        Pairs = RougeWords.Count(words, 2);
    }

    public string Id { get; }
    public string Domain { get; }
    public MeetingReading Reading { get; }
    public string Reference { get; }

    /// <summary>How often the reference holds each stem.</summary>
    public Dictionary<string, int> Words { get; }

    /// <summary>How often the reference holds two stems next to each other, parted by a space.</summary>
    public Dictionary<string, int> Pairs { get; }

    /// <summary>Meetings of one series (the same people, the same product) stay in one fold.</summary>
    public string Series => Domain == "Product" ? Id[..6] : Id;

    public static List<Meeting> Read(string file)
    {
        var meetings = new List<Meeting>();
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var segments = new List<Segment>();
            foreach (var turn in root.GetProperty("turns").EnumerateArray())
            {
                var text = Space().Replace(Mark().Replace(Text(turn, "text"), " "), " ").Trim();
                if (text.Length > 0)
                {
                    segments.Add(new Segment { Index = segments.Count, Text = text, Speaker = Text(turn, "speaker"), Kind = SegmentKind.Turn });
                }
            }

            var reading = MeetingReading.From(Talk.From(Transcript(segments)), CancellationToken.None);
            meetings.Add(new Meeting(Text(root, "id"), Text(root, "domain"), reading, Text(root, "reference")));
        }

        return meetings;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static SourceText Transcript(List<Segment> segments) => new()
    {
        FileName = "meeting.txt",
        MediaType = MediaTypes.PlainText,
        Sha256 = new string('0', 64),
        Bytes = 1,
        Shape = SourceShape.Transcript,
        Segments = segments,
    };

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
