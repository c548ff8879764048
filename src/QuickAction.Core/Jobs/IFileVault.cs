using QuickAction.Core.Documents;

namespace QuickAction.Core.Jobs;

/// <summary>Files at rest, encrypted in frames: memory stays flat however large a file is. See <c>JobStoreSuite</c> for what every implementation promises.</summary>
public interface IFileVault
{
    /// <summary>Hashes, encrypts and stores a stream in one pass.</summary>
    /// <param name="most">Most bytes; at the first more nothing is kept.</param>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.InputRefused"/>: the file is larger.</exception>
    Task<VaultFile> WriteAsync(string team, string name, Stream content, long most, CancellationToken cancellationToken);

    /// <summary>Takes files away that no job has taken up.</summary>
    Task DropAsync(IReadOnlyList<VaultFile> files, CancellationToken cancellationToken);

    /// <summary>A file that no job has taken up yet.</summary>
    /// <exception cref="QuickActionException">A frame is missing or was changed.</exception>
    Task<SourceFile> ReadAsync(string team, VaultFile file, CancellationToken cancellationToken);

    /// <summary>The files of a job in their order; null when the job is not the team's, or was erased.</summary>
    /// <exception cref="QuickActionException">A frame is missing or was changed.</exception>
    Task<IReadOnlyList<SourceFile>?> ReadAsync(string team, JobId job, CancellationToken cancellationToken);

    /// <summary>The extracted source of a job as <c>quickaction extract</c> writes it; null while it has not been read, or when it was erased.</summary>
    Task<ReadOnlyMemory<byte>?> ReadSourceAsync(string team, JobId job, CancellationToken cancellationToken);

    /// <summary>Takes away what no job took up and is older than this.</summary>
    /// <returns>How many files.</returns>
    Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
