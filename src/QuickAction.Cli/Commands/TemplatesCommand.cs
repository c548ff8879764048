using System.CommandLine;

namespace QuickAction.Cli.Commands;

/// <summary><c>quickaction templates</c>: the kinds of minutes that can be made.</summary>
internal static class TemplatesCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("templates", "List the minutes templates.");
        command.SetAction(_ =>
        {
            var catalogue = Workbench.Open(terminal).Templates();
            terminal.WriteLines(catalogue.Templates.Select(t => $"{t.Id}\tv{t.Version}\t{t.Title}"));
            foreach (var note in catalogue.Notes)
            {
                terminal.Say(note);
            }

            return (int)ExitCode.Done;
        });
        return command;
    }
}
