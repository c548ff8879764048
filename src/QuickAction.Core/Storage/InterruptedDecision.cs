using System.Globalization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage;

/// <summary>The end of a decision that a crash cut short, in the words of its own request: the job that is taken up again may ask other things in other ways.</summary>
internal static class InterruptedDecision
{
    private const string Failure = "interrupted";

    public static DecisionRecord Record(DecisionRecord like, DecisionId decision, OpenDecision open)
    {
        var (task, version) = (open.Request.Text("task"), (open.Request["task_version"] as CanonicalNumber)?.Value);
        var engine = new EngineIdentity(
            open.Request.Text("engine") ?? like.Engine.Name,
            open.Request.Text("provider") ?? like.Engine.Provider,
            open.Request.Text("request_model") ?? like.Engine.Model,
            [.. ((open.Request["prompts"] as CanonicalList)?.Items ?? []).OfType<CanonicalObject>().Select(Prompt).OfType<PromptUse>()]);
        var account = new EngineAccount();
        foreach (var request in open.Sent)
        {
            account.Add(new ModelCall { Request = request, RequestModel = engine.Model, Latency = null, Failure = Failure });
        }

        return like with
        {
            Event = DecisionEvent.Failed,
            Decision = decision,
            Task = task ?? like.Task,
            TaskVersion = (int)(version ?? like.TaskVersion),
            Engine = engine,
            Account = account,
        };
    }

    private static PromptUse? Prompt(CanonicalObject prompt) =>
        prompt.Text("prompt_name") is { } name && prompt.Text("prompt_sha256") is { } sha256 && prompt["prompt_version"] is CanonicalNumber { Value: var version }
            ? new PromptUse(name, int.Parse(version.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), sha256)
            : null;
}
