using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace QuickAction.Core.Settings;

/// <summary>What happens to files on their way in, beside the limits of <see cref="QuickActionSettings.Limits"/>.</summary>
public sealed record UploadSettings : IValidatableObject
{
    /// <summary>
    /// The malware scanner: the socket of a clamd (<c>/run/clamav/clamd.ctl</c>) or its <c>host:port</c>; empty for none. With one, a file that it has not called clean is not taken in.
    /// Nothing that is sent to a port is encrypted: let it be on this machine or in a network of its own.
    /// </summary>
    [NotRecorded]
    public string Clamd { get; init; } = "";

    /// <summary>Whether files are scanned; what the record of settings says of <see cref="Clamd"/>.</summary>
    public bool Scanned => Clamd.Length > 0;

    /// <summary>Longest that the scanner may take over one step of a file, in seconds.</summary>
    [Range(1, 600, ErrorMessage = "Service:Uploads:ClamdSeconds is a number from 1 to 600")]
    public int ClamdSeconds { get; init; } = 60;

    /// <summary>Most files in one archive; each becomes a job.</summary>
    [Range(1, 1_000, ErrorMessage = "Service:Uploads:BatchFiles is a number from 1 to 1000")]
    public int BatchFiles { get; init; } = 200;

    /// <summary>Days for which a file with malware is kept, encrypted, before it is due for erasure.</summary>
    [Range(1, 3_650, ErrorMessage = "Service:Uploads:QuarantineDays is a number from 1 to 3650")]
    public int QuarantineDays { get; init; } = 30;

    /// <summary>Most files that a team may have stored, those in quarantine counted.</summary>
    [Range(1, 1L << 40, ErrorMessage = "Service:Uploads:TeamFiles is a number from 1 on")]
    public long TeamFiles { get; init; } = 100_000;

    /// <summary>Most bytes that a team may have stored in its files.</summary>
    [Range(1, 1L << 50, ErrorMessage = "Service:Uploads:TeamBytes is a number from 1 on")]
    public long TeamBytes { get; init; } = 100L << 30;

    /// <summary>Most files of one person's work.</summary>
    [Range(1, 1L << 40, ErrorMessage = "Service:Uploads:PersonFiles is a number from 1 on")]
    public long PersonFiles { get; init; } = 20_000;

    /// <summary>Most bytes in the files of one person's work.</summary>
    [Range(1, 1L << 50, ErrorMessage = "Service:Uploads:PersonBytes is a number from 1 on")]
    public long PersonBytes { get; init; } = 20L << 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Scanned && ClamdEndPoint() is null
        ? [new ValidationResult("Service:Uploads:Clamd is the path of clamd's socket, such as /run/clamav/clamd.ctl, or a host and a port, such as 127.0.0.1:3310")]
        : [];

    /// <summary>Where the scanner listens; null when there is none, or when what is set is no address.</summary>
    public EndPoint? ClamdEndPoint()
    {
        var text = Clamd.StartsWith("unix:", StringComparison.Ordinal) ? Clamd["unix:".Length..] : Clamd;
        if (text.StartsWith('/'))
        {
            // As long as an address of a socket may be.
            return text.Length < 108 ? new UnixDomainSocketEndPoint(text) : null;
        }

        var at = text.LastIndexOf(':');
        return at > 0 && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535
            && Uri.CheckHostName(text[..at].Trim('[', ']')) != UriHostNameType.Unknown
            ? new DnsEndPoint(text[..at].Trim('[', ']'), port)
            : null;
    }
}
