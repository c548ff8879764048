using QuickAction.Core.Analysis;

namespace QuickAction.Core.Rendering.Pages;

/// <summary>People as a table without empty columns: who was named with neither role nor organisation leaves no gap.</summary>
internal static class PeopleTable
{
    public static Block Of(string caption, IReadOnlyList<Attendee> people)
    {
        var roles = people.Any(p => Plain.Of(p.Role).Length > 0);
        var organisations = people.Any(p => Plain.Of(p.Organisation).Length > 0);
        var sources = people.Any(p => p.Citations.Count > 0);
        if (!roles && !organisations && !sources)
        {
            return new Bullets([.. people.Select(p => new Line(Plain.Of(p.Name)))]);
        }

        var headings = new List<string> { "Name" };
        AddIf(roles, "Role");
        AddIf(organisations, "Organisation");
        AddIf(sources, "In the source");
        return new Table(caption, Columns(headings), [.. people.Select(Row)]);

        void AddIf(bool used, string heading)
        {
            if (used)
            {
                headings.Add(heading);
            }
        }

        Row Row(Attendee person)
        {
            var cells = new List<Line> { new(Plain.Of(person.Name)) };
            if (roles)
            {
                cells.Add(new Line(Plain.Of(person.Role)));
            }

            if (organisations)
            {
                cells.Add(new Line(Plain.Of(person.Organisation)));
            }

            if (sources)
            {
                cells.Add(new Line(Where(person)));
            }

            return new Row(null, cells);
        }
    }

    /// <summary>When the person is first heard, or who named them and when. No quotation: what somebody said first is no evidence of who they are.</summary>
    private static string Where(Attendee person)
    {
        if (person.Citations.Count == 0)
        {
            return "";
        }

        var first = person.Citations[0];
        var own = string.Equals(first.Speaker, person.Name, StringComparison.OrdinalIgnoreCase);
        return CitationNote.Place(own ? first with { Speaker = null } : first);
    }

    private static List<Column> Columns(List<string> headings)
    {
        var shares = headings.Count switch
        {
            1 => new[] { 100 },
            2 => [60, 40],
            3 => [36, 36, 28],
            _ => [28, 26, 26, 20],
        };
        return [.. headings.Zip(shares, (heading, share) => new Column(heading, share))];
    }
}
