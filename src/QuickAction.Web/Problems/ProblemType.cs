namespace QuickAction.Web.Problems;

/// <summary>A kind of error of the API: its name never changes, and <c>docs/api.md</c> lists all of them.</summary>
/// <param name="Name">Stable kebab-case name; the last part of the problem's <c>type</c>.</param>
/// <param name="Remedy">What to do about it: the text of its page.</param>
internal sealed record ProblemType(string Name, int Status, string Title, string Remedy)
{
    public static readonly ProblemType BadRequest = new("bad-request", 400, "The request cannot be understood",
        "Compare the request with the description of the API at /openapi/v1.json; `curl -F file=@talk.vtt` sends a form as it should be.");
    public static readonly ProblemType InvalidField = new("invalid-field", 400, "A field is not valid",
        "Look at `errors`: each entry points to a field and says what it may hold. Mend it and send the request again.");
    public static readonly ProblemType NotSignedIn = new("not-signed-in", 401, "Not signed in",
        "Send a personal API token in `Authorization: Bearer`. Make one on the page /tokens; one that has expired, was revoked, or whose owner has not signed in for a while does not work.");
    public static readonly ProblemType NotAllowed = new("not-allowed", 403, "Not allowed",
        "Your role or your token does not cover this. Ask whoever gives out the roles in your organisation, or make a token with the scope that is needed. A form has to be opened again when it has been open for long.");
    public static readonly ProblemType NotLocal = new("not-local", 403, "The request does not come from this machine",
        "Without a sign-in the service answers this machine only. Use http://localhost, and not from a page of another site; to use it from elsewhere set up the sign-in.");
    public static readonly ProblemType NotFound = new("not-found", 404, "There is no such thing here",
        "Check the address. What belongs to another team, and what was never there, look alike.");
    public static readonly ProblemType WrongMethod = new("wrong-method", 405, "The method is not allowed here",
        "Look the address up in /openapi/v1.json; it says which methods it takes.");
    public static readonly ProblemType NoResultYet = new("no-result-yet", 409, "There is no result yet",
        "Follow the job until it ends: `links.events` tells every change. If it has failed, `problem` says why, and `links.retry` tries it again.");
    public static readonly ProblemType WrongState = new("wrong-state", 409, "The job's state does not allow it",
        "Look at the job: its status and its links say what may be done now. A running job is cancelled before it is erased.");
    public static readonly ProblemType Held = new("held", 409, "A legal hold keeps it",
        "Content under a legal hold is kept whatever its time and whoever asks. Whoever placed the hold can release it (`quickaction audit hold --release`).");
    public static readonly ProblemType NotCurrentVersion = new("not-current-version", 409, "There is a newer version",
        "Read the newest version, and review that one.");
    public static readonly ProblemType ApprovalBlocked = new("approval-blocked", 409, "Something stands in the way of the approval",
        "Look at `errors`: each entry names what stands in the way. Settle each warning of high severity, open the version that you approve, and have work of your own approved by somebody else.");
    public static readonly ProblemType NotApproved = new("not-approved", 409, "Nobody has approved it",
        "Have a reviewer approve the newest version, or leave `final` out and take a draft.");
    public static readonly ProblemType KeyInUse = new("idempotency-key-in-use", 409, "A request with this key is still being received",
        "Wait for the first request to end, then send this one again.");
    public static readonly ProblemType TooManyTokens = new("too-many-tokens", 409, "There are too many tokens",
        "Revoke a token that you do not use any more, then make the new one.");
    public static readonly ProblemType NoRoom = new("no-room", 409, "There is no room for more files",
        "You or your team store as much as they may. Delete work that is no longer needed (`DELETE /v1/jobs/{id}`, or on its page), or ask whoever runs the service for more room.");
    public static readonly ProblemType Erased = new("erased", 410, "The content was erased",
        "The content is gone for good, and the decision log says that and why. If the work is still needed, submit the file again.");
    public static readonly ProblemType VersionChanged = new("version-changed", 412, "The result was changed since",
        "Somebody has edited the result since you read it. Read it again, put your change into it and send it with its new `ETag`.");
    public static readonly ProblemType TooLarge = new("too-large", 413, "Too large",
        "Send fewer or smaller files, or split the file.");
    public static readonly ProblemType WrongMediaType = new("wrong-media-type", 415, "The media type is not supported",
        "Send files as `multipart/form-data`, and everything else as `application/json`.");
    public static readonly ProblemType InputRefused = new("input-refused", 422, "The input cannot be used",
        "The sentence in `detail` says what is wrong with the file and what to do: most often to save it in another format, or without a password.");
    public static readonly ProblemType KindNotSupported = new("kind-not-supported", 422, "This kind of work is not offered",
        "Ask for `minutes` or `summary`.");
    public static readonly ProblemType KeyReused = new("idempotency-key-reused", 422, "The key was used for another request",
        "Take a new key for each new request.");
    public static readonly ProblemType PreconditionRequired = new("precondition-required", 428, "If-Match is needed",
        "Read the result, and send the `ETag` that its JSON came with in `If-Match`. A review may name the version in its body instead: `contentHash` or `version`.");
    public static readonly ProblemType TooManyRequests = new("too-many-requests", 429, "Too many requests",
        "Wait as many seconds as `Retry-After` says. To follow a job, use `links.events` and do not ask again and again.");
    public static readonly ProblemType Fault = new("fault", 500, "QuickAction failed",
        "This is a fault of ours. Nothing was changed. Report it with the `traceId`, which leads to the line in the log.");
    public static readonly ProblemType Unavailable = new("unavailable", 503, "Not available at the moment",
        "The database, the disk or a program does not answer. Nothing is lost; try again after `Retry-After`. Whoever runs the service finds the cause at /health/ready.");

    public static IReadOnlyList<ProblemType> All { get; } =
    [
        BadRequest, InvalidField, NotSignedIn, NotAllowed, NotLocal, NotFound, WrongMethod, NoResultYet, WrongState, Held, NotCurrentVersion, ApprovalBlocked, NotApproved, KeyInUse, TooManyTokens, NoRoom, Erased,
        VersionChanged, TooLarge, WrongMediaType, InputRefused, KindNotSupported, KeyReused, PreconditionRequired, TooManyRequests, Fault, Unavailable,
    ];

    /// <summary>Where its page is.</summary>
    public string Path => $"{ProblemPages.Root}/{Name}";

    public static ProblemType? Find(string name) => All.FirstOrDefault(t => t.Name == name);

    /// <summary>What a bare status code means.</summary>
    public static ProblemType OfStatus(int status) => status switch
    {
        401 => NotSignedIn,
        403 => NotAllowed,
        404 => NotFound,
        405 => WrongMethod,
        413 => TooLarge,
        415 => WrongMediaType,
        429 => TooManyRequests,
        503 => Unavailable,
        >= 500 => Fault,
        _ => BadRequest with { Status = status },
    };
}
