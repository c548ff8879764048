using System.CommandLine;
using QuickAction.Core;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Cli.Commands.Audit;

/// <summary>What a person names of the content that is kept: results by their records, or a case.</summary>
internal static class Chosen
{
    public const string NotThere = "There is no content of that: it was erased before, or was never recorded here under this name.";

    /// <summary>Whoever has the machine may act for every team on it.</summary>
    public static Option<string[]> TeamOption() => new("--team")
    {
        Description = "With --case: only the case of this team; without it all teams are looked through. May be given several times.",
        HelpName = "TEAM",
    };

    /// <summary>The jobs of results, by decisions that they name.</summary>
    /// <exception cref="QuickActionException">There is no content of one of them, so nothing is to be done with the others either.</exception>
    public static async Task<IReadOnlyList<string>> JobsOfAsync(AuditStore store, IReadOnlyList<string> records, CancellationToken cancellationToken)
    {
        var jobs = new List<string>();
        var unknown = new List<string>();
        foreach (var record in records.Select(r => r.Trim().ToLowerInvariant()).Distinct())
        {
            if (await store.JobOfDecisionAsync(record, cancellationToken) is { } job)
            {
                jobs.Add(job);
            }
            else
            {
                unknown.Add(record);
            }
        }

        return unknown.Count == 0 ? [.. jobs.Distinct()]
            : records.Count == 1 ? throw QuickActionException.Refused(NotThere)
            : throw QuickActionException.Refused(
                $"Nothing was done: there is no content of {string.Join(", ", unknown)}, which was erased before or never recorded here. Leave it out, or mend it.");
    }

    /// <summary>Where there is something of a case.</summary>
    /// <param name="teams">The teams that were named; empty for all.</param>
    /// <exception cref="QuickActionException">Nowhere.</exception>
    public static async Task<IReadOnlyList<TeamsCase>> OfCaseAsync(AuditStore store, string reference, IReadOnlyList<string> teams, CancellationToken cancellationToken)
    {
        var found = new List<TeamsCase>();
        var asked = teams.Count > 0 ? teams : [.. (await store.TeamsAsync(cancellationToken)).Append(Workbench.Owner.Team)];
        foreach (var team in asked.Distinct(StringComparer.Ordinal))
        {
            var one = new TeamsCase(
                team,
                reference,
                await store.JobsOfCaseAsync(team, reference, cancellationToken),
                await store.HasPlaceholdersAsync(team, reference, cancellationToken));
            if (one.Jobs.Count > 0 || one.HasPlaceholders)
            {
                found.Add(one);
            }
        }

        return found.Count > 0 ? found : throw QuickActionException.Refused(NotThere);
    }

    /// <exception cref="UsageException">Several teams use the reference, perhaps for different people, and nobody said whose is meant.</exception>
    public static void RefuseUnsaid(IReadOnlyList<TeamsCase> found, IReadOnlyList<string> teams)
    {
        if (found.Count > 1 && teams.Count == 0)
        {
            throw new UsageException(
                $"Several teams have a case of that reference ({string.Join(", ", found.Select(f => f.Team))}), and they may be different ones: say whose with --team TEAM, several times for several.");
        }
    }
}

/// <summary>A case as one team has it.</summary>
internal sealed record TeamsCase(string Team, string Reference, IReadOnlyList<string> Jobs, bool HasPlaceholders);
