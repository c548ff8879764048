using System.Text.RegularExpressions;

namespace QuickAction.Core.Tests.Architecture;

/// <summary>Which folder of Core may use which (design 2). A folder that is not named here may not exist.</summary>
internal static partial class Boundaries
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Documents"] = [],
        ["Extraction"] = ["Documents"],
        ["Chunking"] = ["Extraction", "Documents"],
        ["Privacy"] = ["Extraction", "Documents"],
        ["Prompts"] = [],
        ["Analysis"] = ["Privacy", "Chunking", "Extraction", "Documents", "Prompts"],
        ["Minutes"] = ["Analysis", "Chunking", "Extraction", "Documents", "Prompts"],
        ["Summaries"] = ["Analysis", "Chunking", "Extraction", "Documents", "Prompts"],
        ["Rendering"] = ["Minutes", "Summaries", "Analysis", "Privacy", "Extraction", "Documents"],
        ["Evaluation"] = ["Minutes", "Summaries", "Analysis", "Extraction", "Documents"],
        ["Audit"] = [],
        ["Access"] = [],
        ["Jobs"] = ["Analysis", "Documents"],
        ["Review"] = ["Jobs", "Rendering", "Minutes", "Summaries", "Analysis", "Extraction", "Documents"],
        ["Storage"] = ["Access", "Review", "Jobs", "Analysis", "Privacy", "Documents", "Audit"],
        ["Settings"] = ["Analysis", "Documents", "Privacy", "Storage"],
        ["Samples"] = [],
        ["Work"] = ["Settings", "Storage", "Audit", "Review", "Jobs", "Minutes", "Summaries", "Rendering", "Analysis", "Privacy", "Extraction", "Documents", "Prompts"],
    };

    /// <summary>Every use of a folder by another that is not allowed, as "from -> to in file".</summary>
    public static IReadOnlyList<string> Broken(string coreFolder) => [.. Directory
        .EnumerateFiles(coreFolder, "*.cs", SearchOption.AllDirectories)
        .SelectMany(file => Broken(Path.GetRelativePath(coreFolder, file).Replace('\\', '/'), File.ReadAllText(file)))
        .Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Broken(string file, string code)
    {
        var from = file.Contains('/', StringComparison.Ordinal) ? file[..file.IndexOf('/', StringComparison.Ordinal)] : "";
        if (from.Length == 0)
        {
            yield break;
        }

        if (!Allowed.TryGetValue(from, out var allowed))
        {
            yield return $"{from} has no boundary of its own in {file}";
            yield break;
        }

        foreach (var to in Use().Matches(code).Select(m => m.Groups[1].Value).Distinct().Where(to => to != from && Allowed.ContainsKey(to)))
        {
            if (!allowed.Contains(to))
            {
                yield return $"{from} -> {to} in {file}";
            }
        }
    }

    [GeneratedRegex(@"QuickAction\.Core\.(\w+)")]
    private static partial Regex Use();
}
