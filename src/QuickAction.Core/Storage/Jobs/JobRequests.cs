using System.Text.Json;
using System.Text.Json.Serialization;
using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>What was asked for, sealed under the job's data key.</summary>
internal static class JobRequests
{
    public static byte[] Seal(DataKey key, JobId job, JobRequest request) =>
        Sealed.Seal(key.Secret, Name(job), JsonSerializer.SerializeToUtf8Bytes(request, JobRequestJson.Default.JobRequest));

    private const string Select = "SELECT request FROM job WHERE id = @id AND team_id = @team AND request IS NOT NULL";

    public static async ValueTask<JobRequest?> ReadAsync(Session session, DataKey key, string team, JobId job, CancellationToken cancellationToken) =>
        await session.FirstAsync(
            Select, new Parameter[] { new("@id", job.ToString()), new("@team", team) }, row => row.GetFieldValue<byte[]>(0), cancellationToken) is { } bytes
            ? Open(key, job, bytes)
            : null;

    private static JobRequest Open(DataKey key, JobId job, byte[] bytes) => Sealed.Open(key.Secret, Name(job), bytes) is { } plain
        ? JsonSerializer.Deserialize(plain, JobRequestJson.Default.JobRequest) ?? throw Changed()
        : throw Changed();

    private static string Name(JobId job) => $"quickaction job request v1\n{job}";

    private static QuickActionException Changed() =>
        new(ProblemCode.Unavailable, "What was asked for was changed in the database; restore the database from a backup.");
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(CamelCaseJobKind)])]
[JsonSerializable(typeof(JobRequest))]
internal sealed partial class JobRequestJson : JsonSerializerContext;

internal sealed class CamelCaseJobKind() : JsonStringEnumConverter<JobKind>(JsonNamingPolicy.CamelCase);
