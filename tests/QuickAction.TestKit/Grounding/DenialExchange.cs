using QuickAction.Core.Extraction;

namespace QuickAction.TestKit.Grounding;

/// <summary>A few turns in which somebody denies something as people do, and what an honest minute writer makes of them in other words.</summary>
public sealed record DenialExchange(string Domain, IReadOnlyList<string> Turns, IReadOnlyList<HonestStatement> Statements)
{
    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<DenialExchange> All { get; } = Read();

    public SourceText Source => Some.Transcript([.. Turns]);

    public HonestMeeting Meeting => new()
    {
        Transcript = "",
        Attendees = [.. Turns.Select(t => t.Split(": ", 2)[0]).Distinct()],
        Statements = Statements,
    };

    /// <summary>Blocks between empty lines: "# domain" for what follows, turns, then "= statement" with its quotations, each after a quotation mark.</summary>
    private static List<DenialExchange> Read()
    {
        using var stream = typeof(DenialExchange).Assembly.GetManifestResourceStream("denials.txt")
            ?? throw new InvalidOperationException("There is no denials.txt.");
        using var reader = new StreamReader(stream);
        var exchanges = new List<DenialExchange>();
        var domain = "";
        foreach (var block in reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var (turns, statements) = (new List<string>(), new List<HonestStatement>());
            foreach (var line in block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                switch (line[..2])
                {
                    case "# ":
                        domain = line[2..];
                        break;
                    case "= ":
                        statements.Add(new HonestStatement("said", line[2..], []));
                        break;
                    case "\" ":
                        statements[^1] = statements[^1] with { Quotes = [.. statements[^1].Quotes, line[2..]] };
                        break;
                    default:
                        turns.Add(line);
                        break;
                }
            }

            exchanges.Add(new DenialExchange(domain, turns, statements));
        }

        return exchanges;
    }
}
