using QuickAction.Core.Analysis;

namespace QuickAction.Core.Jobs;

/// <summary>Files in which malware was found: kept encrypted for those who look into it, in no job, so that nothing reads them.</summary>
public interface IQuarantine
{
    /// <summary>Puts a file of the vault there, for so many days, and records that it was refused and why, in one transaction.</summary>
    /// <param name="by">Who brought it.</param>
    /// <param name="signature">What the scanner found, by its own name.</param>
    /// <returns>The name under which it can be erased.</returns>
    Task<JobId> KeepAsync(DecisionActor by, VaultFile file, MalwareScan scan, string signature, int days, CancellationToken cancellationToken);
}
