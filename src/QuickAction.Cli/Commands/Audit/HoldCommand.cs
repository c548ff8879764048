using System.CommandLine;
using System.Globalization;
using QuickAction.Core;

namespace QuickAction.Cli.Commands.Audit;

/// <summary><c>quickaction audit hold</c>: keeps content from erasure while a court, an inquiry or a complaint may need it, and lets it go again.</summary>
internal static class HoldCommand
{
    public static Command Make(Terminal terminal)
    {
        var data = AuditCommand.DataOption();
        var decisions = new Option<string[]>("--record") { Description = "A decision's id as it stands in a result; all of the result's job is held. May be given several times.", HelpName = "ID" };
        var reference = new Option<string?>("--case") { Description = "Everything that was recorded for this case, in whichever team, and what will be while it is held.", HelpName = "REF" };
        var teams = Chosen.TeamOption();
        var release = new Option<bool>("--release") { Description = "Let it go again." };
        var reason = new Option<string?>("--reason") { Description = "In your words, for those who ask later; it is kept, so name nobody.", HelpName = "TEXT" };
        var command = new Command("hold", "Keep what was recorded from being erased (legal hold), or release it.") { decisions, reference, teams, release, reason, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var (records, caseReference) = (arguments.GetValue(decisions) ?? [], arguments.GetValue(reference));
            if ((records.Length == 0) == (caseReference is null))
            {
                throw new UsageException("Say what to hold: --record ID (it stands in the result), or --case REF.");
            }

            var only = arguments.GetValue(teams) ?? [];
            if (only.Length > 0 && caseReference is null)
            {
                throw new UsageException("--team goes with --case.");
            }

            await using var store = await bench.OpenExistingStoreAsync(arguments.GetValue(data), cancellationToken);
            var place = !arguments.GetValue(release);
            var cases = caseReference is null ? [] : await Chosen.OfCaseAsync(store, caseReference, only, cancellationToken);
            if (!place)
            {
                // To keep too much harms nobody; to let go of another team's case might.
                Chosen.RefuseUnsaid(cases, only);
            }

            var jobs = caseReference is null ? await Chosen.JobsOfAsync(store, records, cancellationToken) : [.. cases.SelectMany(c => c.Jobs)];
            if (jobs.Count == 0)
            {
                throw QuickActionException.Refused(Chosen.NotThere);
            }

            await bench.NoteSettingsAsync(store, cancellationToken);
            var places = new List<long>(await store.HoldAsync(jobs, place, Workbench.Owner, arguments.GetValue(reason), cancellationToken));
            for (var more = places.Count; place && caseReference is not null && more > 0;)
            {
                // What joined the case while its other work was being held.
                jobs = [.. (await Chosen.OfCaseAsync(store, caseReference, only, cancellationToken)).SelectMany(c => c.Jobs)];
                var late = await store.HoldAsync(jobs, place, Workbench.Owner, arguments.GetValue(reason), cancellationToken);
                places.AddRange(late);
                more = late.Count;
            }

            var done = place ? "Held" : "Released";
            terminal.Say(places.Count == 0
                ? $"Nothing was changed: it was {(place ? "held" : "free")} already."
                : $"{done}; recorded as {string.Join(", ", places.Select(p => p.ToString(CultureInfo.InvariantCulture)))}.");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
