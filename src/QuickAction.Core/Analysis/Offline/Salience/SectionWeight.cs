namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>How much a section weighs in the summary of the whole document, by what its heading calls it.</summary>
internal static class SectionWeight
{
    private static readonly string[] Tells =
    [
        "summary", "key finding", "key message", "key point", "finding", "conclusion", "recommendation", "overview", "at a glance", "headline", "introduction", "purpose", "result",
        "priorit", "decision", "what we found", "next steps", "outcome",
    ];

    private static readonly string[] Serves =
    [
        "appendi", "annex", "glossary", "reference", "bibliograph", "contents", "contact", "acknowledg", "further information", "version", "document control", "about this", "definitions",
        "abbreviation", "legal notice", "copyright", "how to", "list of", "index",
    ];

    public static double Of(ReadSection section) =>
        section.Heading is not { } heading ? 1 : Any(heading.Text, Tells) ? 1.5 : Any(heading.Text, Serves) ? 0.3 : 1;

    private static bool Any(string heading, string[] words) => Array.Exists(words, w => heading.Contains(w, StringComparison.OrdinalIgnoreCase));
}
