using System.Globalization;
using System.Xml.Linq;
using QuickAction.Core.Samples.Office;
using static QuickAction.Core.Samples.Office.DocxElements;

namespace QuickAction.Core.Samples.Talks;

/// <summary>
/// A talk as the Word transcript that Teams offers for download: one paragraph for each utterance, with name, time and text.
/// </summary>
internal static class TeamsTranscript
{
    private const int WordsInUtterance = 70;

    public static byte[] Write(Talk talk)
    {
        var captions = SpeechClock.Time(talk, WordsInUtterance);
        return WordPackage.Write(talk.Title, "Microsoft Teams", WordPackage.Document(
        [
            Paragraph(Bold($"{talk.Title}-Meeting Recording")),
            Paragraph(Run(Text(talk.StartInWords))),
            Paragraph(Run(Text(Length(captions[^1].EndMs)))),
            Paragraph(Bold(captions[0].Speaker), Run(Text(" started transcription"))),
            .. captions.Select(Utterance),
            Paragraph(Bold(captions[0].Speaker), Run(Text(" stopped transcription"))),
        ]));
    }

    private static XElement Utterance(Caption caption) => Paragraph(
        Bold(caption.Speaker),
        Run(Look(Value("color", "616161")), Text("   " + Clock(caption.StartMs))),
        Run(new XElement(OfficeNames.Word + "br"), Text(caption.Text)));

    /// <summary>Minutes and seconds, and hours only where there are any.</summary>
    private static string Clock(int ms)
    {
        var time = TimeSpan.FromMilliseconds(ms);
        return time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
    }

    private static string Length(int ms)
    {
        var time = TimeSpan.FromMilliseconds(ms);
        return time.ToString(time.TotalHours >= 1 ? @"h'h 'm'm 's's'" : @"m'm 's's'", CultureInfo.InvariantCulture);
    }
}
