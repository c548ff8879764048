using QuickAction.Core.Analysis;
using QuickAction.Core.Minutes;

namespace QuickAction.Core.Rendering.Pages;

/// <summary>
/// The page of a meeting's minutes: the common head, the template's sections in the template's order, then whatever was found that the template has no
/// section for, the reviewer's part and how it was made. Nothing in the result is left out.
/// </summary>
internal static class MinutesPage
{
    private const string NoApologies = "None recorded";
    private static readonly string[] Statements = ["decisions", "actions", "risks", "questions"];

    public static Page Of(MinutesResult minutes, RenderOptions options)
    {
        var page = new PageBuilder(options.OwnWords);
        var head = LeadingFields(minutes.Sections);
        Head(page, minutes, options, head);
        Sections(page, minutes, minutes.Sections.Where(s => !head.Exists(h => ReferenceEquals(h, s))));
        ReviewParts.Add(page, minutes, options);
        return new Page
        {
            Title = Plain.Of(minutes.Title),
            Status = ReviewParts.Status("minutes", options),
            Draft = options.Approval is null,
            Record = ReviewParts.Record(minutes),
            Log = options.Log?.ToString(),
            Blocks = page.Blocks,
            Notes = page.Notes,
        };
    }

    /// <summary>Form fields at a template's start (place, chair, reference) belong to the head.</summary>
    private static List<MinutesSection> LeadingFields(IReadOnlyList<MinutesSection> sections) =>
        [.. sections.TakeWhile(InHead).Where(s => s is { Kind: "field", From: "cues" })];

    private static bool InHead(MinutesSection section) =>
        section is { Kind: "field" } or { From: "attendees" or "apologies" } or { Id: "previous-actions" };

    private static void Head(PageBuilder page, MinutesResult minutes, RenderOptions options, List<MinutesSection> fields)
    {
        ReviewParts.Callouts(page, minutes, options);
        var facts = new List<Fact>
        {
            new("Date", [new Line(minutes.MeetingDate is { } date ? Clock.Date(date) : "Date not stated in the source")]),
            new("Type of meeting", [new Line(Humanise(minutes.Template))]),
        };
        facts.AddRange(fields.Select(f => new Fact(Plain.Of(f.Title), Values(page, f))));
        page.Add(new Facts(facts));
        if (!Has(minutes, "attendees"))
        {
            page.Unnumbered("Present");
            page.Add(People("Present", minutes.Attendees, "Nobody is named as present in the source"));
        }

        if (!Has(minutes, "attendees") && !Has(minutes, "apologies"))
        {
            page.Unnumbered("Apologies");
            page.Add(People("Apologies", minutes.Apologies, NoApologies));
        }
    }

    private static List<Line> Values(PageBuilder page, MinutesSection field) =>
        field.Items.Count == 0 ? [new Line(Plain.Of(field.WhenEmpty))] : [.. field.Items.Select(page.Line)];

    private static Block People(string caption, IReadOnlyList<Attendee> people, string whenEmpty, bool indented = false) =>
        people.Count == 0 ? new Nothing(whenEmpty, indented) : PeopleTable.Of(caption, people);

    private static void Sections(PageBuilder page, MinutesResult minutes, IEnumerable<MinutesSection> template)
    {
        var printed = minutes.Sections.SelectMany(s => s.Items).Select(s => s.Text).ToHashSet(StringComparer.Ordinal);
        if (!Has(minutes, "summary"))
        {
            List<Statement> rest = [.. minutes.Summary.Where(s => !printed.Contains(s.Text))];
            Extra(page, minutes with { Summary = rest }, "summary", "Summary", rest);
        }

        foreach (var section in template)
        {
            MinutesSectionBlocks.Add(page, minutes, section);
            if (section.From == "attendees" && !Has(minutes, "apologies"))
            {
                page.Section("Apologies");
                page.Add(People("Apologies", minutes.Apologies, NoApologies, indented: true));
            }
        }

        if (!Has(minutes, "topics"))
        {
            // What a section has already said is not said again; a decision or an action below is, because that it is one is news.
            printed.UnionWith(minutes.Summary.Select(s => s.Text));
            var topics = minutes.Topics.Select(t => t with { Points = [.. t.Points.Where(p => !printed.Contains(p.Text))] }).Where(t => t.Points.Count > 0).ToList();
            Extra(page, minutes with { Topics = topics }, "topics", "Matters discussed", topics.SelectMany(t => t.Points));
        }

        foreach (var from in Statements.Where(f => !Has(minutes, f)))
        {
            Extra(page, minutes, from, Humanise(from), MinutesSectionBlocks.Listed(minutes, from));
        }
    }

    /// <summary>A section for findings that the template has no place for.</summary>
    private static void Extra(PageBuilder page, MinutesResult minutes, string from, string title, IEnumerable<Statement> findings)
    {
        List<Statement> items = [.. findings];
        if (items.Count > 0)
        {
            MinutesSectionBlocks.Add(page, minutes, new MinutesSection { Id = from, Title = title, Kind = "list", From = from, WhenEmpty = "", Items = items });
        }
    }

    private static bool Has(MinutesResult minutes, string from) => minutes.Sections.Any(s => s.From == from);

    /// <summary>A kebab-case id as words: <c>team-meeting</c> is <c>Team meeting</c>.</summary>
    private static string Humanise(string id)
    {
        var words = Plain.Of(id).Replace('-', ' ');
        return words.Length == 0 ? words : string.Concat(char.ToUpperInvariant(words[0]).ToString(), words.AsSpan(1));
    }
}
