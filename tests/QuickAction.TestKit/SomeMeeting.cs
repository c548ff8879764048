using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;

namespace QuickAction.TestKit;

/// <summary>A small meeting of invented people, with everything in its words that a renderer could trip over: markup, quotation marks, pictures.</summary>
public static class SomeMeeting
{
    private static readonly (string Speaker, int Seconds, string Text)[] Turns =
    [
        ("Siân Pryce", 4, "Good morning everybody. This is the Harbour Locality team meeting on the twenty-first of April 2026."),
        ("Siân Pryce", 19, "We have apologies from Dafydd Nolan, who is at the tribunal."),
        ("Priya Raman", 32, "Thank you. The waiting list stood at 48 people on Monday, down from 61 in March."),
        ("Tom O'Hara", 58, "Most of that fall is the review team closing cases, not fewer people asking for help."),
        ("Grace Mensah", 95, "Three carers told us that nobody rang them back within the five days that we promise."),
        ("Siân Pryce", 131, "We agreed that every carer is rung back within two working days from the first of May."),
        ("Priya Raman", 148, "I will write to the duty workers about the two-day rule by Friday."),
        ("Tom O'Hara", 190, "The form still says <b>Form_A</b> & has a * by the box for \"lone worker\" | nobody knows why."),
        ("Grace Mensah", 214, "My mother would call that # 1 on the list of daft things 🙂 but it puts people off."),
        ("Tom O'Hara", 236, "I can redraw the form with the web team before the end of the month."),
        ("Grace Mensah", 301, "Mrs Whitlock said: I rang four times and on the fifth a young man stayed on the line until the ambulance came."),
        ("Priya Raman", 340, "If the agency rates rise by 6% in June we are £14,200 over by September."),
        ("Siân Pryce", 377, "Who pays for the interpreter when the hospital books one and then cancels?"),
        ("Tom O'Hara", 395, "Nobody could say. It may be us."),
        ("Siân Pryce", 421, "We decided to keep the Thursday surgery at the library until the lease is settled."),
        ("Grace Mensah", 7265, "The next meeting is on the nineteenth of May at ten in the Quay Room."),
    ];

    public static SourceText Source { get; } = new()
    {
        FileName = "harbour-team_2026-04-21.vtt",
        MediaType = MediaTypes.Vtt,
        Sha256 = "3f1c0a5d9b7e2468ace013579bdf02468ace13579bdf02468ace13579bdf0246",
        Bytes = 4_812,
        Shape = SourceShape.Transcript,
        Segments = [.. Turns.Select((turn, i) => new Segment
        {
            Index = i,
            Text = turn.Text,
            Kind = SegmentKind.Turn,
            Speaker = turn.Speaker,
            StartMs = turn.Seconds * 1000L,
            EndMs = (turn.Seconds * 1000L) + 9_400,
        })],
    };

    /// <summary>Cites these very words, which must occur in the meeting.</summary>
    public static Citation Cites(string words)
    {
        var segment = Source.Segments.First(s => s.Text.Contains(words, StringComparison.Ordinal));
        var start = segment.Text.IndexOf(words, StringComparison.Ordinal);
        return Cite.Range(segment, start, start + words.Length);
    }

    /// <summary>A statement in other words than the ones that it cites.</summary>
    public static Statement Says(string text, params string[] cited) => new() { Text = text, Citations = [.. cited.Select(Cites)] };

    /// <summary>A statement in the meeting's own words.</summary>
    public static Statement Verbatim(string words) => Says(words, words);
}
