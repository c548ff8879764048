using System.ClientModel.Primitives;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>Hands the request to its recorder when nothing can change it any more, right before the transport.</summary>
internal sealed class RecordingPolicy(IRequestRecorder recorder) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        throw new NotSupportedException("Models are called asynchronously only.");

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        using var body = new MemoryStream(message.Request.Content?.TryComputeLength(out var length) == true ? (int)length : 0);
        if (message.Request.Content is { } content)
        {
            await content.WriteToAsync(body, message.CancellationToken);
        }

        await RecordAsync(new SentRequest(message.Request.Uri!, body.GetBuffer().AsMemory(0, (int)body.Length)), message.CancellationToken);
        await ProcessNextAsync(message, pipeline, currentIndex);
    }

    /// <summary>A recorder that fails is no fault of the network: it must not be tried again as one.</summary>
    private async ValueTask RecordAsync(SentRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await recorder.RecordAsync(request, cancellationToken);
        }
        catch (Exception error) when (error is not (OperationCanceledException or QuickActionException))
        {
            throw new QuickActionException(ProblemCode.NotRecorded, "What was to be sent to the model could not be recorded, so it was not sent; check the data folder.", inner: error);
        }
    }
}
