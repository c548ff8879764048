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
        var reference = new Option<string?>("--case") { Description = "Everything that was recorded for this case, in whichever team.", HelpName = "REF" };
        var teams = Chosen.TeamOption();
        var ground = new Option<string?>("--ground")
        {
            Description = $"Why: {string.Join("; ", ErasureGround.All.Select(g => $"{g.Key} ({g.Value})"))}. It stands in the log.",
            HelpName = string.Join('|', ErasureGround.All.Keys),
        };
        ground.AcceptOnlyFromAmong([.. ErasureGround.All.Keys]);
        var expired = new Option<bool>("--expired") { Description = "Everything whose time to be kept is over (Store:RetentionDays), but what a legal hold keeps." };
        var reason = new Option<string?>("--reason") { Description = "In your words, for those who ask later; it is kept, so name nobody.", HelpName = "TEXT" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be erased and erase nothing." };
        var command = new Command("erase", "Destroy for good what was asked and answered; the log still proves that it was.") { decisions, reference, teams, expired, ground, reason, dryRun, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var what = new Wanted(arguments.GetValue(decisions) ?? [], arguments.GetValue(reference), arguments.GetValue(teams) ?? [], arguments.GetValue(expired));
            if (what.Ways != 1)
            {
                throw new UsageException("Say what to erase: --record ID (it stands in the result), --case REF, or --expired.");
            }

            if (what.Teams.Count > 0 && what.Case is null)
            {
                throw new UsageException("--team goes with --case.");
            }

            var why = arguments.GetValue(ground) ?? (what.Expired ? "retention" : throw new UsageException("Say why with --ground: it stands in the log."));
            await using var store = await bench.OpenExistingStoreAsync(arguments.GetValue(data), cancellationToken);
            var cases = what.Case is { } named ? await Chosen.OfCaseAsync(store, named, what.Teams, cancellationToken) : [];
            if (!arguments.GetValue(dryRun))
            {
                Chosen.RefuseUnsaid(cases, what.Teams);
            }

            IReadOnlyList<string> jobs = what.Case is not null ? [.. cases.SelectMany(c => c.Jobs)]
                : what.Expired ? await store.DueForErasureAsync(cancellationToken)
                : await Chosen.JobsOfAsync(store, what.Records, cancellationToken);
            if (what.Expired)
            {
                jobs = await WithoutHeldAsync(terminal, store, jobs, cancellationToken);
                if (jobs.Count == 0)
                {
                    terminal.Say("Nothing is due for erasure.");
                    return (int)ExitCode.Done;
                }
            }

            terminal.WriteLines(await LinesAsync(store, jobs, cancellationToken));
            foreach (var one in cases)
            {
                terminal.Say($"Team {one.Team}: {one.Jobs.Count} piece(s) of work{(one.HasPlaceholders ? ", and the placeholders of the case" : "")}.");
            }

            if (arguments.GetValue(dryRun))
            {
                terminal.Say("Nothing was erased.");
                return (int)ExitCode.Done;
            }

            await bench.NoteSettingsAsync(store, cancellationToken);
            var order = new ErasureOrder(why, Workbench.Owner) { Reason = arguments.GetValue(reason) };
            var known = store.Warnings.Count;
            var places = what.Case is null
                ? await store.EraseAsync(jobs, order, cancellationToken)
                : await EraseAsync(store, cases, jobs, order, cancellationToken);
            foreach (var warning in store.Warnings.Skip(known))
            {
                terminal.Say(warning);
            }

            if (places.Count == 0)
            {
                throw QuickActionException.Refused("Another command has erased it in the meantime.");
            }

            terminal.Say($"Erased; recorded as {string.Join(", ", places.Select(p => p.ToString(CultureInfo.InvariantCulture)))}. Results that were written to files are not in the store: delete them where they are.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    /// <param name="Expired">What is due by its time.</param>
    private sealed record Wanted(IReadOnlyList<string> Records, string? Case, IReadOnlyList<string> Teams, bool Expired)
    {
        public int Ways => (Records.Count > 0 ? 1 : 0) + (Case is null ? 0 : 1) + (Expired ? 1 : 0);
    }

    /// <summary>The case of one team after the other; a legal hold in one of them keeps all.</summary>
    private static async Task<IReadOnlyList<long>> EraseAsync(
        AuditStore store, IReadOnlyList<TeamsCase> cases, IReadOnlyList<string> jobs, ErasureOrder order, CancellationToken cancellationToken)
    {
        foreach (var job in jobs)
        {
            if (cases.Count > 1 && await store.IsHeldAsync(job, cancellationToken))
            {
                throw QuickActionException.Refused("A legal hold keeps some of this from being erased; nothing of it was. Release the hold first, if you may.");
            }
        }

        var places = new List<long>();
        foreach (var one in cases)
        {
            places.AddRange(await store.EraseCaseAsync(one.Team, one.Reference, order, cancellationToken));
        }

        return places;
    }

    private static async Task<IReadOnlyList<string>> WithoutHeldAsync(
        Terminal terminal, AuditStore store, IReadOnlyList<string> jobs, CancellationToken cancellationToken)
    {
        var free = await store.WithoutHeldAsync(jobs, cancellationToken);
        if (free.Count < jobs.Count)
        {
            terminal.Say($"{jobs.Count - free.Count} that are due are kept by a legal hold.");
        }

        return free;
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
