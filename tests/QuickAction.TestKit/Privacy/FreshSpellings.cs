namespace QuickAction.TestKit.Privacy;

/// <summary>
/// Identifiers as a transcript, an e-mail, a form or a scan may hold them, and figures that only look like one. Both were written without a look at the rules, and found 91 leaks of 500 and 13
/// false alarms of 300 when they were first read.
/// </summary>
public static class FreshSpellings
{
    /// <param name="Kind">"NHS", "EMAIL".</param>
    /// <param name="Sentence">What is masked.</param>
    /// <param name="Secrets">Where the identifier stands in it, in one piece or more.</param>
    public sealed record Spelt(string Kind, string Sentence, IReadOnlyList<Range> Secrets);

    public static IReadOnlyList<Spelt> Identifiers { get; } = [.. Lines("identifiers.txt").Select(Parse)];

    public static IReadOnlyList<string> LookAlikes { get; } = [.. Lines("look-alikes.txt")];

    private static Spelt Parse(string line)
    {
        var bar = line.IndexOf('|', StringComparison.Ordinal);
        var text = new System.Text.StringBuilder();
        var secrets = new List<Range>();
        var start = 0;
        foreach (var c in line[(bar + 1)..])
        {
            switch (c)
            {
                case '\u2039':
                    start = text.Length;
                    break;
                case '\u203A':
                    secrets.Add(start..text.Length);
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        return new Spelt(line[..bar], text.ToString(), secrets);
    }

    /// <summary>One a line; "\n", "\t" and "\\" stand for the characters.</summary>
    private static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(FreshSpellings).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no {name}.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal))];
    }
}
