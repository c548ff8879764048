using System.CommandLine;
using QuickAction.Core;
using QuickAction.Core.Minutes;
using QuickAction.Core.Prompts;
using QuickAction.Core.Work;

namespace QuickAction.Cli.Commands;

/// <summary><c>quickaction minutes FILE...</c>: a transcript becomes minutes.</summary>
internal static class MinutesCommand
{
    public static Command Make(Terminal terminal)
    {
        var run = new RunOptions();
        var template = new Option<string?>("--template") { Description = "The kind of minutes; found from the talk when not given. `quickaction templates` lists them.", HelpName = "ID" };
        var date = new Option<string?>("--date") { Description = "The meeting's date, such as 2026-04-21.", HelpName = "D" };
        var title = new Option<string?>("--title") { Description = "The title of the minutes.", HelpName = "T" };
        var chair = new Option<string?>("--chair") { Description = "Who chaired.", HelpName = "NAME" };
        var previous = new Option<string?>("--previous") { Description = "Minutes of the meeting before (a JSON result): their actions are followed up.", HelpName = "FILE" };
        var command = run.AddTo(new Command("minutes", "Turn meeting transcripts into minutes."));
        foreach (var option in new Option[] { template, date, title, chair, previous })
        {
            command.Add(option);
        }

        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var catalogue = bench.Templates();
            var asked = arguments.GetValue(template) is { } id ? Named(catalogue, id) : null;
            var request = new MinutesRequest
            {
                MeetingDate = Date(arguments.GetValue(date)),
                Title = NonEmpty(arguments.GetValue(title)),
                Chair = NonEmpty(arguments.GetValue(chair)),
                PreviousActions = Previous(arguments.GetValue(previous)),
            };
            return (int)await new AnalysisRun(bench, run, arguments).RunAsync(new MinutesAssignment(catalogue, asked, request), cancellationToken);
        });
        return command;
    }

    private static MinutesTemplate Named(TemplateCatalogue catalogue, string id) => catalogue.Find(id)
        ?? throw new UsageException($"There is no template named {id}; `quickaction templates` lists those there are.");

    private static DateOnly? Date(string? text) => text is null
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date)
            ? date
            : throw new UsageException($"{text} is not a date; write it as year-month-day, such as 2026-04-21.");

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static IReadOnlyList<string>? Previous(string? path)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            return PreviousActions.Read(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or QuickActionException)
        {
            throw new UsageException($"The previous minutes at {path} cannot be read; give the JSON result of `quickaction minutes`.");
        }
    }
}
