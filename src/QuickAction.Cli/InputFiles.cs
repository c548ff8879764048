using QuickAction.Core;

namespace QuickAction.Cli;

/// <summary>The files that a person named, folders opened up, in a stable order, each once.</summary>
internal static class InputFiles
{
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> arguments)
    {
        var files = new List<string>();
        foreach (var argument in arguments)
        {
            if (string.IsNullOrWhiteSpace(argument))
            {
                throw new UsageException("A file name is empty; name a file or a folder.");
            }

            if (argument.StartsWith("--", StringComparison.Ordinal) && !File.Exists(argument))
            {
                throw new UsageException($"There is no option {argument}; --help lists those there are.");
            }

            if (Directory.Exists(argument))
            {
                files.AddRange(InFolder(argument));
            }
            else
            {
                files.Add(argument);
            }
        }

        return [.. files.DistinctBy(Path.GetFullPath)];
    }

    private static List<string> InFolder(string folder)
    {
        var found = Directory
            .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(path => !Path.GetFileName(path).StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .ToList();
        return found.Count > 0
            ? found
            : throw QuickActionException.Refused($"The folder {folder} holds no files; name a folder with transcripts or documents in it.");
    }
}
