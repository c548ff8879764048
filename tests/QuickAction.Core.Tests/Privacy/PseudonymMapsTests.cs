using QuickAction.Core.Privacy;
using QuickAction.TestKit;
using QuickAction.TestKit.Privacy;

namespace QuickAction.Core.Tests.Privacy;

public sealed class InMemoryPseudonymMapsTests : PseudonymMapsSuite
{
    private readonly InMemoryPseudonymMaps _maps = new();

    protected override IPseudonymMaps Open() => _maps;

    protected override Task EraseAsync(string caseReference)
    {
        _maps.Erase(caseReference);
        return Task.CompletedTask;
    }
}

public sealed class FilePseudonymMapsTests : PseudonymMapsSuite, IDisposable
{
    private readonly TempFolder _folder = new();

    protected override IPseudonymMaps Open() => new FilePseudonymMaps(_folder.Path);

    protected override Task EraseAsync(string caseReference)
    {
        new FilePseudonymMaps(_folder.Path).Erase(caseReference);
        return Task.CompletedTask;
    }

    public void Dispose() => _folder.Dispose();
}
