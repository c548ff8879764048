using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using QuickAction.Core.Samples.Office;

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
        return WordPackage.Write(talk.Title, "Microsoft Teams", main => main.Document = new Document(new Body(
        [
            new Paragraph(Bold($"{talk.Title}-Meeting Recording")),
            new Paragraph(new Run(WordPackage.Text(talk.StartInWords))),
            new Paragraph(new Run(WordPackage.Text(Length(captions[^1].EndMs)))),
            new Paragraph(Bold(captions[0].Speaker), new Run(WordPackage.Text(" started transcription"))),
            .. captions.Select(Utterance),
            new Paragraph(Bold(captions[0].Speaker), new Run(WordPackage.Text(" stopped transcription"))),
        ])));
    }

    private static Paragraph Utterance(Caption caption) => new(
        Bold(caption.Speaker),
        new Run(new RunProperties(new Color { Val = "616161" }), WordPackage.Text("   " + Clock(caption.StartMs))),
        new Run(new Break(), WordPackage.Text(caption.Text)));

    private static Run Bold(string text) => new(new RunProperties(new Bold()), WordPackage.Text(text));

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
