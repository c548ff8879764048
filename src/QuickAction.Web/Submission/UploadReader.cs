using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using QuickAction.Core;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Text;
using QuickAction.Core.Jobs;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;
using QuickAction.Web.Uploads;

namespace QuickAction.Web.Submission;

/// <summary>
/// Reads a multipart form as a stream: each file goes to the vault as it comes, hashed and encrypted; nothing is put on the disk in the clear, and memory
/// stays flat.
/// </summary>
internal sealed class UploadReader(IFileVault vault, FileIntake intake, UploadQuota quota, DocumentLimits limits)
{
    private const int MostFields = 32;
    private const int MostFieldBytes = 64 * 1024;
    private const int MostPreviousBytes = 8 * 1024 * 1024;

    /// <summary>The field whose file is not a source but the minutes of the meeting before.</summary>
    private const string PreviousField = "previous";

    /// <param name="caller">Who sends it.</param>
    /// <param name="first">Is given the first part before anything else is read, a file or nothing at all as an empty value: the check of a page's token.</param>
    /// <param name="isRepeated">Whether the same request was sent before.</param>
    /// <exception cref="ProblemException">The form cannot be read, is over a limit, or holds files of which none can be used; nothing of it is kept.</exception>
    public async Task<Upload> ReadAsync(HttpRequest request, Caller caller, Func<string, string, Task>? first, bool isRepeated, CancellationToken cancellationToken)
    {
        var reader = new MultipartReader(Boundary(request), request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8 * 1024 };
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new List<VaultFile>();
        var leftOut = new List<LeftOutFile>();
        var parts = 0;
        UploadRoom? room = null;
        ReadOnlyMemory<byte>? previous = null;
        var isChecked = first is null;
        async Task CheckAsync(string name, string value)
        {
            await (isChecked || first is null ? Task.CompletedTask : first(name, value));
            isChecked = true;
        }

        try
        {
            while (await NextAsync(reader, cancellationToken) is { } section)
            {
                var disposition = section.GetContentDispositionHeader();
                var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).Value ?? throw Unreadable();
                await using var body = new FormBody(section.Body);
                if (disposition!.IsFileDisposition() && name == PreviousField)
                {
                    await CheckAsync(name, "");
                    previous = await PreviousAsync(body, caller, !isRepeated, cancellationToken);
                }
                else if (disposition!.IsFileDisposition())
                {
                    await CheckAsync(name, "");
                    RefuseMore(++parts);
                    room ??= await RoomAsync(request, caller, isRepeated, cancellationToken);
                    var taken = await intake.TakeAsync(caller.Actor, FileName(disposition!), body, files, !isRepeated, cancellationToken);
                    files.AddRange(taken.Files);
                    leftOut.AddRange(taken.LeftOut);
                    room?.Require(files.Count, files.Sum(f => f.Bytes));
                }
                else
                {
                    var value = Encoding.UTF8.GetString((await BytesAsync(body, MostFieldBytes, name, cancellationToken)).Span);
                    await CheckAsync(name, value);
                    if (value.Length == 0)
                    {
                        // What a person left empty is absent, also the file that they did not choose.
                        continue;
                    }

                    if (fields.Count >= MostFields || !fields.TryAdd(name, value))
                    {
                        throw new ProblemException(Problem.Of(ProblemType.BadRequest, "A field was sent twice, or there are too many of them."));
                    }
                }
            }

            await CheckAsync("", "");
            return files.Count == 0 && leftOut.Count > 0 ? throw Refusals.NothingTaken(leftOut, limits) : new Upload(fields, files, previous) { LeftOut = leftOut };
        }
        catch (Exception error)
        {
            await vault.DropAsync(files, CancellationToken.None);
            throw error switch
            {
                InvalidDataException => Unreadable(),
                ScannerAwayException away => Refusals.NotScanned(away),
                _ => error,
            };
        }
    }

    /// <returns>Null for a request that was sent before: nothing of it is kept.</returns>
    private async Task<UploadRoom?> RoomAsync(HttpRequest request, Caller caller, bool isRepeated, CancellationToken cancellationToken)
    {
        if (isRepeated)
        {
            return null;
        }

        var room = await quota.RoomAsync(caller, cancellationToken);
        room.Require(1, request.ContentLength ?? 1);
        return room;
    }

    private async Task<ReadOnlyMemory<byte>> PreviousAsync(Stream body, Caller caller, bool keep, CancellationToken cancellationToken)
    {
        var bytes = await BytesAsync(body, MostPreviousBytes, PreviousField, cancellationToken);
        return await intake.IsCleanAsync(caller.Actor, PreviousField, bytes, keep, cancellationToken)
            ? bytes
            : throw new ProblemException(Problem.Of(ProblemType.InputRefused, "The minutes of the meeting before contain a virus, so nothing was taken in; tell your IT security team, and do not open your copy.") with
            {
                Fields = [new FieldProblem("/" + PreviousField, RefusalReason.Malware, "The selected file contains a virus")],
            });
    }

    private void RefuseMore(int parts)
    {
        if (parts > limits.FilesPerJob)
        {
            throw new ProblemException(Problem.Of(ProblemType.InvalidField, $"You can only select up to {limits.FilesPerJob} files at the same time; put more into a ZIP file.") with
            {
                Fields = [new FieldProblem("/file", RefusalReason.TooManyFiles, $"You can only select up to {limits.FilesPerJob} files at the same time")],
            });
        }
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            // It ends in the middle, or its frame is none.
            throw Unreadable();
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(Stream body, int most, string field, CancellationToken cancellationToken)
    {
        var bytes = new byte[most + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= most ? bytes.AsMemory(0, length) : throw new ProblemException(Problem.Of(ProblemType.TooLarge, "A field is too long.") with
        {
            Fields = [new FieldProblem("/" + Known(field), "too-long", "The field is too long")],
        });
    }

    /// <summary>A name that somebody made up is not said again.</summary>
    private static string Known(string field) => SubmissionForm.Fields.Contains(field) ? field : "field";

    private static string FileName(ContentDispositionHeaderValue disposition)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
        var last = VisibleText.Line(Path.GetFileName(name.Replace('\\', '/')));
        return last.Length <= 255 ? last : last[..200] + Path.GetExtension(last);
    }

    private static string Boundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(Problem.Of(ProblemType.WrongMediaType, "Send the file as multipart/form-data, as `curl -F file=@talk.vtt` does."));
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        return boundary is { Length: > 0 and <= 128 } ? boundary : throw Unreadable();
    }

    public static ProblemException Unreadable() => new(Problem.Of(ProblemType.BadRequest, "The form cannot be read; send it as multipart/form-data again."));
}
