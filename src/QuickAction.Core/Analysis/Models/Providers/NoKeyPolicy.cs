using System.ClientModel.Primitives;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>For servers that ask for no key: adds nothing.</summary>
internal sealed class NoKeyPolicy : AuthenticationPolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessNext(message, pipeline, currentIndex);

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessNextAsync(message, pipeline, currentIndex);
}
