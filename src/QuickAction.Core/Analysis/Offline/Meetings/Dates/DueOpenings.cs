using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>
/// With which words a due phrase may begin. Hardly any word does, and trying the grammar of <see cref="DueReader"/> takes some sixty comparisons, so that a glance at
/// the word comes first. Wider than the grammar is safe, narrower is not: a test holds the two together.
/// </summary>
internal static class DueOpenings
{
    private const int ShortestName = 3;

    private static readonly FrozenSet<string> Words = (
        "no not couple in ahead straight right immediately after give first early late later some sometime at by before within inside on for from until till come over during to "
        + "the end tomorrow close cop cob home hometime teatime tea lunchtime lunch noon midday midnight today tonight this "
        + "last final a an one week weeks fortnight month mid next coming")
        .Split(' ')
        .Concat(SpokenNumbers.Words)
        // "Mon", "Tues", "Sept": whatever a name of a day or month may be cut to.
        .Concat(DateReader.Names.SelectMany(n => Enumerable.Range(ShortestName, n.Length + 1 - ShortestName).Select(length => n[..length])))
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool MayBegin(string word) =>
        char.IsAsciiDigit(word[0]) || Words.Contains(word) || word.Contains('-', StringComparison.Ordinal) || (word.EndsWith("'s", StringComparison.Ordinal) && Words.Contains(word[..^2]));
}
