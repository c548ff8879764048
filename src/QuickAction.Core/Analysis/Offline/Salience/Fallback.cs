namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>For a source with no whole sentence that fits: its longest short one, or else the first words of its longest.</summary>
internal static class Fallback
{
    public static IReadOnlyList<Statement> Find(Reading reading, int words)
    {
        var fitting = reading.Passages.Where(p => p.Length <= words).MaxBy(p => p.Length);
        return fitting is not null ? [new Statement { Text = fitting.Text, Citations = fitting.Cite() }]
            : reading.Passages.MaxBy(p => p.Length) is { } longest ? [Cut(longest, words)] : [];
    }

    private static Statement Cut(Passage passage, int words)
    {
        var end = 0;
        for (var left = words; left > 0 && end < passage.Text.Length; left--)
        {
            var space = passage.Text.IndexOf(' ', end + 1);
            end = space < 0 ? passage.Text.Length : space;
        }

        return new Statement { Text = passage.Text[..end], Citations = passage.Cite() };
    }
}
