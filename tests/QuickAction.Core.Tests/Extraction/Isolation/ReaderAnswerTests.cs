using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Isolation;

namespace QuickAction.Core.Tests.Extraction.Isolation;

/// <summary>What goes between a child and its parent.</summary>
public sealed class ReaderAnswerTests
{
    private static readonly SourceFile File = new("talk.vtt", Encoding.UTF8.GetBytes("WEBVTT"));

    private static SourceText Source { get; } = new()
    {
        FileName = "talk.vtt",
        MediaType = MediaTypes.Vtt,
        Sha256 = File.Sha256,
        Bytes = 6,
        Shape = SourceShape.Transcript,
        Pages = 2,
        Rows = 3,
        Columns = ["Ward", "1"],
        Title = "Café meeting",
        Preamble = ["Date: 3 May"],
        Notes = [new ExtractionNote("a-code", Severity.High, "A sentence.", [0, 1]) { PartUnread = true }],
        Segments =
        [
            new Segment { Index = 0, Text = "Good morning 😀", Kind = SegmentKind.Turn, Speaker = "Ada", StartMs = 0, EndMs = 1_000, Page = 1, Row = 4, Column = "Ward", Level = 2 },
            new Segment { Index = 1, Text = "Yes", Speaker = "Ada" },
        ],
        Cues = [new Cue(0, 0, 4, 0, 500, "Ada", "Good"), new Cue(null, 0, 0, 500, 600, null, null)],
    };

    [Fact]
    public void A_source_comes_back_as_it_was()
    {
        Json(ReaderAnswer.Read(new MemoryStream(Written()), File)).ShouldBe(Json(Source));
    }

    [Fact]
    public async Task A_request_comes_back_with_every_limit_as_it_was()
    {
        var limits = new DocumentLimits { FileBytes = 7, ZipEntries = 8, ZipUnpackedBytes = long.MaxValue, ZipMinimumRatio = 0.012345678901234567, PdfPages = 9, ChildOutputBytes = 10 };
        using var stream = new MemoryStream();
        await ReaderRequest.WriteAsync(stream, File, "/tmp/own", limits, TestContext.Current.CancellationToken);
        stream.Position = 0;

        var request = ReaderRequest.ReadHead(stream);

        request.ShouldBe(new ReaderRequest("talk.vtt", 6, "/tmp/own", limits));
        request.ReadFile(stream).Sha256.ShouldBe(File.Sha256);
    }

    [Fact]
    public void A_refusal_comes_back_as_it_was_and_is_final()
    {
        using var stream = new MemoryStream();
        ReaderAnswer.Write(stream, new QuickActionException(ProblemCode.Unavailable, "It is not there.", retryable: true) { Reason = RefusalReason.Damaged });
        stream.Position = 0;

        var refused = Should.Throw<QuickActionException>(() => ReaderAnswer.Read(stream, File));

        refused.Message.ShouldBe("It is not there.");
        refused.Code.ShouldBe(ProblemCode.Unavailable);
        refused.Retryable.ShouldBeFalse("a child that its file has taken over would be begun again and again");
        refused.Reason.ShouldBe(RefusalReason.Damaged);
    }

    [Fact]
    public void Every_answer_that_ends_early_is_none()
    {
        var whole = Written();
        for (var length = 0; length < whole.Length; length++)
        {
            Should.Throw<Exception>(() => ReaderAnswer.Read(new MemoryStream(whole[..length]), File)).ShouldBeAssignableTo<IOException>();
        }
    }

    /// <summary>Any byte of an answer may be another: what is then read is a source that an extractor could have made, or there is no answer.</summary>
    [Fact]
    public void An_answer_that_was_changed_is_none_or_stays_within_itself()
    {
        var whole = Written();
        Prop.ForAll(Gen.Choose(0, whole.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(value => (at, value))).ToArbitrary(), change =>
        {
            var bytes = whole.ToArray();
            bytes[change.at] = (byte)change.value;
            try
            {
                var read = ReaderAnswer.Read(new MemoryStream(bytes), File);
                return read.Sha256 == File.Sha256
                    && read.Segments.Index().All(s => s.Item.Index == s.Index && s.Item.Text.Length > 0)
                    && read.Cues.All(c => c.Segment is not { } index || (index < read.Segments.Count && c.Start <= c.End && c.End <= read.Segments[index].Text.Length))
                    && read.Notes.All(n => n.Segments.All(s => s >= 0 && s < read.Segments.Count));
            }
            catch (Exception error) when (error is IOException or InvalidDataException or FormatException or ArgumentException or OverflowException or QuickActionException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();
    }

    private static byte[] Written()
    {
        using var stream = new MemoryStream();
        ReaderAnswer.Write(stream, Source);
        return stream.ToArray();
    }

    private static string Json(SourceText source) => System.Text.Json.JsonSerializer.Serialize(source);
}
