using System.Text;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Tests.Analysis.Offline.Salience;

/// <summary>Invented sources for the tests of summaries.</summary>
internal static class Invented
{
    public static SourceText Meeting(params (string Speaker, string Text)[] turns) => Source(
        SourceShape.Transcript, turns.Select((t, i) => new Segment { Index = i, Text = t.Text, Speaker = t.Speaker, Kind = SegmentKind.Turn, StartMs = i * 9000 }));

    public static SourceText Document(params Segment[] segments) => Source(SourceShape.Document, segments);

    /// <summary>A repair service's team meeting: three matters, with the stumbles and small talk of real speech.</summary>
    public static SourceText RepairsMeeting() => Meeting(
        ("Asha Tindall", "Um, right, okay, shall we start. Welcome everybody to the repairs team meeting."),
        ("Colm Varga", "Morning. Is the, is the heating on in here?"),
        ("Asha Tindall", "It is, sort of. First item is the boiler replacement programme. Colm, over to you."),
        ("Colm Varga", "So, um, we we have replaced 214 boilers since April, which is 62 per cent of the programme. The budget for the year is £480,000 and we have spent £301,500 of it."),
        ("Petra Lowe", "Mm-hmm."),
        ("Colm Varga", "The main delay is Fenwick Court, you know, where the flues have to be moved before the new boilers can go in. I think the contractor will finish Fenwick Court in November."),
        ("Asha Tindall", "Okay. Next item, damp and mould complaints. Petra."),
        ("Petra Lowe", "Yeah. Damp complaints went up from 31 in the spring to 78 in the autumn, and two thirds of them come from the flats on Harrow Lane."),
        ("Petra Lowe", "We found that the extractor fans on Harrow Lane had been switched off at the fuse board because, um, tenants were worried about the cost of running them."),
        ("Colm Varga", "They cost about 4 pence a day."),
        ("Petra Lowe", "Exactly. So we decided to send every tenant on Harrow Lane a card that says what the fan costs."),
        ("Asha Tindall", "Good. Moving on to the out of hours rota."),
        ("Colm Varga", "The out of hours rota has, uh, four people on it and it needs six. Since August the average wait for an out of hours call has been 95 minutes."),
        ("Asha Tindall", "I will ask the agency for two more engineers by Friday."),
        ("Petra Lowe", "Thanks. Bye."));

    /// <summary>A long document of the same dull prose with one telling sentence under its own heading.</summary>
    public static SourceText LongReport(int sections, int tellingAt, string heading, string telling)
    {
        var segments = new List<Segment>();
        for (var s = 0; s < sections; s++)
        {
            var page = s + 1;
            Add(new Segment { Index = 0, Text = "Housing and neighbourhoods annual report", Kind = SegmentKind.PageFurniture, Page = page });
            Add(new Segment { Index = 0, Text = s == tellingAt ? heading : Heading(s), Kind = SegmentKind.Heading, Level = 1 + (s % 3), Page = page });
            for (var p = 0; p < 5; p++)
            {
                var prose = Paragraph(s, p);
                Add(new Segment { Index = 0, Text = s == tellingAt && p == 3 ? $"{prose} {telling} {Paragraph(s, 9)}" : prose, Page = page });
            }

            Add(new Segment { Index = 0, Text = $"Page {page} of {sections}", Kind = SegmentKind.PageFurniture, Page = page });
        }

        return Document([.. segments]) with { Pages = sections };

        void Add(Segment segment) => segments.Add(segment with { Index = segments.Count });
    }

    /// <summary>A report that tells figures in every sentence, of things that no heading asks for.</summary>
    /// <param name="sameEverywhere">Every section says the same, word for word.</param>
    public static SourceText ReportOfFigures(int sections, int tellingAt, string heading, string telling, bool sameEverywhere = false)
    {
        var segments = new List<Segment>();
        for (var s = 0; s < sections; s++)
        {
            Add(s == tellingAt ? heading : $"{Capital(Objects[s % 6][4..])} in district {s}", SegmentKind.Heading);
            for (var p = 0; p < 4; p++)
            {
                var prose = string.Join(' ', Enumerable.Range(0, 3).Select(k => Figure(sameEverywhere ? 7 : s, p, k)));
                Add(s == tellingAt && p == 2 ? $"{prose} {telling} {Figure(s, p, 5)}" : prose, SegmentKind.Paragraph);
            }
        }

        return Document([.. segments]) with { Pages = sections };

        void Add(string text, SegmentKind kind) => segments.Add(new Segment { Index = segments.Count, Text = text, Kind = kind, Page = 1 + (segments.Count / 5), Level = kind == SegmentKind.Heading ? 1 : null });
    }

    private static string Figure(int s, int p, int k) =>
        $"{Subjects[(s + p + k) % 6]} counted {(17 * s) + (31 * p) + k + 12} {Counted[(s + (5 * p) + k) % Counted.Length]} in {2003 + ((s + p) % 20)}, against {(13 * s) + (7 * p) + k + 9} the year before.";

    private static readonly string[] Counted = ["enquiries", "library visits", "street lamps", "allotment plots", "planning letters", "bin rounds", "museum guests", "bus journeys", "road gullies", "playground checks", "market stalls"];

    public static SourceText Source(SourceShape shape, IEnumerable<Segment> segments) => new()
    {
        FileName = "invented.txt",
        MediaType = MediaTypes.PlainText,
        Sha256 = new string('0', 64),
        Bytes = 1,
        Shape = shape,
        Segments = [.. segments],
    };

    private static readonly string[] Subjects = ["The service", "The department", "The partnership board", "Each neighbourhood office", "The project team", "The steering group"];
    private static readonly string[] Verbs = ["continued to review", "kept under observation", "discussed with residents", "set out in some detail", "reported regularly on", "worked closely on"];
    private static readonly string[] Objects = ["its arrangements for governance", "the wider programme of change", "the quality of its plans", "the views of its partners", "the direction of travel", "the framework for the years ahead"];

    private static string Heading(int s) => $"{Capital(Objects[s % 6][4..])} in district {s}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Paragraph(int s, int p)
    {
        var text = new StringBuilder();
        for (var k = 0; k < 4; k++)
        {
            text.Append(Subjects[(s + p + k) % 6]).Append(' ').Append(Verbs[(s + (2 * k)) % 6]).Append(' ').Append(Objects[((3 * p) + k) % 6])
                .Append(k % 2 == 0 ? " throughout the whole of the period. " : ". ");
        }

        return text.ToString().TrimEnd();
    }
}
