using QuickAction.Core.Samples;
using QuickAction.TestKit;

namespace QuickAction.Benchmarks;

/// <summary>The command line as a council would install it, compiled ahead of time, and the sample council to run it on.</summary>
internal sealed class Published : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Program => _folder.Combine("app", "quickaction");

    public string Data => _folder.Combine("data");

    public string Council => _folder.Combine("council");

    public static Published Make()
    {
        var published = new Published();
        Processes.Run(
            "dotnet", ["publish", RepositoryRoot.Combine("src", "QuickAction.Cli"), "-c", "Release", "-r", "linux-x64", "-v", "q", "-o", published._folder.Combine("app")]);
        SampleCouncil.WriteTo(RepositoryRoot.Combine("seeds"), published.Council, CancellationToken.None);
        return published;
    }

    public string Scratch(string name) => _folder.Combine(name);

    public void Dispose() => _folder.Dispose();
}
