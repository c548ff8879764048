using QuickAction.Core.Samples;
using QuickAction.TestKit;
using QuickAction.TestKit.Samples;

namespace QuickAction.Core.Tests.Samples;

public sealed class SampleCouncilTests : IDisposable
{
    private const long OneMegabyte = 1_000_000;

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Samples => SeedFiles.Names();

    [Fact]
    public void Writing_it_twice_gives_the_same_bytes()
    {
        var again = SampleCouncil.WriteTo(RepositoryRoot.Combine("seeds"), _folder.Path, TestContext.Current.CancellationToken);

        again.Select(path => Path.GetRelativePath(_folder.Path, path))
            .ShouldBe(SeedFiles.All.Select(path => Path.GetRelativePath(SeedFiles.Folder, path)), ignoreOrder: true);
        foreach (var path in again)
        {
            var before = File.ReadAllBytes(SeedFiles.PathOf(Path.GetRelativePath(_folder.Path, path)));
            File.ReadAllBytes(path).AsSpan().SequenceEqual(before).ShouldBeTrue(path);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_begins_as_its_extension_says(string name)
    {
        var bytes = File.ReadAllBytes(SeedFiles.PathOf(name));

        bytes.Length.ShouldBeInRange(4_000, (int)OneMegabyte);
        var start = System.Text.Encoding.UTF8.GetString(bytes.AsSpan(0, 200));
        switch (Path.GetExtension(name))
        {
            case ".pdf":
                start.ShouldStartWith("%PDF-1.7");
                break;
            case ".docx" or ".xlsx" or ".odt":
                start.ShouldStartWith("PK\u0003\u0004");
                break;
            case ".vtt":
                start.ShouldStartWith("WEBVTT\n\n");
                break;
            case ".srt":
                start.ShouldStartWith("\uFEFF1\r\n00:");
                break;
            case ".html":
                start.ShouldStartWith("<!DOCTYPE html>");
                break;
            case ".csv":
                start.ShouldStartWith("Respondent ID,");
                break;
            case ".txt":
                start.ShouldContain("2026");
                break;
            default:
                throw new InvalidOperationException($"No test knows what {name} ought to be.");
        }
    }

    [Fact]
    public void There_are_transcripts_documents_and_surveys_in_every_format_that_councils_bring()
    {
        string[] Formats(IEnumerable<string> paths) => [.. paths.Select(Path.GetExtension).OfType<string>().Distinct().Order()];

        Formats(SeedFiles.Transcripts).ShouldBe([".docx", ".pdf", ".srt", ".txt", ".vtt"]);
        SeedFiles.Transcripts.Count.ShouldBe(8);
        Formats(SeedFiles.Documents).ShouldBe([".docx", ".html", ".odt", ".pdf"]);
        Formats(SeedFiles.Surveys).ShouldBe([".csv", ".xlsx"]);
    }

    [Fact]
    public void What_is_committed_is_small_text()
    {
        foreach (var path in Directory.EnumerateFiles(RepositoryRoot.Combine("seeds"), "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(path);
            bytes.Length.ShouldBeLessThan((int)OneMegabyte, path);
            bytes.ShouldNotContain((byte)0, path);
        }
    }

    [Fact]
    public void Without_its_sources_it_says_what_to_do()
    {
        var problem = Should.Throw<QuickActionException>(() => Write(from: _folder.Path, to: _folder.Combine("out")));

        problem.Code.ShouldBe(ProblemCode.Misconfigured);
        problem.Message.ShouldContain("name the folder");
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_refused_with_a_sentence()
    {
        var file = _folder.Combine("a-file");
        File.WriteAllText(file, "in the way");

        var problem = Should.Throw<QuickActionException>(() => Write(from: RepositoryRoot.Combine("seeds"), to: file));

        problem.Code.ShouldBe(ProblemCode.Unavailable);
    }

    [Fact]
    public void It_stops_when_it_is_told_to()
    {
        var stopped = new CancellationToken(canceled: true);

        Should.Throw<OperationCanceledException>(() => SampleCouncil.WriteTo(RepositoryRoot.Combine("seeds"), _folder.Path, stopped));
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    private static void Write(string from, string to) => SampleCouncil.WriteTo(from, to, TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();
}
