using QuickAction.Core.Jobs;
using QuickAction.Core.Settings;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Uploads;

/// <summary>
/// Keeps a team, and each of its people, from filling the store (ASVS 5.2.4). It is asked before the first file of a request is stored, with what the request says of its size, and again after each
/// file. Requests that are sent at once may together go over by what they bring: they are few (<c>UploadsAtOnce</c>), and the next one is refused.
/// </summary>
internal sealed class UploadQuota(IStoredUploads stored, UploadSettings settings)
{
    /// <summary>The code of a refusal.</summary>
    public const string NoRoom = "no-room";

    public async Task<UploadRoom> RoomAsync(Caller caller, CancellationToken cancellationToken) => new(settings, await stored.OfAsync(caller.Actor, cancellationToken));
}

/// <summary>What was stored when a request began, and what there may be.</summary>
internal sealed record UploadRoom(UploadSettings Settings, StoredUploads Stored)
{
    /// <exception cref="ProblemException">There is no room for so much more.</exception>
    public void Require(long files, long bytes)
    {
        Hold(Stored.Team.Files + files, Settings.TeamFiles, "your team", "files", nameof(UploadSettings.TeamFiles));
        Hold(Stored.Team.Bytes + bytes, Settings.TeamBytes, "your team", "bytes", nameof(UploadSettings.TeamBytes));
        Hold(Stored.Person.Files + files, Settings.PersonFiles, "you", "files", nameof(UploadSettings.PersonFiles));
        Hold(Stored.Person.Bytes + bytes, Settings.PersonBytes, "you", "bytes", nameof(UploadSettings.PersonBytes));
    }

    private static void Hold(long wanted, long most, string who, string what, string setting)
    {
        if (wanted > most)
        {
            var detail = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"With this {who} would store more than the {most:N0} {what} that {(who == "you" ? "you" : "it")} may, so nothing was taken in; delete work that is no longer needed, or ask whoever runs the service for more room (Service:Uploads:{setting}).");
            throw new ProblemException(Problem.Of(ProblemType.NoRoom, detail) with { Fields = [new FieldProblem("/file", UploadQuota.NoRoom, "There is no room for more files")] });
        }
    }
}
