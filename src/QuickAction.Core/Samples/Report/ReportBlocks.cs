using System.Globalization;
using QuickAction.Core.Samples.Composing;
using QuickAction.Core.Samples.Markup;

namespace QuickAction.Core.Samples.Report;

/// <summary>
/// Writes the housing review out in full: in the place of the source's directives come a chapter for each ward, the table of all
/// wards, the comments of annex A and the homes of annex B, composed from the parts.
/// </summary>
internal sealed class ReportBlocks(Composer composer)
{
    /// <summary>What a single-column and a two-column part of the report begin with.</summary>
    public const string Columns = "columns";

    private static readonly (string Fact, string Head)[] WardTable =
    [
        ("ward", "Ward"), ("population", "People"), ("households", "Households"), ("rent", "Rent, \u00A3"), ("rise", "Rise, %"),
        ("register", "Register"), ("temporary", "Temporary"), ("cold", "Below C, %"),
        ("hazards", "Hazards"), ("built", "Built"), ("empty", "Empty"),
    ];

    private static readonly string[] HomeTable = ["Home", "Ward", "Street", "Kind", "Built", "Rating", "Hazards", "Cost, \u00A3"];

    /// <summary>The columns of the ward table that can be added up.</summary>
    private static readonly string[] Summed = ["population", "households", "register", "temporary", "hazards", "built", "empty"];

    private IEnumerable<IReadOnlyDictionary<string, string>> Wards => composer.Parts.FactNames.Select(composer.Parts.FactsOf);

    public IReadOnlyList<Block> Expand(IEnumerable<Block> blocks) => [.. blocks.SelectMany(block => block switch
    {
        Directive { Name: "ward-table" } => [AllWards()],
        Directive { Name: "wards" } => Wards.SelectMany(Ward),
        Directive { Name: "comments" } comments => Comments(Number(comments)),
        Directive { Name: "sample" } sample => [Homes(Number(sample))],
        _ => [block],
    })];

    private IEnumerable<Block> Ward(IReadOnlyDictionary<string, string> facts)
    {
        // A part may hold a paragraph and a list: they are told apart by the reader, which wants an empty line between the groups.
        var text = composer.Compose("ward-chapter", facts);
        return MarkupReader.Blocks(text.Split('\n'));
    }

    private TableBlock AllWards() => new(
    [
        [.. WardTable.Select(column => column.Head)],
        .. Wards.Select(facts => (IReadOnlyList<string>)[.. WardTable.Select(column => facts[column.Fact])]),
        [.. WardTable.Select(column => column.Fact == "ward" ? "District" : Summed.Contains(column.Fact) ? Sum(column.Fact) : "")],
    ]);

    private string Sum(string fact) => Wards
        .Sum(facts => int.Parse(facts[fact], NumberStyles.AllowThousands, CultureInfo.InvariantCulture))
        .ToString("N0", CultureInfo.InvariantCulture);

    private IEnumerable<Block> Comments(int perWard)
    {
        yield return new Directive(Columns, "2");
        foreach (var facts in Wards)
        {
            for (var number = 1; number <= perWard; number++)
            {
                yield return new TextBlock([new Inline(InlineKind.Bold, $"{facts["ward"]}, reply {number}")]);
                yield return new TextBlock([new Inline(InlineKind.Plain, composer.Compose("comment", facts))]);
            }
        }

        yield return new Directive(Columns, "1");
    }

    private TableBlock Homes(int perWard)
    {
        var rows = new List<IReadOnlyList<string>> { HomeTable };
        foreach (var facts in Wards)
        {
            for (var i = 0; i < perWard; i++)
            {
                var hazards = composer.Compose("home-hazards", facts).Split(", ");
                rows.Add(
                [
                    $"H{rows.Count:0000}", facts["ward"], composer.Compose("home-street", facts), composer.Deal("home-kind"),
                    composer.Deal("home-built"), composer.Deal("home-rating"), hazards[0], hazards[1],
                ]);
            }
        }

        return new TableBlock(rows);
    }

    private static int Number(Directive directive) => int.Parse(directive.Argument, CultureInfo.InvariantCulture);
}
