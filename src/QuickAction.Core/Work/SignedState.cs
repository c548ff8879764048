using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Rendering;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Work;

/// <summary>The state of the log as a document prints it: signed, with all that the document is made of in it.</summary>
public static class SignedState
{
    public static async Task<LogState> OfAsync(AuditStore store, CancellationToken cancellationToken)
    {
        var checkpoint = Checkpoint.Of(await store.PublishAsync(cancellationToken));
        return new LogState(checkpoint.Size, checkpoint.Root.ToString());
    }
}
