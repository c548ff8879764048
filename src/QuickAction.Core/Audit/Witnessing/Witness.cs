using System.Globalization;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Audit.Witnessing;

/// <summary>A witness's answers, numbered as HTTP statuses are.</summary>
public enum WitnessStatus
{
    Cosigned = 200,
    Malformed = 400,
    NotSigned = 403,
    UnknownLog = 404,

    /// <summary>The witness has seen another size than the log believes; the body is that size.</summary>
    OtherSize = 409,

    /// <summary>The checkpoint is not shown to extend what the witness has seen: the log may have been rewritten.</summary>
    NotConsistent = 422,
}

/// <param name="Body">Cosignature lines; or the size seen; or a sentence.</param>
/// <param name="Seen">What the witness must remember before it answers, when it cosigned.</param>
public sealed record WitnessReply(WitnessStatus Status, string Body, SignedNote? Seen = null);

/// <summary>Judges requests as C2SP tlog-witness says. Whoever calls it holds a lock from reading <c>seen</c> until the new one is stored.</summary>
public static class Witness
{
    /// <param name="logKeys">Keys of the logs that this witness vouches for; a log's origin is its keys' name.</param>
    /// <param name="seen">The latest checkpoint of the same origin that this witness cosigned, or null.</param>
    public static WitnessReply Judge(
        AddCheckpoint request, Checkpoint? seen, IReadOnlyList<VerifierKey> logKeys, SigningKey witnessKey, DateTimeOffset now)
    {
        var checkpoint = Checkpoint.Of(request.Checkpoint);
        var keys = logKeys.Where(k => string.Equals(k.Name, checkpoint.Origin, StringComparison.Ordinal)).ToList();
        if (keys.Count == 0)
        {
            return new WitnessReply(WitnessStatus.UnknownLog, "The log is not one that this witness knows.");
        }

        if (Unsigned(request.Checkpoint, keys) is { } unsigned)
        {
            return unsigned;
        }

        if (request.OldSize > checkpoint.Size)
        {
            return new WitnessReply(WitnessStatus.Malformed, "The old size is larger than the checkpoint's.");
        }

        if (request.OldSize != (seen?.Size ?? 0))
        {
            return new WitnessReply(WitnessStatus.OtherSize, (seen?.Size ?? 0).ToString(CultureInfo.InvariantCulture) + "\n");
        }

        if (!ConsistencyProof.Verify(request.OldSize, checkpoint.Size, seen?.Root ?? TreeHash.Empty, checkpoint.Root, request.Proof))
        {
            return new WitnessReply(
                WitnessStatus.NotConsistent,
                $"The checkpoint of size {checkpoint.Size} is not shown to extend the one of size {request.OldSize} that this witness has seen.");
        }

        var line = witnessKey.Cosign(request.Checkpoint.TextBytes, now);
        return new WitnessReply(WitnessStatus.Cosigned, line + "\n", request.Checkpoint.With(line));
    }

    private static WitnessReply? Unsigned(SignedNote note, List<VerifierKey> keys)
    {
        try
        {
            note.SignedBy(keys);
            return null;
        }
        catch (AuditException error)
        {
            return new WitnessReply(WitnessStatus.NotSigned, error.Message);
        }
    }
}
