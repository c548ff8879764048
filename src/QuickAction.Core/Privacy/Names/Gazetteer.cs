using System.Collections.Frozen;
using System.Text;

namespace QuickAction.Core.Privacy.Names;

/// <summary>
/// Given names and surnames that people in Britain bear, and common words of English, each a list beside this file. Written for this project; a name that is not
/// in a list is found by what stands around it.
/// </summary>
internal static class Gazetteer
{
    public static FrozenSet<string> Given { get; } = Load("given-names");

    public static FrozenSet<string> Surnames { get; } = Load("surnames");

    /// <summary>Words that are not names in small letters.</summary>
    public static FrozenSet<string> Common { get; } = Load("common-words");

    private static FrozenSet<string> Load(string list)
    {
        using var stream = typeof(Gazetteer).Assembly.GetManifestResourceStream($"QuickAction.Core.Privacy.Names.{list}.txt")
            ?? throw new InvalidOperationException($"The list {list} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
