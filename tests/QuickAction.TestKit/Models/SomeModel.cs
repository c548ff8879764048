using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Questions;
using QuickAction.Core.Analysis.Models.Structured;
using QuickAction.Core.Prompts;

namespace QuickAction.TestKit.Models;

/// <summary>A model engine over a scripted client, with the prompts that ship.</summary>
public static class SomeModel
{
    public static PromptCatalogue Prompts { get; } = PromptCatalogue.Load(RepositoryRoot.Combine("prompts"));

    public static ModelEngine Engine(
        IChatClient client, int window = 128_000, ISourceMask? mask = null, int atOnce = 16, Datamarking marking = Datamarking.Segments, Func<string, Marker>? markers = null, int output = 1_500) =>
        new(
            new ModelAccess
            {
                Name = "test",
                Provider = "scripted",
                Best = "scripted-1",
                Fast = "scripted-1",
                AtOnce = atOnce,
                Options = new EngineOptions { Window = window, Output = output, Datamarking = marking },
                Calls = new StructuredCall(client, new ModelMemory(), new CallSettings()),
            },
            Prompts,
            mask ?? new OpenText("a test"),
            markers);

    /// <summary>The recorded door to such an engine.</summary>
    public static IAnalyst Analyst(IEngine engine, IDecisionLog log, string job = "job-1") =>
        new DecisionTicket.RecordingAnalyst(engine, log, new DecisionJob(job), TimeProvider.System);
}
