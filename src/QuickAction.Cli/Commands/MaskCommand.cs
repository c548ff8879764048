using System.CommandLine;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.Core.Rendering;

namespace QuickAction.Cli.Commands;

/// <summary><c>quickaction mask FILE</c>: what a model provider would be sent, and what was replaced.</summary>
internal static class MaskCommand
{
    public static Command Make(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The file to read." };
        var format = new Option<string>("--format") { Description = "json or txt.", HelpName = "json|txt", DefaultValueFactory = _ => "txt" };
        var mode = new Option<string>("--mode") { Description = "pseudonymise (placeholders that can be put back) or redact (nothing can be put back).", HelpName = "pseudonymise|redact", DefaultValueFactory = _ => "pseudonymise" };
        var target = new Option<string?>("--out") { Description = "Where to write; without it the result goes to standard output.", HelpName = "PATH" };
        var reference = new Option<string?>("--case") { Description = "Show, and keep, the placeholders of this case: they are then the ones that are sent.", HelpName = "REF" };
        var data = new Option<string?>("--data") { Description = "Folder of the local store, where the placeholders of cases are kept.", HelpName = "DIR" };
        format.AcceptOnlyFromAmong("json", "txt");
        mode.AcceptOnlyFromAmong("pseudonymise", "redact");
        var command = new Command("mask", "Show what a model provider would be sent, and what was replaced. Nothing is sent.") { file, reference, format, mode, target, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var path = arguments.GetRequiredValue(file);
            var asText = arguments.GetRequiredValue(format) == "txt";
            var place = OutputTarget.Plan(arguments.GetValue(target), [path], asText ? ".txt" : ".json", isText: true, terminal);
            var source = await bench.Reader.ReadAsync(path, cancellationToken);
            var pseudonymiser = new Pseudonymiser(
                bench.Settings.Privacy, arguments.GetRequiredValue(mode) == "redact" ? MaskMode.Redact : MaskMode.Pseudonymise);
            var masked = arguments.GetValue(reference) is { } of
                ? await OfCaseAsync(bench, pseudonymiser, source, of, arguments.GetValue(data), cancellationToken)
                : pseudonymiser.Mask(source, new PseudonymMap()).Source;
            await place.WriteAsync(path, stream => Write(source, masked, asText, stream));
            foreach (var line in Report(masked))
            {
                terminal.Say(line);
            }

            foreach (var note in source.Notes)
            {
                terminal.Say(note.Message);
            }

            return (int)(source.Notes.Any(n => n.PartUnread) ? ExitCode.Partial : ExitCode.Done);
        });
        return command;
    }

    /// <summary>As the other, with the placeholders of a case. New ones are kept: what was shown here is what a model will see.</summary>
    private static async Task<MaskedSource> OfCaseAsync(
        Workbench bench, Pseudonymiser pseudonymiser, SourceText source, string reference, string? dataFolder, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reference))
        {
            throw new UsageException("--case needs the case's reference.");
        }

        await using var store = await bench.OpenStoreAsync(dataFolder, cancellationToken);
        var masking = await CaseMasking.MaskAsync(pseudonymiser, source, store.MapsOfCases(Workbench.Owner.Team), reference, cancellationToken);
        return masking.Masking.Source;
    }

    private static void Write(SourceText source, MaskedSource masked, bool asText, Stream stream)
    {
        if (asText)
        {
            SourceLines.Write(MaskedSourceText.Of(source, masked), stream);
        }
        else
        {
            stream.Write(MaskJson.Write(source, masked));
        }
    }

    private static IEnumerable<string> Report(MaskedSource masked)
    {
        if (masked.Counts.Count == 0)
        {
            yield return "Nothing was replaced.";
        }

        foreach (var count in masked.Counts)
        {
            yield return $"{count.Kind}: {count.Count} replaced, {count.Distinct} different ({KindNames.Of(count.Kind)}).";
        }
    }
}
