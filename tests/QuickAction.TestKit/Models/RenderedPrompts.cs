using System.Text;
using Microsoft.Extensions.AI;
using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Models.Questions;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Privacy;
using QuickAction.Core.Prompts;
using QuickAction.Core.Summaries;
using QuickAction.TestKit.Analysis;
using QuickAction.TestKit.Samples;

namespace QuickAction.TestKit.Models;

/// <summary>
/// What a model is told, word for word, for each task on two files of the sample council: the pages of <c>docs/prompts/</c>. The marker, which is new for every
/// request, is always the same here.
/// </summary>
public static class RenderedPrompts
{
    /// <summary>From here on upwards the smallest window that takes a question: these files are then read in parts, and there is something to merge.</summary>
    private const int SmallestWindow = 3_000;

    private const int WholeWindow = 128_000;

    private static readonly string[] Meetings = ["transcripts/team-meeting.vtt", "transcripts/care-act-assessment.srt"];
    private static readonly string[] Documents = ["documents/working-alone-policy.docx", "documents/volunteers-handbook.odt"];

    /// <summary>Every page by its file name.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> PagesAsync(CancellationToken cancellationToken)
    {
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (seed, isMeeting) in Meetings.Select(m => (m, true)).Concat(Documents.Select(d => (d, false))))
        {
            var source = await ReadAsync(seed, cancellationToken);
            var name = Path.GetFileNameWithoutExtension(seed);
            foreach (var (task, request) in await AskAsync(source, isMeeting, cancellationToken))
            {
                pages[$"{task}-{name}.md"] = Page(task, seed, request);
            }
        }

        return pages;
    }

    /// <summary>The first question of each task: of the notes with the whole source, of the merge over the notes of parts.</summary>
    private static async Task<IReadOnlyDictionary<string, ScriptedRequest>> AskAsync(SourceText source, bool isMeeting, CancellationToken cancellationToken)
    {
        var first = new Dictionary<string, ScriptedRequest>(StringComparer.Ordinal);
        foreach (var request in await AskAsync(source, isMeeting, WholeWindow, cancellationToken))
        {
            first.TryAdd(TaskOf(request), request);
        }

        for (var window = SmallestWindow; first.Count == 1 && window < WholeWindow; window += 250)
        {
            foreach (var request in await AskAsync(source, isMeeting, window, cancellationToken))
            {
                first.TryAdd(TaskOf(request), request);
            }
        }

        return first;
    }

    /// <summary>All questions about a source in their order; none when the window is too small for any.</summary>
    private static async Task<IReadOnlyList<ScriptedRequest>> AskAsync(SourceText source, bool isMeeting, int window, CancellationToken cancellationToken)
    {
        var client = new ScriptedChatClient(HonestModel.Reply);
        var analyst = SomeModel.Analyst(SomeModel.Engine(client, window, Mask(source), atOnce: 1, markers: _ => Marker.Shown("kovi")), new InMemoryDecisionLog());
        try
        {
            await RunAsync(source, isMeeting, analyst, cancellationToken);
            return client.Requests;
        }
        catch (QuickActionException tooSmall) when (tooSmall.Code == ProblemCode.Misconfigured)
        {
            return [];
        }
    }

    private static async Task RunAsync(SourceText source, bool isMeeting, IAnalyst analyst, CancellationToken cancellationToken)
    {
        if (!isMeeting)
        {
            await SummaryPipeline.RunAsync(source, 250, analyst, cancellationToken);
            return;
        }

        var templates = TemplateCatalogue.Load(RepositoryRoot.Combine("prompts", "templates"));
        await MinutesPipeline.RunAsync(source, TemplateDetector.Detect(source, templates), new MinutesRequest(), analyst, cancellationToken);
    }

    private static PseudonymMask Mask(SourceText source) => new(source, new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap()), "docs");

    private static string TaskOf(ScriptedRequest request)
    {
        var schema = ((ChatResponseFormatJson)request.Options!.ResponseFormat!).SchemaName!;
        return schema[..schema.LastIndexOf('-')];
    }

    private static string Page(string task, string seed, ScriptedRequest request)
    {
        var prompt = SomeModel.Prompts.For(task);
        var page = new StringBuilder()
            .Append(System.Globalization.CultureInfo.InvariantCulture, $"# {task}, version {prompt.Version}, on {seed}\n\n")
            .Append(System.Globalization.CultureInfo.InvariantCulture, $"{prompt.Purpose} What a model is told, word for word; made by `dotnet run --project tests/QuickAction.Benchmarks -- prompts docs/prompts`.\n");
        foreach (var message in request.Messages)
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {message.Role}\n\n````text\n{message.Text}\n````\n");
        }

        return page.ToString();
    }

    private static async Task<SourceText> ReadAsync(string seed, CancellationToken cancellationToken) => await new SourceReader(Extractors.All, new DocumentLimits())
        .ReadAsync(new SourceFile(Path.GetFileName(seed), await File.ReadAllBytesAsync(SeedFiles.PathOf(seed), cancellationToken)), cancellationToken);
}
