using System.CommandLine;
using System.Globalization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Cli.Commands;

/// <summary><c>quickaction engines</c>: who can answer; with <c>--check</c> the model is asked live.</summary>
internal static class EnginesCommand
{
    public static Command Make(Terminal terminal)
    {
        var check = new Option<bool>("--check") { Description = "Ask the model that is set up for one tiny answer." };
        var data = Audit.AuditCommand.DataOption();
        var command = new Command("engines", "List the engines that can answer.") { check, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var settings = bench.Settings;
            var models = settings.ModelEngines();
            var offline = new OfflineEngine().Identity;
            terminal.WriteLines(
            [
                $"{offline.Name}\t{offline.Provider}\t{offline.Model}\tready: works without network, key or set-up",
                .. models.Count == 0 ? [Describe("model", settings.Model)] : models.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => Describe(m.Key, m.Value)),
            ]);
            if (!arguments.GetValue(check))
            {
                return (int)ExitCode.Done;
            }

            if (models.Count == 0)
            {
                terminal.Say("There is no model to check; set Model:Provider, Model:Endpoint and Model:Name first.");
                return (int)ExitCode.WrongUsage;
            }

            // Every question to a model is recorded, this one too.
            await using var store = await bench.OpenStoreAsync(arguments.GetValue(data), cancellationToken);
            try
            {
                var worst = ExitCode.Done;
                foreach (var (name, model) in models.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    worst = ExitCodes.Worst(worst, await CheckAsync(bench, store, arguments.GetValue(data), name, model, cancellationToken));
                }

                return (int)worst;
            }
            finally
            {
                await store.PublishAsync(CancellationToken.None);
            }
        });
        return command;
    }

    private static string Describe(string name, ModelOptions model)
    {
        if (!model.Configured)
        {
            return "model\t-\t-\tnot set up: set Model:Provider (azure-openai or openai), Model:Endpoint and Model:Name, and a key where the server asks for one";
        }

        var endpoint = ModelEndpoint.Of(model);
        var names = model.FastName.Length == 0 || model.FastName == model.Name ? model.Name : $"{model.Name}, {model.FastName} for simple work";
        return $"{name}\t{model.Provider}\t{names}\tset up: sends masked text to {endpoint.Address.Host}; `quickaction engines --check` asks it live";
    }

    private static async Task<ExitCode> CheckAsync(
        Workbench bench, AuditStore store, string? dataFolder, string name, ModelOptions model, CancellationToken cancellationToken)
    {
        var memoryFile = ModelConnection.MemoryIn(bench.Settings.StoreOptions(dataFolder).DataFolder);
        // What was found out before is found out anew: that is what a check is for.
        if (File.Exists(memoryFile))
        {
            File.Delete(memoryFile);
        }

        // A person is waiting: one retry tells a hiccup from an outage.
        using var connection = ModelConnection.Open(model with { Retries = Math.Min(model.Retries, 1) }, TimeProvider.System, memoryFile);
        var worst = ExitCode.Done;
        foreach (var tier in model.NameFor(ModelTier.Fast) == model.Name ? [ModelTier.Best] : new[] { ModelTier.Best, ModelTier.Fast })
        {
            var engine = new ModelCheckEngine(connection, name, tier, TimeProvider.System);
            var door = new DecisionTicket.RecordingAnalyst(engine, new DecisionLog(store), bench.NewJob("check", null, []), TimeProvider.System);
            await door.DecideAsync(ModelCheckEngine.Task, new ModelCheckQuestion(model.NameFor(tier)), cancellationToken);
            var result = engine.Result ?? throw new InvalidOperationException("A check that was answered has a result.");
            bench.Terminal.Say(Sentence(result));
            worst = result.Problem is null ? worst : ExitCode.Failed;
        }

        return worst;
    }

    private static string Sentence(ModelCheckResult result) => result.Problem is { } problem
        ? $"{result.Model} was reached, but its answer cannot be used ({problem}); choose a model that can answer in JSON."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Model} answers: {result.Took.TotalSeconds:0.0} s, {Asked(result.Format)}, {result.Facts?.InputTokens?.ToString(CultureInfo.InvariantCulture) ?? "unknown"} tokens read, {result.Facts?.OutputTokens?.ToString(CultureInfo.InvariantCulture) ?? "unknown"} written, model {result.Facts?.Model ?? "unknown"}.");

    private static string Asked(AnswerFormat format) => format switch
    {
        AnswerFormat.JsonSchema => "keeps to a JSON schema",
        AnswerFormat.JsonObject => "knows JSON mode but no schema",
        AnswerFormat.Text => "knows no JSON mode; the JSON is taken out of its text",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
    };
}
