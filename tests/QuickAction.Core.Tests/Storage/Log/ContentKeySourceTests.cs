using System.Security.Cryptography;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Log;

/// <summary>Where the key that wraps all others comes from.</summary>
public sealed class ContentKeySourceTests : IAsyncDisposable
{
    private readonly SqliteStoreUnderTest _under = new();
    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string KeyFile => Path.Combine(_under.Options.DataFolder, "keys", "content.key");

    [Asvs("V13.3.1")]
    [Fact]
    public async Task A_key_that_is_given_stands_in_no_file_and_opens_what_it_closed_however_it_is_given()
    {
        var given = _under.Options with { ContentKeyText = _key };
        await using (var store = await OpenAsync(given))
        {
            await SomeDecisions.DecideAsync(store);
        }

        File.Exists(KeyFile).ShouldBeFalse();
        (await _under.FilesHoldAsync(Convert.FromBase64String(_key))).ShouldBeFalse();
        (await _under.FilesHoldAsync(System.Text.Encoding.ASCII.GetBytes(_key))).ShouldBeFalse();
        foreach (var options in new[] { given, _under.Options with { ContentKeyCommand = ["/bin/echo", _key] } })
        {
            await using var again = await OpenAsync(options);
            (await again.ShowAsync(1, Token)).ShouldNotBeNull().Content.ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task A_store_whose_key_was_given_does_not_make_one_of_its_own_where_it_is_missing()
    {
        await using (await OpenAsync(_under.Options with { ContentKeyText = _key }))
        {
        }

        (await Should.ThrowAsync<QuickActionException>(() => OpenAsync(_under.Options))).Message.ShouldContain("The key to the content");
        File.Exists(KeyFile).ShouldBeFalse();
    }

    [Theory]
    [InlineData("not-base64", "Store:ContentKey is not 32 bytes")]
    [InlineData("c2hvcnQ=", "Store:ContentKey is not 32 bytes")]
    public async Task A_text_that_is_no_key_is_refused_and_not_said_again(string text, string said)
    {
        var refused = await Should.ThrowAsync<QuickActionException>(() => OpenAsync(_under.Options with { ContentKeyText = text }));

        refused.Code.ShouldBe(ProblemCode.Misconfigured);
        refused.Message.ShouldContain(said);
        refused.Message.ShouldNotContain(text);
    }

    [Theory]
    [InlineData("failed", "/bin/false")]
    [InlineData("cannot be started", "/nowhere/at-all")]
    [InlineData("32 bytes in base64", "/bin/echo", "no key")]
    [InlineData("32 bytes in base64", "/usr/bin/head", "-c", "100000", "/dev/zero")]
    public async Task A_program_that_gives_no_key_stops_the_start_with_one_line(string said, params string[] command)
    {
        var refused = await Should.ThrowAsync<QuickActionException>(() => OpenAsync(_under.Options with { ContentKeyCommand = command }));

        refused.Code.ShouldBe(ProblemCode.Misconfigured);
        refused.Message.ShouldContain(said);
        refused.Message.ShouldNotContain("\n");
    }

    public ValueTask DisposeAsync() => _under.DisposeAsync();

    private Task<AuditStore> OpenAsync(AuditOptions options) => AuditStore.OpenAsync(options, StoreUnderTest.Program, _under.Clock, Token);
}
