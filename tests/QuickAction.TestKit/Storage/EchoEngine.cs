using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QuickAction.Core.Analysis;

namespace QuickAction.TestKit.Storage;

/// <summary>An engine that says what it was told, and counts how often it was asked.</summary>
public sealed class EchoEngine : IEngine
{
    private static readonly JsonSerializerOptions Json = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public static AnalysisTask<string, string> Task { get; } = new(
        "echo", 1, (JsonTypeInfo<string>)Json.GetTypeInfo(typeof(string)), (JsonTypeInfo<string>)Json.GetTypeInfo(typeof(string)));

    public int Asked { get; private set; }

    public EngineIdentity Identity { get; } = new("echo", "quickaction", "test-1", []);

    public ValueTask<TOut> AnswerAsync<TIn, TOut>(DecisionTicket ticket, AnalysisTask<TIn, TOut> task, TIn input, CancellationToken cancellationToken)
        where TIn : notnull
        where TOut : notnull
    {
        Asked++;
        return ValueTask.FromResult((TOut)(object)input);
    }
}
