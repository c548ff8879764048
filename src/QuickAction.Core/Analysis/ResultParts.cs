using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis;

/// <summary>The parts of a result that every pipeline fills in the same way.</summary>
internal static class ResultParts
{
    public static ResultSource Source(SourceText source) =>
        new(source.FileName, source.MediaType, source.Sha256, source.Bytes, source.Pages, source.Segments.Count, source.Words);

    /// <summary>Each part that could not be read counts once beside the segments, so that read + failed is the whole.</summary>
    /// <param name="notAnalysed">Segments that were read and that no engine has answered for.</param>
    public static Coverage Coverage(SourceText source, int cited, int notAnalysed = 0)
    {
        var unread = source.Notes.Count(n => n.PartUnread);
        return new Coverage(source.Segments.Count + unread, source.Segments.Count - notAnalysed, cited, unread + notAnalysed);
    }

    public static IEnumerable<Warning> Warnings(SourceText source) => source.Notes.Select(note => new Warning(
        note.Code,
        note.Severity,
        note.Message,
        [.. note.Segments.Where(i => i >= 0 && i < source.Segments.Count).Select(i => Cite.Whole(source.Segments[i]))]));
}
