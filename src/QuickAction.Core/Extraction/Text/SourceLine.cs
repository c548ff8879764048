namespace QuickAction.Core.Extraction.Text;

/// <summary>A line or paragraph of a source, blank ones included, before it is known whether it is talk.</summary>
/// <param name="Heading">Its level, from 1, where the format says that it is a heading.</param>
internal readonly record struct SourceLine(ReadOnlyMemory<char> Text, int? Page = null, int? Heading = null)
{
    /// <summary>The lines of a text, blank ones included, without their ends.</summary>
    public static List<SourceLine> Split(string text)
    {
        var lines = new List<SourceLine>();
        var start = 0;
        while (start <= text.Length)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            length = length < 0 ? text.Length - start : length;
            lines.Add(new SourceLine(text.AsMemory(start, length)));
            start += length + 1;
        }

        return lines;
    }
}
