using System.CommandLine;
using System.Globalization;
using QuickAction.Core;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Cli.Commands.Audit;

/// <summary><c>quickaction audit erase</c>: destroys what was asked and answered; that it was asked and answered stays provable.</summary>
internal static class EraseCommand
{
    public static Command Make(Terminal terminal)
    {
        var data = AuditCommand.DataOption();
        var decisions = new Option<string[]>("--record") { Description = "A decision's id as it stands in a result; all of the result's job is erased. May be given several times.", HelpName = "ID" };
        var reference = new Option<string?>("--case") { Description = "Everything that was recorded for this case.", HelpName = "REF" };
        var ground = new Option<string>("--ground")
        {
            Description = $"Why: {string.Join("; ", ErasureGround.All.Select(g => $"{g.Key} ({g.Value})"))}. It stands in the log.",
            HelpName = string.Join('|', ErasureGround.All.Keys),
            Required = true,
        };
        ground.AcceptOnlyFromAmong([.. ErasureGround.All.Keys]);
        var reason = new Option<string?>("--reason") { Description = "In your words, for those who ask later; it is kept, so name nobody.", HelpName = "TEXT" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be erased and erase nothing." };
        var command = new Command("erase", "Destroy for good what was asked and answered; the log still proves that it was.") { decisions, reference, ground, reason, dryRun, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var (records, caseReference) = (arguments.GetValue(decisions) ?? [], arguments.GetValue(reference));
            if ((records.Length == 0) == (caseReference is null))
            {
                throw new UsageException("Say what to erase: --record ID (it stands in the result), or --case REF.");
            }

            await using var store = await bench.OpenExistingStoreAsync(arguments.GetValue(data), cancellationToken);
            var jobs = caseReference is null
                ? await JobsOfAsync(store, records, cancellationToken)
                : await store.JobsOfCaseAsync(Workbench.Owner.Team, caseReference, cancellationToken);
            if (jobs.Count == 0)
            {
                throw QuickActionException.Refused("There is no content of that: it was erased before, or was never recorded here under this name.");
            }

            terminal.WriteLines(await LinesAsync(store, jobs, cancellationToken));
            if (arguments.GetValue(dryRun))
            {
                terminal.Say("Nothing was erased.");
                return (int)ExitCode.Done;
            }

            await bench.NoteSettingsAsync(store, cancellationToken);
            var order = new ErasureOrder(arguments.GetRequiredValue(ground), Workbench.Owner) { Reason = arguments.GetValue(reason) };
            var places = await store.EraseAsync(jobs, order, cancellationToken);
            terminal.Say($"Erased; recorded as {string.Join(", ", places.Select(p => p.ToString(CultureInfo.InvariantCulture)))}. Results that were written to files are not in the store: delete them where they are.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<string>> JobsOfAsync(AuditStore store, string[] records, CancellationToken cancellationToken)
    {
        var jobs = new List<string>();
        foreach (var record in records)
        {
            if (await store.JobOfDecisionAsync(record, cancellationToken) is { } job)
            {
                jobs.Add(job);
            }
        }

        return [.. jobs.Distinct()];
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(AuditStore store, IReadOnlyList<string> jobs, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var job in jobs)
        {
            lines.Add($"{job}\t{string.Join(' ', await store.DecisionsOfAsync(job, cancellationToken))}");
        }

        return lines;
    }
}
