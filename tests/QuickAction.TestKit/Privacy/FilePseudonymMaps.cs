using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Privacy;

namespace QuickAction.TestKit.Privacy;

/// <summary>Maps as files of a folder, unsealed, for tests: shows that the seam can be kept by something that outlives a process.</summary>
public sealed class FilePseudonymMaps(string folder) : IPseudonymMaps
{
    public ValueTask<PseudonymMap> OpenAsync(string caseReference, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Read(PathOf(caseReference)));

    public async ValueTask<bool> SaveAsync(string caseReference, PseudonymMap map, CancellationToken cancellationToken)
    {
        var path = PathOf(caseReference);
        await using var claim = await ClaimAsync(path, cancellationToken);
        if (Read(path).Version != map.Version)
        {
            return false;
        }

        await File.WriteAllBytesAsync(path + ".new", map.ToJson(map.Version + 1), cancellationToken);
        File.Move(path + ".new", path, overwrite: true);
        map.WasSaved(keyId: null);
        return true;
    }

    public void Erase(string caseReference) => File.Delete(PathOf(caseReference));

    private static PseudonymMap Read(string path) => File.Exists(path) ? PseudonymMap.FromJson(File.ReadAllBytes(path)) : new PseudonymMap();

    /// <summary>One writer a case, among processes too.</summary>
    private static async Task<FileStream> ClaimAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path + ".claim", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(1, cancellationToken);
            }
        }
    }

    private string PathOf(string caseReference) =>
        Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(caseReference))) + ".json");
}
