using QuickAction.Core.Analysis;
using QuickAction.Core.Minutes;

namespace QuickAction.Core.Review;

/// <summary>Sections of a template show the lists of the result once more: after a change of a list they say what it says.</summary>
internal static class SectionMirror
{
    public static MinutesResult Follow(MinutesResult before, MinutesResult after) => after with
    {
        Sections = [.. after.Sections.Select(section => ResultLines.IsOwn(section) ? section : section with { Items = Items(section, before, after) })],
    };

    private static List<Statement> Items(MinutesSection section, MinutesResult before, MinutesResult after) => section.From switch
    {
        "attendees" => Items(section.Items, [.. before.Attendees.Select(SectionLayout.Person)], [.. after.Attendees.Select(SectionLayout.Person)]),
        "apologies" => Items(section.Items, [.. before.Apologies.Select(SectionLayout.Person)], [.. after.Apologies.Select(SectionLayout.Person)]),
        _ => Items(section.Items, ResultLines.Listed(before, section.From), ResultLines.Listed(after, section.From)),
    };

    /// <summary>The list as it is now; where the section held more or less than the list, each line that changed is followed on its own.</summary>
    private static List<Statement> Items(IReadOnlyList<Statement> shown, IReadOnlyList<Statement> was, IReadOnlyList<Statement> now)
    {
        if (Texts(shown).SequenceEqual(Texts(was)))
        {
            return [.. now.Select(Bare)];
        }

        var gone = Texts(was).Except(Texts(now)).ToList();
        List<Statement> come = [.. now.Where(line => was.All(w => w.Text != line.Text)).Select(Bare)];
        var items = new List<Statement>();
        foreach (var item in shown)
        {
            var at = gone.IndexOf(item.Text);
            if (at < 0)
            {
                items.Add(now.FirstOrDefault(n => n.Text == item.Text) is { } same ? Bare(same) : item);
            }
            else if (at < come.Count)
            {
                items.Add(come[at]);
            }
        }

        items.AddRange(come.Skip(gone.Count));
        return items;
    }

    /// <summary>A section's item is a statement and no more, whatever the list holds.</summary>
    private static Statement Bare(Statement line) => new() { Text = line.Text, Supported = line.Supported, Citations = line.Citations };

    private static IEnumerable<string> Texts(IReadOnlyList<Statement> lines) => lines.Select(l => l.Text);
}
