using QuickAction.Core.Samples.Composing;
using QuickAction.Core.Samples.Markup;
using QuickAction.Core.Samples.Office;
using QuickAction.Core.Samples.Pdf;
using QuickAction.Core.Samples.Report;
using QuickAction.Core.Samples.Surveys;
using QuickAction.Core.Samples.Talks;

namespace QuickAction.Core.Samples;

/// <summary>
/// Writes Pellbrook, the invented council that demonstrations and tests use: transcripts, documents and surveys in the formats that
/// councils have. What is text is copied from the seeds; what is a binary format is made from the sources beside them, with the same
/// bytes each time.
/// </summary>
public static class SampleCouncil
{
    private const string Sources = "sources";
    private static readonly string[] Readable = ["transcripts", "documents", "surveys"];

    /// <summary>
    /// Writes every sample below <paramref name="outputFolder"/>, which is made when it is not there; files of the same names are
    /// replaced.
    /// </summary>
    /// <param name="seedsFolder">The repository's seeds, or the copy beside the program.</param>
    /// <param name="outputFolder">Where the folders transcripts, documents and surveys go.</param>
    /// <param name="ct">Stops between two files.</param>
    /// <returns>The paths that were written, in order of their names.</returns>
    /// <exception cref="QuickActionException">The seeds are not there, or the output cannot be written.</exception>
    public static IReadOnlyList<string> WriteTo(string seedsFolder, string outputFolder, CancellationToken ct)
    {
        var sources = Path.Combine(seedsFolder, Sources);
        if (!Directory.Exists(sources))
        {
            throw new QuickActionException(
                ProblemCode.Misconfigured,
                "The sample council's sources are not beside the program; install it again, or name the folder that holds them.");
        }

        var written = new List<string>();
        foreach (var (name, content) in Committed(seedsFolder).Concat(Made(sources)))
        {
            ct.ThrowIfCancellationRequested();
            written.Add(Write(Path.Combine(outputFolder, name), content()));
        }

        return [.. written.Order(StringComparer.Ordinal)];
    }

    private static string Write(string path, byte[] content)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
            File.WriteAllBytes(path, content);
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new QuickActionException(
                ProblemCode.Unavailable,
                "The sample council cannot be written there; name a folder that you may write to and that has room.",
                inner: error);
        }
    }

    private static IEnumerable<(string Name, Func<byte[]> Content)> Committed(string seeds) => Readable
        .Select(folder => Path.Combine(seeds, folder))
        .Where(Directory.Exists)
        .SelectMany(Directory.EnumerateFiles)
        .Order(StringComparer.Ordinal)
        .Select(path => (Path.GetRelativePath(seeds, path), new Func<byte[]>(() => File.ReadAllBytes(path))));

    private static IEnumerable<(string Name, Func<byte[]> Content)> Made(string sources)
    {
        string Source(string name) => Path.Combine(sources, name);
        Composer Parts(params string[] names) => new(PartsFile.Read(names.Select(Source)));

        yield return (
            Path.Combine("transcripts", "child-protection-conference.docx"),
            () => TeamsTranscript.Write(TalkFile.Read(Source("child-protection-conference.talk"))));
        yield return (
            Path.Combine("transcripts", "planning-committee.vtt"),
            () => ZoomCaptions.Write(TalkFile.Read(Source("planning-committee.talk"))));
        yield return (
            Path.Combine("transcripts", "section-42-meeting.pdf"),
            () => TranscriptPdf.Write(TalkFile.Read(Source("section-42-meeting.talk"))));
        yield return (
            Path.Combine("documents", "housing-review.pdf"),
            () => HousingReview.Write(
                MarkupReader.Read(Source("housing-review.report")), Parts("housing-grammar.parts", "housing-wards.parts")));
        yield return (
            Path.Combine("documents", "working-alone-policy.docx"),
            () => MarkupDocx.Write(MarkupReader.Read(Source("working-alone.markup"))));
        yield return (
            Path.Combine("documents", "volunteers-handbook.odt"),
            () => MarkupOdt.Write(MarkupReader.Read(Source("volunteers-handbook.markup"))));
        yield return (
            Path.Combine("surveys", "rubbish-and-recycling.xlsx"),
            () => SurveyWorkbook.Write(WasteSurvey.Rows(Parts("waste-survey.parts"))));
    }
}
