using System.Globalization;
using System.Security.Cryptography;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Storage.Content;

/// <summary>
/// Whether the erasable side of a record is what the record commits to: whoever can write to the database and has the keys can seal other content, but not
/// change the commitments in a signed log.
/// </summary>
internal static class CommitmentCheck
{
    /// <returns>What does not fit, as a clause; null when every commitment is opened and every part is the one that was committed to.</returns>
    public static string? Misfit(CanonicalObject leaf, RecordContent content)
    {
        if (content.Leaf is { } hash && hash != HashOf(CanonicalJson.Encode(leaf)))
        {
            return "it is of another record";
        }

        var opened = new Dictionary<string, Opening>(StringComparer.Ordinal);
        foreach (var opening in content.Openings)
        {
            if (JsonPointer.Text(leaf, opening.At) != opening.Commitment || !opening.At.EndsWith($"/{opening.Field}", StringComparison.Ordinal))
            {
                return $"the record commits to another {opening.Field} than the one that is kept";
            }

            opened[opening.At] = opening;
        }

        if (Commitments.In(leaf).FirstOrDefault(at => !opened.ContainsKey(at)) is { } closed)
        {
            return $"what opens {closed[(closed.LastIndexOf('/') + 1)..]} is not kept any more";
        }

        foreach (var (name, bytes) in content.Parts)
        {
            if (Committed(opened, name) != Convert.ToHexStringLower(SHA256.HashData(bytes.Span)))
            {
                return $"the record does not commit to the {name} that is kept";
            }
        }

        return opened.Values.SelectMany(o => PartsOf(o)).FirstOrDefault(name => !content.Parts.ContainsKey(name)) is { } gone
            ? $"the {gone} that the record commits to is not kept any more"
            : null;
    }

    /// <summary>How content names the record that it is of.</summary>
    public static string HashOf(ReadOnlySpan<byte> leaf) => Convert.ToHexStringLower(TreeHash.Leaf(leaf).ToArray());

    /// <summary>The digest of a part that the record commits to; null when it commits to none of this name.</summary>
    private static string? Committed(Dictionary<string, Opening> opened, string part) => part switch
    {
        RecordContent.Input => Text(opened, "/task_input_commit"),
        RecordContent.Answer => Text(opened, "/output_commit"),
        RecordContent.Settings => Text(opened, "/settings_commit"),
        _ when Number(part, RecordContent.Request) is { } i => OfCall(opened, i, "rendered_commit", CallsPart.Rendered),
        _ when Number(part, RecordContent.Response) is { } i => OfCall(opened, i, "response_commit", CallsPart.Response),
        _ => null,
    };

    private static string? OfCall(Dictionary<string, Opening> opened, int index, string listed, string rest) => index < CallsPart.MostListed
        ? Text(opened, $"/calls/{index}/{listed}")
        : opened.TryGetValue(MoreCalls, out var more) && more.Value is CanonicalList { Items: var items } && index - CallsPart.MostListed < items.Count
            ? (items[index - CallsPart.MostListed] as CanonicalObject)?.Text(rest)
            : null;

    private const string MoreCalls = "/calls_more/calls_commit";

    /// <summary>The parts whose digests an opening holds; none for a value that stands in the opening itself.</summary>
    private static IEnumerable<string> PartsOf(Opening opening) => opening.At.Split('/') switch
    {
        [_, "task_input_commit"] => [RecordContent.Input],
        [_, "output_commit"] => [RecordContent.Answer],
        [_, "settings_commit"] => [RecordContent.Settings],
        [_, "calls", var i, "rendered_commit"] => [RecordContent.Numbered(RecordContent.Request, int.Parse(i, CultureInfo.InvariantCulture))],
        [_, "calls", var i, "response_commit"] => [RecordContent.Numbered(RecordContent.Response, int.Parse(i, CultureInfo.InvariantCulture))],
        [_, "calls_more", "calls_commit"] => ((opening.Value as CanonicalList)?.Items ?? []).OfType<CanonicalObject>().SelectMany((call, i) => PartsOf(call, i)),
        _ => [],
    };

    private static IEnumerable<string> PartsOf(CanonicalObject call, int index)
    {
        if (call.Text(CallsPart.Rendered) is not null)
        {
            yield return RecordContent.Numbered(RecordContent.Request, CallsPart.MostListed + index);
        }

        if (call.Text(CallsPart.Response) is not null)
        {
            yield return RecordContent.Numbered(RecordContent.Response, CallsPart.MostListed + index);
        }
    }

    private static string? Text(Dictionary<string, Opening> opened, string place) =>
        opened.TryGetValue(place, out var opening) ? (opening.Value as CanonicalText)?.Value : null;

    private static int? Number(string part, string what) =>
        part.StartsWith($"{what}-", StringComparison.Ordinal)
        && int.TryParse(part.AsSpan(what.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0
            ? number - 1
            : null;
}
