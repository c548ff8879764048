using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;

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

    /// <summary>A job's id as a W3C trace id: its 32 digits when it is a UUID, else digits that follow from it.</summary>
    public static string Correlation(string job) => Guid.TryParse(job, out var id)
        ? id.ToString("N")
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(job)).AsSpan(0, 16));
}
