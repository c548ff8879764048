using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.TestKit.Grounding;

/// <summary>A few turns, and what a minute writer makes of them: honestly, in other words, and with one thing made false by hand, as no seed makes it.</summary>
/// <param name="Kind">What the lies are about: "periods", "titles".</param>
public sealed record LieExchange(string Kind, IReadOnlyList<string> Turns, IReadOnlyList<LieExchange.Telling> Tellings)
{
    private static readonly DateOnly Day = new(2026, 5, 12);

    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<LieExchange> All { get; } = Read("lies.txt");

    /// <summary>Written without a look at the rules, to measure them with.</summary>
    public static IReadOnlyList<LieExchange> Fresh { get; } = Read("fresh-lies.txt");

    /// <param name="Cites">The turns that it cites, counted from 1; all of them when there are none.</param>
    /// <param name="Owner">Of an action; null for other statements.</param>
    public sealed record Telling(string Text, bool IsLie, IReadOnlyList<int> Cites, string? Owner = null, string? Due = null);

    /// <summary>Codes of what is found that a person must look at.</summary>
    public IReadOnlyList<string> Found(Telling telling)
    {
        var source = Some.Transcript([.. Turns]);
        IReadOnlyList<Citation> citations = [.. source.Segments.Where(s => telling.Cites.Count == 0 || telling.Cites.Contains(s.Index + 1)).Select(Cite.Whole)];
        var check = new GroundingCheck(source, Day);
        var found = telling.Owner is null
            ? check.Of([new Statement { Text = telling.Text, Citations = citations }])
            : check.Of(new MinutesFindings { Actions = [new ActionItem { Text = telling.Text, Citations = citations, Owner = telling.Owner, Due = telling.Due }] });
        return [.. found.Where(w => w.Severity >= Severity.Warn).Select(w => w.Code)];
    }

    /// <summary>Blocks between empty lines: "# kind" for what follows, turns, then "+ honest" and "- false", each with "[1,2]" before it for the turns that it cites, and as "owner | text | due" if it is an action.</summary>
    private static List<LieExchange> Read(string name)
    {
        using var stream = typeof(LieExchange).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no {name}.");
        using var reader = new StreamReader(stream);
        var exchanges = new List<LieExchange>();
        var kind = "";
        foreach (var block in reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var (turns, tellings) = (new List<string>(), new List<Telling>());
            foreach (var line in block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                switch (line[..2])
                {
                    case "# ":
                        kind = line[2..];
                        break;
                    case "+ " or "- ":
                        tellings.Add(Parse(line[2..], line[0] == '-'));
                        break;
                    default:
                        turns.Add(line);
                        break;
                }
            }

            exchanges.Add(new LieExchange(kind, turns, tellings));
        }

        return exchanges;
    }

    private static Telling Parse(string line, bool isLie)
    {
        IReadOnlyList<int> cites = [];
        if (line[0] == '[')
        {
            var end = line.IndexOf(']', StringComparison.Ordinal);
            cites = [.. line[1..end].Split(',').Select(int.Parse)];
            line = line[(end + 2)..];
        }

        return line.Split('|', StringSplitOptions.TrimEntries) is [var owner, var text, var due] ? new Telling(text, isLie, cites, owner, due.Length == 0 ? null : due) : new Telling(line, isLie, cites);
    }
}
