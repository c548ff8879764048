using Microsoft.OpenApi;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Web.Api;

/// <summary>What the parts of addresses and the groups of operations mean, for those who read the API's description. A test asks for every one.</summary>
internal static class Meanings
{
    private static readonly Dictionary<string, string> OfGroups = new(StringComparer.Ordinal)
    {
        ["jobs"] = "Work: files in, their results out, and what people decide about them.",
        ["audit"] = "The decision log and what governance sees of the work, by role.",
        ["log"] = "The log's hashes and signed state (C2SP tlog-tiles), for whoever checks that it only grows.",
        ["figures"] = "How much work was done: counts only.",
        ["tokens"] = "The caller's own API tokens.",
        ["me"] = "Who the caller is here.",
        ["people"] = "Other people's access.",
        ["health"] = "Whether the service works.",
    };

    /// <summary>By name, or by operation and name where a name means several things.</summary>
    private static readonly Dictionary<string, string> OfParameters = new(StringComparer.Ordinal)
    {
        ["id"] = "The job's id, as its address has it.",
        ["getBatch id"] = "The batch's id, as the answer to its submission has it.",
        ["getDecision id"] = "The decision's id, as a result has it in its records.",
        ["revokeToken id"] = "The token's id, as the list of tokens has it.",
        ["reference"] = "The person's reference, as the list of people has it.",
        ["index"] = "The entry's place in the log, from 0.",
        ["path"] = "The tile's level and number, or the bundle's number, as tlog-tiles writes them.",
        ["limit"] = "How many at most; 20 unless it is said, 1 to 100.",
        ["listLogEntries limit"] = "How many at most; 100 unless it is said, 1 to 256.",
        ["cursor"] = "Which page, as a page's Link has it; none for the newest.",
        ["status"] = "Only jobs with this status.",
        ["ground"] = $"Why it is erased, for the log: {string.Join("; ", ErasureGround.All.Select(g => $"{g.Key}, {g.Value}"))}.",
        ["engine"] = "The engine that is asked this time; the same as before unless it is said.",
        ["format"] = "json (unless it is said), md, html or docx.",
        ["version"] = "The number of a version, from 1; the newest unless it is said.",
        ["final"] = "true: only what a person has approved is given out, else 409.",
        ["from"] = "The first day that counts: 2026-04-01.",
        ["listLogEntries from"] = "The index of the first entry, from 0.",
        ["until"] = "The last day that counts: 2026-04-30.",
    };

    public static HashSet<OpenApiTag> Tags => [.. OfGroups.Select(g => new OpenApiTag { Name = g.Key, Description = g.Value })];

    public static void Describe(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Description ??= OfParameters.GetValueOrDefault($"{operation.OperationId} {parameter.Name}") ?? OfParameters.GetValueOrDefault(parameter.Name ?? "");
        }
    }
}
