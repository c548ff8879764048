using System.CommandLine;

namespace QuickAction.Cli.Commands.Audit;

/// <summary><c>quickaction audit ...</c>: read, check, hand over and look after the decision log.</summary>
internal static class AuditCommand
{
    public static Command Make(Terminal terminal) => new("audit", "Read, check and hand over the log of every decision.")
    {
        ShowCommand.Make(terminal),
        VerifyCommand.Make(terminal),
        MirrorCommand.Make(terminal),
        ExportCommand.Make(terminal),
        ProofCommand.Make(terminal),
        WitnessCommand.Make(terminal),
        EraseCommand.Make(terminal),
        HoldCommand.Make(terminal),
        RotateKeyCommand.Make(terminal),
    };

    public static Option<bool> EndLostOption() => new("--end-lost")
    {
        Description = "No mirror holds what was recorded after this state, and it is lost for good: go on without it, on record.",
    };

    public static Option<string?> DataOption() => new("--data")
    {
        Description = "Folder of the local store (default: a folder of your own user).",
        HelpName = "DIR",
    };
}
