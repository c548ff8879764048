namespace QuickAction.Core.Extraction.Text;

/// <summary>CR LF and CR become LF; nothing else is a line end here, unlike in <see cref="string.ReplaceLineEndings()"/>.</summary>
internal static class LineEnds
{
    public static string Normalise(string text) =>
        text.Contains('\r') ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;
}
