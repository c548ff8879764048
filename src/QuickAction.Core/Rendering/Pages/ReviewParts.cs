using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Rendering.Pages;

/// <summary>What every page says about itself: its status, what a reviewer has to look at, and how it was made.</summary>
internal static class ReviewParts
{
    // Enough to tell two files apart by eye; the whole hash is in the JSON and in the record.
    private const int FingerprintDigits = 16;

    public static string Status(string what, RenderOptions options) => options.Approval is { } approval
        ? $"Approved {what}: approved by {Plain.Of(approval.By)} on {Clock.Date(approval.On)}"
        : $"DRAFT {what}: not yet approved";

    /// <summary>The first record's id; the rest are listed where the page says how it was made.</summary>
    public static string? Record(Result result) => result.Records.Count == 0 ? null : Plain.Of(result.Records[0]);

    /// <summary>What must be seen before anything is read: that a part is missing, or that something blocks approval.</summary>
    public static void Callouts(PageBuilder page, Result result, RenderOptions options)
    {
        if (result.Coverage.Failed > 0)
        {
            page.Add(new Callout("This is partial.", Format($"{result.Coverage.Failed:N0} of {Count(result.Coverage.Segments, "segment")} of the source could not be read or analysed.")));
        }

        var high = result.Warnings.Count(w => w.Severity == Severity.High);
        if (high > 0 && options.Approval is null)
        {
            page.Add(new Callout("Not ready for approval.", $"{Count(high, "warning")} must be resolved first: see \u201CFor the reviewer\u201D near the end."));
        }
    }

    public static void Add(PageBuilder page, Result result, RenderOptions options)
    {
        Warnings(page, result.Warnings, options.Approval is not null);
        Making(page, result);
        page.Unnumbered("Approval");
        page.Add(new SignOff(
        [
            new Signature("Approved by", options.Approval is { } approval ? Plain.Of(approval.By) : null),
            new Signature("Date", options.Approval is { } approved ? Clock.Date(approved.On) : null),
        ]));
    }

    private static void Warnings(PageBuilder page, IReadOnlyList<Warning> warnings, bool isApproved)
    {
        page.Unnumbered("For the reviewer");
        page.Add(warnings.Count == 0
            ? new Nothing("No warnings were raised", Indented: false)
            : new Bullets([.. warnings.OrderByDescending(w => w.Severity).Select(Line)]));

        Line Line(Warning warning)
        {
            var message = Plain.Of(warning.Message);
            return new Line(message) { Lead = Lead(warning.Severity, isApproved), Notes = page.Cite(warning.Citations, message) };
        }
    }

    private static string Lead(Severity severity, bool isApproved) => severity switch
    {
        Severity.High when isApproved => "Resolved by the approver:",
        Severity.High => "Resolve before approval:",
        Severity.Warn => "Check:",
        Severity.Info => "For information:",
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };

    private static void Making(PageBuilder page, Result result)
    {
        var (source, coverage) = (result.Source, result.Coverage);
        page.Unnumbered("How this was made");
        var facts = new List<Fact>
        {
            One("Engine", $"{result.Engine.Name} ({result.Engine.Provider}, {result.Engine.Model})"),
            One("Source", source.FileName),
            One("Source\u2019s SHA-256", $"{source.Sha256[..Math.Min(FingerprintDigits, source.Sha256.Length)]}\u2026"),
            One("Source\u2019s extent", Extent(source)),
            One("Coverage", Format($"{coverage.Read:N0} of {Count(coverage.Segments, "segment")} read, {coverage.Cited:N0} cited, {coverage.Failed:N0} failed")),
        };
        if (result.Engine.Prompts.Count > 0)
        {
            facts.Add(new Fact("Prompts and templates", [.. result.Engine.Prompts.Select(p => new Line(Plain.Of(Format($"{p.Name}, version {p.Version}"))))]));
        }

        if (result.Records.Count > 0)
        {
            facts.Add(new Fact(result.Records.Count == 1 ? "Decision record" : "Decision records", [.. result.Records.Select(r => new Line(Plain.Of(r)))]));
        }

        page.Add(new Facts(facts));
    }

    private static string Extent(ResultSource source) => source.Pages is { } pages
        ? $"{Count(source.Words, "word")} in {Count(source.Segments, "segment")} on {Count(pages, "page")}"
        : $"{Count(source.Words, "word")} in {Count(source.Segments, "segment")}";

    private static Fact One(string term, string value) => new(term, [new Line(Plain.Of(value))]);

    private static string Count(int number, string what) => Format($"{number:N0} {what}{(number == 1 ? "" : "s")}");

    private static string Format(FormattableString text) => FormattableString.Invariant(text);
}
