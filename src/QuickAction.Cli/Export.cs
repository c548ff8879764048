using QuickAction.Core.Analysis;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Log;
using QuickAction.Core.Work;

namespace QuickAction.Cli;

/// <summary>A result on its way out of the program: recorded, signed and mirrored before anybody can see it.</summary>
internal sealed class Export(AuditStore store, DecisionJob job, Result result, string format, bool wantsReceipt)
{
    /// <summary>What a holder of the receipt may know: the hash of the file that it lies beside.</summary>
    private static readonly string[] Opened = ["export_commit"];

    /// <returns>The text of a receipt when one is wanted, else null.</returns>
    public async Task<string?> RecordAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        var made = Exports.Of(job, result, format, isDraft: true, bytes);
        var index = await new ExportLog(store, TimeProvider.System).RecordAsync(made, cancellationToken);
        return wantsReceipt ? (await store.ReceiptAsync(index, Opened, cancellationToken)).ToString() : null;
    }
}
