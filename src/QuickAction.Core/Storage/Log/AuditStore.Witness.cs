using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Witnessing;

namespace QuickAction.Core.Storage.Log;

/// <summary>This installation as a witness of other logs.</summary>
public sealed partial class AuditStore
{
    /// <summary>The key under which this installation cosigns other logs; made when it is first asked for, and not made anew when it was lost.</summary>
    public Task<VerifierKey> WitnessKeyAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
        (await WitnessDesk().KeyAsync(cancellationToken)).Verifier);

    /// <summary>Makes a new one in the place of one that is lost for good.</summary>
    /// <exception cref="QuickActionException">There is a key.</exception>
    public Task<VerifierKey> RenewWitnessKeyAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
        (await WitnessDesk().RenewAsync(cancellationToken)).Verifier);

    /// <summary>
    /// Cosigns another log's checkpoint when it extends what this installation has seen of that log, and remembers it before it answers (C2SP tlog-witness).
    /// </summary>
    /// <param name="logKeys">Keys of the logs that it vouches for.</param>
    public Task<WitnessReply> CosignAsync(AddCheckpoint request, IReadOnlyList<VerifierKey> logKeys, CancellationToken cancellationToken) =>
        StoreFaults.TellAsync(async () => await WitnessDesk().CosignAsync(request, logKeys, cancellationToken));

    private WitnessDesk WitnessDesk() => new(_database, _options, Origin, _source);
}
