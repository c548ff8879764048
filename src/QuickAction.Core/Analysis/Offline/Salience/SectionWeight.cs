namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>How much a section weighs in the summary of the whole document, by what its heading calls it.</summary>
internal static class SectionWeight
{
    private static readonly string[] Tells =
    [
        "summary", "recommend", "we found", "key finding", "key message", "key point", "finding", "conclusion", "overview", "at a glance", "headline", "introduction", "purpose", "result",
        "priorit", "decision", "what we found", "next steps", "outcome",
    ];

    private static readonly string[] Serves =
    [
        "appendi", "annex", "glossary", "reference", "bibliograph", "contents", "contact", "acknowledg", "further information", "version", "document control", "about this", "definitions",
        "abbreviation", "legal notice", "copyright", "how to", "list of", "index",
    ];

    private const double TellsCounts = 2.5;
    private const double ServesCounts = 0.25;

    /// <summary>Deep sections hold detail.</summary>
    private const double DeepCounts = 0.6;
    private const int Deep = 3;

    /// <summary>A heading that comes again so often ("The ward in figures") opens one more of the same detail.</summary>
    private const int Repeats = 3;
    private const double RepeatedCounts = 0.4;

    /// <summary>The weight of each section; a section under "Summary" or "Annex" has the weight of what it is under.</summary>
    public static double[] Of(IReadOnlyList<ReadSection> sections)
    {
        var weights = new double[sections.Count];
        var times = sections.GroupBy(Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Count(), StringComparer.OrdinalIgnoreCase);
        var above = new List<(int Level, double Weight)>();
        for (var i = 0; i < sections.Count; i++)
        {
            if (sections[i].Heading is not { } heading)
            {
                weights[i] = 1;
                continue;
            }

            var level = heading.Level ?? 1;
            above.RemoveAll(a => a.Level >= level);
            var inherited = above.Count > 0 ? above[^1].Weight : 1;
            var own = Any(heading.Text, Serves) ? ServesCounts : Any(heading.Text, Tells) ? TellsCounts : 1;
            var weight = own != 1 ? own : inherited;
            above.Add((level, weight));
            weights[i] = weight * (level >= Deep && weight <= 1 ? DeepCounts : 1) * (times[Name(sections[i])] >= Repeats ? RepeatedCounts : 1);
        }

        return weights;
    }

    /// <summary>A list of what stands where: nothing in it is worth a point.</summary>
    public static bool IsContents(string heading) => heading.Trim().TrimEnd(':').ToLowerInvariant() is "contents" or "table of contents" or "index" or "list of contents" or "in this document";

    /// <summary>The heading without its number.</summary>
    private static string Name(ReadSection section) => section.Heading?.Text.TrimStart("0123456789. \t".AsSpan().ToArray()) ?? "";

    private static bool Any(string heading, string[] words) => Array.Exists(words, w => heading.Contains(w, StringComparison.OrdinalIgnoreCase));
}
