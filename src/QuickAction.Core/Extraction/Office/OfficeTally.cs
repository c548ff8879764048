using System.Globalization;

namespace QuickAction.Core.Extraction.Office;

/// <summary>Counts what a document holds beside its text, over all its stories, and says it in notes.</summary>
internal sealed class OfficeTally
{
    public int Insertions { get; set; }
    public int Deletions { get; set; }
    public int Comments { get; set; }
    public int HiddenRuns { get; set; }
    public int UnknownSymbols { get; set; }
    public int EmbeddedParts { get; set; }
    public bool HasPictures { get; set; }

    public IEnumerable<ExtractionNote> Notes()
    {
        if (Insertions + Deletions > 0)
        {
            yield return Note("tracked-changes", Severity.Warn, $"The document has tracked changes: {Insertions} insertions are read as text, {Deletions} deletions are left out.");
        }

        if (Comments > 0)
        {
            yield return Note("comments-left-out", Severity.Info, $"{Comments} {(Comments == 1 ? "comment is" : "comments are")} left out.");
        }

        if (HiddenRuns > 0)
        {
            yield return Note("hidden-text-left-out", Severity.Warn, $"{HiddenRuns} {(HiddenRuns == 1 ? "piece" : "pieces")} of hidden text left out.");
        }

        if (UnknownSymbols > 0)
        {
            yield return Note("unknown-symbols", Severity.Info, $"{UnknownSymbols} {(UnknownSymbols == 1 ? "picture character" : "picture characters")} of a symbol font left out.");
        }

        if (EmbeddedParts > 0)
        {
            yield return Note("embedded-parts-unread", Severity.High, $"{EmbeddedParts} embedded {(EmbeddedParts == 1 ? "document" : "documents")} in the text could not be read; open the file in Word, save it again and try the new copy.") with
            {
                PartUnread = true,
            };
        }
    }

    private static ExtractionNote Note(string code, Severity severity, FormattableString message) =>
        new(code, severity, message.ToString(CultureInfo.InvariantCulture));
}
