using System.Text.Json;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding.Quotes;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;

namespace QuickAction.TestKit.Grounding;

/// <summary>
/// A meeting written for this project, with what a careful minute writer says of it in reported speech: decisions, actions, facts, risks, and things that
/// were denied.
/// </summary>
public sealed record HonestMeeting
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required string Transcript { get; init; }
    public DateOnly? MeetingDate { get; init; }
    public IReadOnlyList<string> Attendees { get; init; } = [];

    /// <summary>People who are talked about and not present.</summary>
    public IReadOnlyList<string> Mentioned { get; init; } = [];
    public IReadOnlyList<string> Apologies { get; init; } = [];
    public IReadOnlyList<HonestStatement> Statements { get; init; } = [];

    /// <summary>The statements stand as they do in minutes: who reported it, who agreed to do it.</summary>
    public bool IsReported { get; init; }

    /// <summary>Eighteen meetings by two authors that were looked at while the checks were made.</summary>
    public static IEnumerable<string> Developed => All.Where(n => n[0] is 'a' or 'b');

    /// <summary>Six meetings by a third author in which much is denied: kept aside until 29 November 2026, looked at since, one by one.</summary>
    public static IEnumerable<string> Denying => All.Where(n => n[0] == 'c');

    /// <summary>Six meetings of ordinary talk by a fourth author: kept aside until 29 November 2026, looked at since.</summary>
    public static IEnumerable<string> Ordinary => All.Where(n => n[0] == 'e');

    /// <summary>
    /// Twenty-four meetings by six authors whose statements are in quite other words than the talk: f and g were scored once, on 29 November 2026, h was kept aside until 30 November; developed
    /// on since.
    /// </summary>
    public static IEnumerable<string> Reworded => All.Where(n => n[0] is 'f' or 'g' or 'h');

    /// <summary>
    /// What language models answered to the first version of the prompt of the minutes as it is rendered, masked: their statements and quotations, names put back, but for what they got wrong.
    /// </summary>
    public static IEnumerable<string> Answered => All.Where(n => n[0] == 'm');

    /// <summary>
    /// What others answered to the second version, which asks for one thing a statement; all of it, right or wrong. p was kept aside until 30 November 2026 and q scored once on it, with the
    /// checks of that morning; developed on since.
    /// </summary>
    public static IEnumerable<string> AnsweredSingly => All.Where(n => n[0] is 'n' or 'p' or 'q');

    /// <summary>Answers to the second version on which the checks were not made: only their totals may be looked at.</summary>
    public static IEnumerable<string> KeptAside => All.Except([.. Developed, .. Denying, .. Ordinary, .. Reworded, .. Answered, .. AnsweredSingly]);

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => typeof(HonestMeeting).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("honest/", StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal))
        .Select(n => n["honest/".Length..^".json".Length])
        .Order(StringComparer.Ordinal);

    public static HonestMeeting Read(string name) => JsonSerializer.Deserialize<HonestMeeting>(Resource($"{name}.json"), Json)
        ?? throw new InvalidOperationException($"{name} is empty.");

    public async Task<SourceText> SourceAsync(CancellationToken cancellationToken) => await new SourceReader(Extractors.All, new DocumentLimits())
        .ReadAsync(new SourceFile(Transcript, Resource(Transcript)), cancellationToken);

    /// <summary>The citations of an honest statement: where its quotations stand.</summary>
    public static IReadOnlyList<Citation> Cite(HonestStatement statement, SourceText source)
    {
        var resolver = new QuoteResolver(source);
        return [.. statement.Quotes.SelectMany(q => resolver.Resolve([.. source.Segments.Select(s => s.Index)], q).Citations)];
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(HonestMeeting).Assembly.GetManifestResourceStream($"honest/{name}")
            ?? throw new InvalidOperationException($"There is no {name}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <param name="Kind">decision, action, fact, risk, or said (what somebody denied).</param>
/// <param name="Quotes">The words of the transcript on which it rests.</param>
public sealed record HonestStatement(
    string Kind, string Text, IReadOnlyList<string> Quotes, string? Owner = null, string? Due = null, DateOnly? DueDate = null);
