using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Parts;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Prompts;
using QuickAction.Core.Summaries;

namespace QuickAction.Core.Work;

/// <summary>What is to be made of a source. The command line and the service's worker run the same ones.</summary>
public abstract record Assignment
{
    /// <summary>minutes, summary: the name of the service in records.</summary>
    public abstract string Service { get; }

    /// <summary>Names of people that the request itself holds: truth for whatever looks for names.</summary>
    public virtual IReadOnlyList<string> People => [];

    /// <summary>Asks for the result through the door.</summary>
    public abstract ValueTask<Result> RunAsync(SourceText source, IAnalyst analyst, CancellationToken cancellationToken);

    /// <summary>What would be asked, in one sentence.</summary>
    public abstract string Plan(SourceText source);

    /// <summary>What a source would take of an engine that reads in parts.</summary>
    public abstract JobEstimate Estimate(SourceText source, IEngine engine);
}

/// <param name="Template">The template that a person named; null to find it from the talk.</param>
public sealed record MinutesAssignment(TemplateCatalogue Catalogue, MinutesTemplate? Template, MinutesRequest Request) : Assignment
{
    public override string Service => "minutes";

    public override IReadOnlyList<string> People => Request.Chair is { } chair ? [chair] : [];

    public override async ValueTask<Result> RunAsync(SourceText source, IAnalyst analyst, CancellationToken cancellationToken) =>
        await MinutesPipeline.RunAsync(source, Choose(source), Request, analyst, cancellationToken);

    public override string Plan(SourceText source)
    {
        var choice = Choose(source);
        return $"Template {choice.Template.Id}: {choice.Reason}";
    }

    public override JobEstimate Estimate(SourceText source, IEngine engine) => MinutesPipeline.Estimate(source, Choose(source), Request, engine);

    private TemplateChoice Choose(SourceText source) => Template is null
        ? TemplateDetector.Detect(source, Catalogue)
        : new TemplateChoice(Template, $"The template {Template.Title} was asked for.");
}

/// <param name="Words">Most words of headline and key points together, <see cref="LeastWords"/> to <see cref="MostWords"/>.</param>
public sealed record SummaryAssignment(int Words) : Assignment
{
    public const int LeastWords = 10;
    public const int MostWords = 10_000;

    public override string Service => "summary";

    public override async ValueTask<Result> RunAsync(SourceText source, IAnalyst analyst, CancellationToken cancellationToken) =>
        await SummaryPipeline.RunAsync(source, Words, analyst, cancellationToken);

    public override string Plan(SourceText source) => $"At most {Words} words of headline and key points.";

    public override JobEstimate Estimate(SourceText source, IEngine engine) => SummaryPipeline.Estimate(source, engine);
}
