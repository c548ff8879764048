using QuickAction.Core.Jobs;
using QuickAction.Core.Samples;
using QuickAction.Core.Work;
using QuickAction.Web.Identity;
using QuickAction.Web.Uploads;

namespace QuickAction.Web.Submission;

/// <summary>The sample council's transcripts and documents as work, so that a newcomer sees what the service does.</summary>
internal sealed class SampleWork(Workshop shop, IFileVault vault, UploadQuota quota, Submitter submitter)
{
    private readonly Lazy<string?> _first = new(() => Sha256Of(Path.Combine(shop.SeedsFolder, "transcripts", "team-meeting.vtt")));

    /// <summary>Whether a piece of work is one of the sample's.</summary>
    public bool Made(JobRequest request) => request.Files.Any(f => f.Sha256 == _first.Value);

    public async Task<Submitted> SubmitAsync(Caller caller, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("quickaction-sample-").FullName;
        try
        {
            var written = SampleCouncil.WriteTo(shop.SeedsFolder, folder, cancellationToken).Where(path => KindOf(path) is not null).ToList();
            (await quota.RoomAsync(caller, cancellationToken)).Require(written.Count, written.Sum(path => new FileInfo(path).Length));
            var planned = new List<PlannedJob>();
            foreach (var path in written)
            {
                await using var content = File.OpenRead(path);
                var file = await vault.WriteAsync(caller.Team, Path.GetFileName(path), content, shop.Settings.Limits.FileBytes, cancellationToken);
                planned.Add(new PlannedJob(new JobRequest { Kind = KindOf(path) ?? JobKind.Minutes, Engine = "offline" }, file));
            }

            return await submitter.SubmitAsync(planned, caller, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Sha256Of(string path) => File.Exists(path) ? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))) : null;

    private static JobKind? KindOf(string path) => Path.GetFileName(Path.GetDirectoryName(path)) switch
    {
        "transcripts" => JobKind.Minutes,
        "documents" => JobKind.Summary,
        _ => null,
    };
}
