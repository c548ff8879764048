using System.ComponentModel.DataAnnotations;

namespace QuickAction.Core.Settings;

/// <summary>The service: who may use it and how much it runs at once.</summary>
public sealed record ServiceSettings : IValidatableObject
{
    /// <summary>Where people and programs reach the service, such as <c>https://minutes.council.example</c>: the types of problems and security.txt name it. Empty for the address that a request came to.</summary>
    [NotRecorded]
    public string PublicUrl { get; init; } = "";

    /// <summary>Whom to tell of a weakness: a <c>mailto:</c>, <c>https:</c> or <c>tel:</c> address that <c>/.well-known/security.txt</c> gives (RFC 9116). Empty for no such file.</summary>
    [NotRecorded]
    public string SecurityContact { get; init; } = "";

    /// <summary>
    /// Requests a minute that one person may make, or one address without a sign-in; what was not used is saved up for a minute. 0 for no limit. Left out: 600, and none
    /// in mode <c>local</c>, where there is nobody else.
    /// </summary>
    [NotRecorded]
    [Range(0, 1_000_000)]
    public int? RequestsPerMinute { get; init; }

    /// <summary>Submissions that one person may be sending at once; a few more wait their turn, others are told to come back.</summary>
    [NotRecorded]
    [Range(1, 64)]
    public int UploadsAtOnce { get; init; } = 2;

    /// <summary>Who signs people in.</summary>
    public IdentitySettings Identity { get; init; } = new();

    /// <summary>What happens to files on their way in.</summary>
    public UploadSettings Uploads { get; init; } = new();

    /// <summary>The roles of the local user: User, Reviewer, Governance, TeamAdmin, SystemAdmin, with commas between.</summary>
    [RegularExpression("(User|Reviewer|Governance|TeamAdmin|SystemAdmin)(,(User|Reviewer|Governance|TeamAdmin|SystemAdmin))*", ErrorMessage = "Service:LocalRoles names roles of User, Reviewer, Governance, TeamAdmin and SystemAdmin, with commas between")]
    public string LocalRoles { get; init; } = "User,Reviewer";

    /// <summary>Whether whoever submitted or edited a result may not approve it.</summary>
    public bool ReviewerOtherThanAuthor { get; init; }

    /// <summary>The teams of which that holds, with commas between, where it does not hold of all.</summary>
    public string ReviewerOtherThanAuthorTeams { get; init; } = "";

    /// <summary>Whether whoever submitted or edited a result of a team may not approve it.</summary>
    public bool WantsOtherReviewer(string team) =>
        ReviewerOtherThanAuthor || ReviewerOtherThanAuthorTeams.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Contains(team, StringComparer.Ordinal);

    /// <summary>
    /// The app role whose holders may have a model sent what a submission holds as it is, for a reason that is recorded: names and numbers then leave in the clear. One of the five, or a role
    /// of its own, such as <c>DataProtection</c>, that people hold beside theirs. Empty: nobody may.
    /// </summary>
    [RegularExpression("[A-Za-z0-9._-]{0,64}", ErrorMessage = "Service:NoMaskRole is the name of an app role: letters, digits, dots, dashes and underscores, at most 64")]
    public string NoMaskRole { get; init; } = "";

    /// <summary>Most bytes of one request; above that of one file, for the fields and the multipart frame.</summary>
    [Range(1, 1L << 31)]
    public long RequestBytes { get; init; } = 55L * 1024 * 1024;

    /// <summary>How long the same work takes by hand, for the figures of what the service has saved.</summary>
    [NotRecorded]
    public ManualRates Manual { get; init; } = new();

    /// <summary>Whether this process runs jobs; one that does not still takes them in and shows them.</summary>
    public bool Worker { get; init; } = true;

    /// <summary>Most jobs that this process runs at once.</summary>
    [Range(1, 64)]
    public int Concurrency { get; init; } = 2;

    /// <summary>Most jobs that are handed to all processes together; 0 for twice <see cref="Concurrency"/>, and eight times on PostgreSQL.</summary>
    [Range(0, 10_000)]
    public int InFlight { get; init; }

    /// <summary>How often a job may be begun and not end, before it is taken for what ends the process.</summary>
    [Range(1, 100)]
    public int Starts { get; init; } = 5;

    /// <summary>Hours after which a job that has not ended is given up.</summary>
    [Range(1, 24 * 30)]
    public int DeadlineHours { get; init; } = 24;

    /// <summary>Seconds that running jobs have to end when the service is told to stop; what has not ended then goes back into the queue.</summary>
    [Range(0, 3600)]
    public int DrainSeconds { get; init; } = 20;

    /// <summary>Seconds between signed checkpoints of the log while records are added.</summary>
    [Range(1, 3600)]
    public int CheckpointSeconds { get; init; } = 2;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl.Length > 0
            && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url)
                && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
                && url is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }))
        {
            yield return new ValidationResult("Service:PublicUrl is the https address at which the service is reached, without a path");
        }

        if (SecurityContact.Length > 0
            && !(Uri.TryCreate(SecurityContact, UriKind.Absolute, out var contact) && contact.Scheme is "mailto" or "https" or "tel" && !SecurityContact.Any(char.IsControl)))
        {
            yield return new ValidationResult("Service:SecurityContact is an address such as mailto:security@council.example or https://council.example/security");
        }
    }
}
