using QuickAction.Core.Samples;
using QuickAction.TestKit;

namespace QuickAction.Benchmarks;

/// <summary>The programs as a council would install them, compiled ahead of time, and the sample council to run it on; each made when first asked for.</summary>
internal sealed class Published : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Lazy<string> _program;
    private readonly Lazy<string> _council;
    private readonly Lazy<string> _service;

    public Published()
    {
        _program = new Lazy<string>(() => Publish("QuickAction.Cli", "quickaction", "-p:PublishAot=true", "-p:ArtifactsPath=" + RepositoryRoot.Combine("artifacts", "native")));
        _service = new Lazy<string>(() => Publish("QuickAction.Web", "quickaction-web"));
        _council = new Lazy<string>(WriteCouncil);
    }

    public string Program => _program.Value;

    /// <summary>The service's program.</summary>
    public string Service => _service.Value;

    public string Data => _folder.Combine("data");

    public string Council => _council.Value;

    public string Scratch(string name) => _folder.Combine(name);

    public void Dispose() => _folder.Dispose();

    /// <summary>Where <c>PUBLISHED</c> names a folder, what was published there is measured: an older program beside a newer, or the same one again.</summary>
    private string Publish(string project, string program, params string[] with)
    {
        if (Environment.GetEnvironmentVariable("PUBLISHED") is { Length: > 0 } published && File.Exists(Path.Combine(published, project, program)))
        {
            return Path.Combine(published, project, program);
        }

        Processes.Run("dotnet", ["publish", RepositoryRoot.Combine("src", project), "-c", "Release", "-r", "linux-x64", "-v", "q", "-o", _folder.Combine(project), .. with]);
        return _folder.Combine(project, program);
    }

    private string WriteCouncil()
    {
        SampleCouncil.WriteTo(RepositoryRoot.Combine("seeds"), _folder.Combine("council"), CancellationToken.None);
        return _folder.Combine("council");
    }
}
