using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage;

/// <summary>What every record of a job says of it.</summary>
internal static class JobLeaf
{
    public static ActorPart Actor(DecisionJob job) => new()
    {
        Tenant = job.Actor.Tenant,
        Person = job.Actor.Person,
        Team = job.Actor.Team,
        Role = job.Actor.Role,
        Service = job.Service,
        Purpose = job.Purpose,
        LawfulBasis = job.LawfulBasis,
        Case = job.CaseReference,
    };

    /// <summary>Who did something that is not of a job.</summary>
    public static ActorPart Actor(DecisionActor actor) => new() { Tenant = actor.Tenant, Person = actor.Person, Team = actor.Team, Role = actor.Role };

    /// <summary>What the engine was asked about, by whom it was read and by whom it was looked at before.</summary>
    public static InputPart Input(DecisionJob job, string inputSha256, long inputBytes) =>
        new([.. job.Sources.Select(s => new InputFile(s.Sha256, s.MediaType, s.Bytes, s.Characters, s.Segments))], inputSha256, inputBytes)
        {
            Parser = job.Sources.Count == 0
                ? null
                : new ParserEntry(Parser, ThisProgram.With(null).Version, [.. job.Sources.SelectMany(s => s.LimitsHit).Distinct().Order(StringComparer.Ordinal)]),
            Scan = job.Sources.Select(s => s.Scan).FirstOrDefault(s => s is not null) is { } scan
                ? new ScanEntry(scan.Engine, scan.DatabaseVersion, scan.Verdict)
                : null,
        };

    /// <summary>All files are read by the program's own extractors, whatever helps them.</summary>
    private const string Parser = "quickaction.extraction";

    /// <summary>A job's id as a W3C trace id: its 32 digits when it is a UUID, else digits that follow from it.</summary>
    public static string Correlation(string job) => Guid.TryParse(job, out var id)
        ? id.ToString("N")
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(job)).AsSpan(0, 16));
}
