using System.Text;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Extraction;

namespace QuickAction.Fitting;

/// <summary>
/// An invented meeting whose talk marks what minutes should take from it: <c>{D1|...}</c> decides, <c>{A1 ...|...}</c> undertakes, <c>{X1 ...|...}</c>
/// only seems to, <c>{S1|...}</c> may be listed or not, <c>{K1|...}</c> is a key fact, <c>{R1|...}</c> a risk, <c>{Q1|...}</c> a question left open. Of the head lines before <c>---</c> only <c>set:</c> is read.
/// </summary>
internal sealed class MarkedMeeting
{
    /// <summary>A sentence shows a mark when it holds this share of the mark's words, or this many of them.</summary>
    private const double LeastShare = 0.5;
    private const int LeastWords = 8;

    private readonly List<Segment> _segments = [];
    private readonly List<(string Id, int Segment, int Start, int End)> _marks = [];
    private readonly HashSet<string> _negated = new(StringComparer.Ordinal);

    private MarkedMeeting(string file)
    {
        Name = Path.GetFileNameWithoutExtension(file);
        var lines = File.ReadAllLines(file);
        Set = lines.FirstOrDefault(l => l.StartsWith("set: ", StringComparison.Ordinal))?["set: ".Length..];
        foreach (var line in lines[(Array.IndexOf(lines, "---") + 1)..].Where(l => l.Length > 0))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            _segments.Add(new Segment { Index = _segments.Count, Kind = SegmentKind.Turn, Speaker = line[..colon], Text = Unmark(line[(colon + 2)..]) });
        }

        Source = new SourceText { FileName = "", MediaType = "", Sha256 = "", Bytes = 0, Shape = SourceShape.Transcript, Segments = _segments };
        var talk = Talk.From(Source);
        var people = MeetingPeople.Find(talk, null);
        Reading = new Reading(talk, people.Roster, people.Chair);
        Shown = new HashSet<string>[talk.Sentences.Length];
        foreach (var sentence in talk.Sentences)
        {
            Shown[sentence.Index] = [.. _marks.Where(m => Shows(talk, sentence.First, sentence.End, m)).Select(m => m.Id)];
        }
    }

    public string Name { get; }

    /// <summary>Meetings written together, by one author to one brief; a model is judged on sets that it has not seen.</summary>
    public string? Set { get; }

    public SourceText Source { get; }

    public Reading Reading { get; }

    /// <summary>By sentence, the marks that it shows.</summary>
    public HashSet<string>[] Shown { get; }

    /// <summary>What is marked as of a kind: by its id the words, each with the segment that holds them.</summary>
    public ILookup<string, (int Segment, string Words)> Marked(char kind) =>
        _marks.Where(m => m.Id[0] == kind).ToLookup(m => m.Id, m => (m.Segment, _segments[m.Segment].Text[m.Start..m.End]));

    /// <summary>The mark is of something that is said not to be so: to list it with its "not" is fair.</summary>
    public bool IsNegated(string id) => _negated.Contains(id);

    public int Count(char kind) => _marks.Select(m => m.Id).Where(id => id[0] == kind).Distinct().Count();

    public bool Shows(int sentence, char kind) => Shown[sentence].Any(id => id[0] == kind);

    public static IReadOnlyList<MarkedMeeting> All(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(f => new MarkedMeeting(f))];

    private static bool Shows(Talk talk, int first, int end, (string Id, int Segment, int Start, int End) mark)
    {
        var held = 0;
        for (var at = first; at < end; at++)
        {
            var token = talk.Tokens[at];
            held += token.Segment == mark.Segment && token.Start >= mark.Start && token.End <= mark.End ? 1 : 0;
        }

        var all = 0;
        foreach (var token in talk.Tokens)
        {
            all += token.Segment == mark.Segment && token.Start >= mark.Start && token.End <= mark.End ? 1 : 0;
        }

        return held >= LeastWords || (held > 0 && held >= LeastShare * all);
    }

    private string Unmark(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i] == '{')
            {
                var bar = marked.IndexOf('|', i);
                var words = marked[(i + 1)..bar].Split(' ');
                open.Push((words[0], text.Length));
                if (words is [['X', ..], "negated", ..])
                {
                    _negated.Add(words[0]);
                }

                i = bar;
            }
            else if (marked[i] == '}')
            {
                var (id, start) = open.Pop();
                _marks.Add((id, _segments.Count, start, text.Length));
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        return text.ToString();
    }
}
