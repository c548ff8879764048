using QuickAction.Core.Samples;

namespace QuickAction.TestKit.Samples;

/// <summary>
/// The whole sample council, written once per test run into a folder of its own that goes away with the run. Tests read it and never
/// change it.
/// </summary>
public static class SeedFiles
{
    private static readonly Lazy<string> Written = new(Write);

    /// <summary>The folder that holds transcripts, documents and surveys.</summary>
    public static string Folder => Written.Value;

    public static IReadOnlyList<string> Transcripts => In("transcripts");

    public static IReadOnlyList<string> Documents => In("documents");

    public static IReadOnlyList<string> Surveys => In("surveys");

    /// <summary>Full paths of every sample.</summary>
    public static IReadOnlyList<string> All => [.. Transcripts, .. Documents, .. Surveys];

    /// <summary>The full path of one sample, such as "transcripts/team-meeting.vtt".</summary>
    public static string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Names such as "transcripts/team-meeting.vtt", for theories that run over every sample.</summary>
    public static TheoryData<string> Names(params IReadOnlyList<string> paths) =>
        new((paths.Count > 0 ? paths : All).Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')));

    private static string[] In(string folder) => [.. Directory.EnumerateFiles(Path.Combine(Folder, folder)).Order(StringComparer.Ordinal)];

    private static string Write()
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        SampleCouncil.WriteTo(RepositoryRoot.Combine("seeds"), folder.Path, CancellationToken.None);
        return folder.Path;
    }
}
