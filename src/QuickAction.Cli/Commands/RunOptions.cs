using System.CommandLine;
using QuickAction.Core.Rendering;

namespace QuickAction.Cli.Commands;

/// <summary>The arguments and options that every command that analyses shares.</summary>
internal sealed class RunOptions
{
    public Argument<string[]> Files { get; } = new("FILE")
    {
        Description = "Files to read (VTT, SRT, TXT, Markdown, DOCX, ODT, HTML, PDF, CSV, XLSX), or folders of them.",
        Arity = ArgumentArity.OneOrMore,
    };

    public Option<string?> Engine { get; } = new("--engine") { Description = "Who answers; `quickaction engines` lists them.", HelpName = "NAME" };

    public Option<string> Format { get; } = new("--format")
    {
        Description = "What to write: json, md, html or docx.",
        HelpName = "json|md|html|docx",
        DefaultValueFactory = _ => "json",
    };

    public Option<string?> Out { get; } = new("--out")
    {
        Description = "Where to write: a file, or a folder when there are several. Without it the result goes to standard output.",
        HelpName = "PATH",
    };

    public Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder of the local store, where decisions are recorded (default: a folder of your own user).",
        HelpName = "DIR",
    };

    public Option<string?> Letterhead { get; } = new("--letterhead")
    {
        Description = "A Word document of your council that gives DOCX results their letterhead and styles.",
        HelpName = "DOCX",
    };

    public Option<bool> Receipt { get; } = new("--receipt")
    {
        Description = "Write a receipt beside each result (RESULT.tlog-proof): it proves to anybody that the result is in the decision log.",
    };

    public Option<string?> NoMaskReason { get; } = new("--no-mask-reason")
    {
        Description = "Leave names and numbers in what a model is sent, and why; the reason is recorded.",
        HelpName = "TEXT",
    };

    public Option<string?> Resume { get; } = new("--resume")
    {
        Description = "Go on with a job of a model that was stopped, by the id that it said: what was answered is not asked again.",
        HelpName = "ID",
    };

    public Option<bool> Combine { get; } = new("--combine") { Description = "Take all files as parts of one, in the order given." };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Say what would be done and do nothing." };

    public Option<string?> Case { get; } = new("--case") { Description = "The case that the source belongs to: its placeholders are the same for a model each time. It is recorded in a keyed form.", HelpName = "REF" };

    public Command AddTo(Command command)
    {
        Format.AcceptOnlyFromAmong("json", "md", "html", "docx");
        command.Add(Files);
        foreach (var option in new Option[] { Case, Engine, NoMaskReason, Resume, Format, Out, Data, Receipt, Letterhead, Combine, DryRun })
        {
            command.Add(option);
        }

        return command;
    }

    public static OutputFormat FormatOf(string name) => name switch
    {
        "json" => OutputFormat.Json,
        "md" => OutputFormat.Markdown,
        "html" => OutputFormat.Html,
        "docx" => OutputFormat.Docx,
        _ => throw new UsageException($"There is no format named {name}."),
    };
}
