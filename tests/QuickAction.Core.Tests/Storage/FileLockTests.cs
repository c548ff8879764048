using QuickAction.Core.Storage;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Storage;

public sealed class FileLockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_lock_that_is_never_given_up_is_not_waited_for_without_end()
    {
        using var held = await FileLock.TakeAsync(_folder.Combine("lock"), Token);

        var refused = await Should.ThrowAsync<QuickActionException>(async () => await FileLock.TakeAsync(_folder.Combine("lock"), TimeSpan.FromMilliseconds(20), Token));

        refused.Message.ShouldContain("Another process has held");
        held.Dispose();
        (await FileLock.TakeAsync(_folder.Combine("lock"), TimeSpan.Zero, Token)).Dispose();
    }
}
