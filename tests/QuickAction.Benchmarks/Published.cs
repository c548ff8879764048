using QuickAction.Core.Samples;
using QuickAction.TestKit;

namespace QuickAction.Benchmarks;

/// <summary>The command line as a council would install it, compiled ahead of time, and the sample council to run it on; each made when first asked for.</summary>
internal sealed class Published : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Lazy<string> _program;
    private readonly Lazy<string> _council;

    public Published()
    {
        _program = new Lazy<string>(Publish);
        _council = new Lazy<string>(WriteCouncil);
    }

    public string Program => _program.Value;

    public string Data => _folder.Combine("data");

    public string Council => _council.Value;

    public string Scratch(string name) => _folder.Combine(name);

    public void Dispose() => _folder.Dispose();

    private string Publish()
    {
        Processes.Run(
            "dotnet", ["publish", RepositoryRoot.Combine("src", "QuickAction.Cli"), "-c", "Release", "-r", "linux-x64", "-v", "q", "-o", _folder.Combine("app")]);
        return _folder.Combine("app", "quickaction");
    }

    private string WriteCouncil()
    {
        SampleCouncil.WriteTo(RepositoryRoot.Combine("seeds"), _folder.Combine("council"), CancellationToken.None);
        return _folder.Combine("council");
    }
}
