using QuickAction.Core.Analysis;

namespace QuickAction.Core.Jobs;

/// <summary>How much is stored of what people have sent in.</summary>
public interface IStoredUploads
{
    /// <summary>What is there now; what was erased is not.</summary>
    /// <param name="person">Of the team whose uploads are counted.</param>
    Task<StoredUploads> OfAsync(DecisionActor person, CancellationToken cancellationToken);
}

/// <param name="Team">Files of the team's work, and those of it in quarantine.</param>
/// <param name="Person">Files of the work that the person has sent in.</param>
public sealed record StoredUploads(UploadSize Team, UploadSize Person);

public sealed record UploadSize(long Files, long Bytes);
