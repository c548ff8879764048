namespace QuickAction.Cli;

/// <summary>Where a command speaks: results to <see cref="Results"/>, talk and progress to <see cref="Talk"/>.</summary>
internal sealed class Terminal(Func<Stream> openResults, TextWriter talk, bool resultsAreShown)
{
    public static Terminal Standard() => new(Console.OpenStandardOutput, Console.Error, !Console.IsOutputRedirected);

    public TextWriter Talk { get; } = talk;

    /// <summary>True when results would go to a person's screen rather than into a file or another program.</summary>
    public bool ResultsAreShown { get; } = resultsAreShown;

    public Stream Results() => openResults();

    public void Say(string line) => Talk.WriteLine(line);

    public void WriteLines(IEnumerable<string> lines)
    {
        using var results = new StreamWriter(Results(), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        foreach (var line in lines)
        {
            results.WriteLine(line);
        }
    }
}
