using System.Text.RegularExpressions;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Tests.Analysis.Offline.Salience;

/// <summary>Words of a statement that neither its cited segments nor their speakers' labels hold, and that no closed list allows.</summary>
internal static partial class Borrowed
{
    public static IReadOnlyList<string> Words(Statement statement, SourceText source)
    {
        var own = statement.Citations.SelectMany(c => WordsOf(source.Segments[c.Segment].Text).Concat(WordsOf(c.Speaker ?? ""))).ToHashSet(StringComparer.Ordinal);
        return [.. WordsOf(statement.Text).Where(w => !own.Contains(w) && !ConnectingWords.Contains(w))];
    }

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text.ToLowerInvariant()).Select(m => m.Value);

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
