using QuickAction.Core.Analysis;
using QuickAction.Core.Minutes;

namespace QuickAction.Core.Rendering.Pages;

/// <summary>One section of the minutes, laid out by what it shows and by its kind.</summary>
internal static class MinutesSectionBlocks
{
    public static void Add(PageBuilder page, MinutesResult minutes, MinutesSection section)
    {
        page.Section(section.Title);
        var blocks = page.Blocks.Count;
        switch (section.From)
        {
            case "attendees":
                People(page, section, minutes.Attendees);
                break;
            case "apologies":
                People(page, section, minutes.Apologies);
                break;
            case "topics":
                Topics(page, section, minutes.Topics);
                break;
            case "actions":
                Actions(page, section, minutes.Actions);
                break;
            default:
                Statements(page, section, [.. Union(Listed(minutes, section.From), section.Items)]);
                break;
        }

        if (page.Blocks.Count == blocks)
        {
            var said = Plain.Of(section.WhenEmpty);
            page.Add(new Nothing(said.Length > 0 ? said : "Not discussed", Indented: true));
        }
    }

    /// <summary>The result's list of that name.</summary>
    public static IReadOnlyList<Statement> Listed(MinutesResult minutes, string from) => from switch
    {
        "summary" => minutes.Summary,
        "decisions" => minutes.Decisions,
        "actions" => minutes.Actions,
        "risks" => minutes.Risks,
        "questions" => minutes.Questions,
        _ => [],
    };

    /// <summary>The list, and what only the section holds.</summary>
    private static IEnumerable<Statement> Union(IReadOnlyList<Statement> list, IReadOnlyList<Statement> items)
    {
        var texts = list.Select(s => s.Text).ToHashSet(StringComparer.Ordinal);
        return list.Concat(items.Where(i => !texts.Contains(i.Text)));
    }

    private static void People(PageBuilder page, MinutesSection section, IReadOnlyList<Attendee> people)
    {
        if (people.Count > 0)
        {
            page.Add(PeopleTable.Of(Plain.Of(section.Title), people));
        }
        else
        {
            page.Items(section.Items);
        }
    }

    private static void Topics(PageBuilder page, MinutesSection section, IReadOnlyList<Topic> topics)
    {
        foreach (var topic in topics)
        {
            page.Part(topic.Title);
            page.Items(topic.Points);
        }

        var told = topics.SelectMany(t => t.Points).Select(p => p.Text).ToHashSet(StringComparer.Ordinal);
        List<Statement> rest = [.. section.Items.Where(i => !told.Contains(i.Text))];
        if (rest.Count > 0 && topics.Count > 0)
        {
            page.Part("Other points");
        }

        page.Items(rest);
    }

    private static void Actions(PageBuilder page, MinutesSection section, IReadOnlyList<ActionItem> actions)
    {
        List<Statement> all = [.. Union(actions, section.Items)];
        if (all.Count == 0)
        {
            return;
        }

        var columns = new Column[] { new("No.", 9), new("Action", 42), new("Owner", 17), new("Due", 20), new("Status", 12) };
        page.Add(new Table(Plain.Of(section.Title), columns, [.. all.Select(Row)]));

        Row Row(Statement statement)
        {
            var action = statement as ActionItem;
            var owner = Plain.Of(action?.Owner);
            return new Row(
                page.NextPoint(),
                [page.Line(statement), new Line(owner.Length > 0 ? owner : "Nobody named"), new Line(Due(action)), new Line("Open")]);
        }
    }

    /// <summary>As said, and the day that it means when that is known.</summary>
    private static string Due(ActionItem? action)
    {
        var said = Plain.Of(action?.Due);
        return (said.Length, action?.DueDate) switch
        {
            (0, null) => "Not stated",
            (0, { } date) => Clock.Date(date),
            (_, null) => said,
            (_, { } date) => $"{said} ({Clock.Date(date)})",
        };
    }

    private static void Statements(PageBuilder page, MinutesSection section, IReadOnlyList<Statement> statements)
    {
        switch (section.Kind)
        {
            case "table" when statements.Count > 0:
                var columns = new Column[] { new("No.", 9), new("Point", 66), new("Said by", 25) };
                page.Add(new Table(Plain.Of(section.Title), columns, [.. statements.Select(s => new Row(page.NextPoint(), [page.Line(s), new Line(Speakers(s))]))]));
                break;
            case "quote":
                foreach (var statement in statements)
                {
                    page.Item(Quote(page, statement));
                }

                break;
            default:
                foreach (var statement in statements)
                {
                    page.Item(section.From == "cues" && SpokenBy.IsNeeded(section.Kind, statement.Text) ? Said(page, statement) : page.Line(statement));
                }

                break;
        }
    }

    private static Line Said(PageBuilder page, Statement statement)
    {
        var speakers = Speakers(statement);
        return page.Line(statement) with { Lead = speakers.Length == 0 ? null : $"{speakers}:" };
    }

    /// <summary>A person's own words with their name; words that are not exactly theirs get no quotation marks.</summary>
    private static Line Quote(PageBuilder page, Statement statement)
    {
        var line = page.Line(statement);
        var speakers = Speakers(statement);
        var exact = statement.Citations.Any(c => Plain.Of(c.Quote) == line.Text);
        return line with
        {
            Lead = speakers.Length == 0 ? null : $"{speakers}:",
            Text = exact ? $"\u201C{line.Text}\u201D" : line.Text,
        };
    }

    private static string Speakers(Statement statement) =>
        string.Join(", ", statement.Citations.Select(c => Plain.Of(c.Speaker)).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal));
}
