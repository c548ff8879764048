namespace QuickAction.Core.Extraction.Containers;

/// <summary>Refuses names that would leave the container or that two readers could resolve to different parts.</summary>
internal static class ZipNames
{
    public static void Check(IReadOnlyList<ZipEntry> entries)
    {
        var seen = new HashSet<string>(entries.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (!IsSafe(entry.Name) || !seen.Add(entry.Name))
            {
                throw ZipRefusals.UnsafeNames();
            }
        }
    }

    public static bool IsSafe(string name) =>
        name.Length is > 0 and <= 1024
        && name[0] != '/'
        && !(name.Length > 1 && name[1] == ':' && char.IsAsciiLetter(name[0]))
        && !HasControls(name)
        && !HasParentStep(name);

    public static bool HasControls(string name) => name.AsSpan().ContainsAnyInRange('\0', '\u001F');

    private static bool HasParentStep(ReadOnlySpan<char> name)
    {
        foreach (var step in name.Split('/'))
        {
            if (name[step] is "..")
            {
                return true;
            }
        }

        return false;
    }
}
