using QuickAction.Core;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Cli;

/// <summary>Where a command speaks: results to <see cref="Write"/>, talk and progress to <see cref="Talk"/>.</summary>
internal sealed class Terminal(Func<Stream> openResults, TextWriter talk, bool resultsAreShown)
{
    public static Terminal Standard() => new(Console.OpenStandardOutput, Console.Error, !Console.IsOutputRedirected);

    public TextWriter Talk { get; } = talk;

    /// <summary>True when results would go to a person's screen rather than into a file or another program.</summary>
    public bool ResultsAreShown { get; } = resultsAreShown;

    /// <summary>Writes a result to standard output as it is.</summary>
    /// <exception cref="QuickActionException">It cannot be written.</exception>
    public void Write(Action<Stream> write)
    {
        try
        {
            using var results = openResults();
            write(results);
            results.Flush();
        }
        catch (IOException error)
        {
            throw new QuickActionException(ProblemCode.Unavailable, "The result could not be written to standard output; check the space there, or name a file with --out.", retryable: true, error);
        }
    }

    private readonly List<string> _said = [];

    /// <summary>What stands in a line may be a model's or a source's: nothing of it moves the cursor or turns the writing round.</summary>
    public void Say(string line)
    {
        _said.Add(line);
        Talk.WriteLine(VisibleText.AsItStands(line));
    }

    /// <summary>Says a line unless this run has said it, alone or at the end of a longer one: why a store is shut is said when it is opened, and again by all that it refuses.</summary>
    public void SayOnce(string line)
    {
        if (!_said.Exists(said => said.EndsWith(line, StringComparison.Ordinal)))
        {
            Say(line);
        }
    }

    public void WriteLines(IEnumerable<string> lines)
    {
        // Put together first: a fault in making the lines is none of writing them.
        var text = string.Concat(lines.Select(line => line + "\n"));
        Write(stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
    }
}
