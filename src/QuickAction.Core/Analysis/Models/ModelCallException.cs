namespace QuickAction.Core.Analysis.Models;

/// <summary>
/// One call of a model failed. The message is ours: what a server writes can quote the prompt or a key, so none of it is kept but short codes.
/// There is no inner exception for the same reason.
/// </summary>
public sealed class ModelCallException : Exception
{
    public ModelCallException(ModelFault fault, int? status = null, string? code = null)
        : base(Describe(fault, status, code))
    {
        Fault = fault;
        Status = status;
        ErrorCode = code;
    }

    public ModelFault Fault { get; }

    /// <summary>The HTTP status, when there was one.</summary>
    public int? Status { get; }

    /// <summary>The server's error code, type or parameter when it is a short identifier, such as <c>model_not_found</c>; else null.</summary>
    public string? ErrorCode { get; }

    /// <summary>How long the server asks to be left alone (<c>Retry-After</c>, <c>retry-after-ms</c>); null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when the server does not say what is wrong and it may be the form in which the answer was asked for.</summary>
    public bool MayBeFormat { get; init; }

    /// <summary>What the server said, for the adapter to learn from; it goes no further, it may quote the prompt.</summary>
    internal Providers.ErrorReply? Told { get; init; }

    /// <summary>True when the same request may succeed later.</summary>
    public bool Transient => Fault is ModelFault.Unreachable or ModelFault.ConnectionLost or ModelFault.TimedOut or ModelFault.RateLimited
        or ModelFault.ServerError or ModelFault.BadReply;

    /// <summary>True when another question may go through all the same: nothing is wrong with key, model, settings or account.</summary>
    public bool MayConcernOneQuestion => Transient || Fault is ModelFault.Rejected;

    /// <summary>What a person is told: one plain sentence that says what to do next.</summary>
    public QuickActionException ForPeople() => new(ProblemFor(Fault), $"The model {Sentence(Fault)}{Detail(Status, ErrorCode)}.", Transient, this);

    private static ProblemCode ProblemFor(ModelFault fault) => fault switch
    {
        ModelFault.KeyRefused or ModelFault.Forbidden or ModelFault.NotFound or ModelFault.Redirected or ModelFault.EgressRefused => ProblemCode.Misconfigured,
        _ => ProblemCode.Unavailable,
    };

    private static string Sentence(ModelFault fault) => fault switch
    {
        ModelFault.Unreachable => "server cannot be reached; check the endpoint in the settings and the network, then try again",
        ModelFault.ConnectionLost => "server broke off its answer; try again",
        ModelFault.TimedOut => "server did not answer in time; try again later or allow it more seconds in the settings",
        ModelFault.RateLimited => "server allows no more requests at the moment; try again later",
        ModelFault.ServerError => "server failed; try again later",
        ModelFault.BadReply => "server answered with something that is not a chat completion; check the endpoint in the settings",
        ModelFault.KeyRefused => "server did not accept the key or identity; check the key in the environment or the key file",
        ModelFault.Forbidden => "server does not allow this key or identity to use the model; check its role",
        ModelFault.NotFound => "is not known at the endpoint; check endpoint and model in the settings",
        ModelFault.QuotaSpent => "account has no quota left; raise it with the provider",
        ModelFault.Redirected => "server answers with a redirect, which is never followed; set the endpoint to the final address",
        ModelFault.EgressRefused => "request would have gone to a host that the settings do not allow; check endpoint and allowed hosts",
        ModelFault.ContextTooLong => "cannot take a text of this length; allow shorter chunks in the settings",
        ModelFault.PromptFiltered => "provider's content filter did not let the text through",
        ModelFault.AnswerInvalid => "wrote an answer that its server found not to be the JSON it had to be",
        ModelFault.FormatUnsupported => "server knows none of the response formats that we can use",
        ModelFault.Rejected => "server rejected the request; check in its documentation what the model takes, and that it is one for chat",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
    };

    private static string Describe(ModelFault fault, int? status, string? code) => $"Model call: {fault}{Detail(status, code)}";

    private static string Detail(int? status, string? code) => (status, code) switch
    {
        (null, null) => "",
        (null, _) => $" ({code})",
        (_, null) => $" (HTTP {status})",
        _ => $" (HTTP {status}, {code})",
    };
}
