using QuickAction.Core.Settings;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Settings;

public sealed class SettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void The_shipped_settings_are_the_defaults_of_the_code()
    {
        File.Copy(RepositoryRoot.Combine("appsettings.json"), _folder.Combine("appsettings.json"));

        SettingsLoader.Load(_folder.Path).ShouldBe(new QuickActionSettings());
    }

    [Theory]
    [InlineData("""{ "QuickAction": { "SummaryWords": 3 } }""", "SummaryWords")]
    [InlineData("""{ "QuickAction": { "SummaryWords": "many" } }""", "SummaryWords")]
    [InlineData("""{ "QuickAction": { "SumaryWords": 300 } }""", "SumaryWords")]
    [InlineData("""{ "QuickAction": { "Limits": { "Seconds": 0 } } }""", "Seconds")]
    [InlineData("""{ "QuickAction": """, "appsettings.json")]
    public void A_wrong_or_unknown_setting_stops_the_start_and_is_named(string json, string name)
    {
        File.WriteAllText(_folder.Combine("appsettings.json"), json);

        var problem = Should.Throw<QuickActionException>(() => SettingsLoader.Load(_folder.Path));

        problem.Code.ShouldBe(ProblemCode.Misconfigured);
        problem.Message.ShouldContain(name);
        problem.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_missing_file_is_said_plainly()
    {
        Should.Throw<QuickActionException>(() => SettingsLoader.Load(_folder.Path)).Message.ShouldContain("appsettings.json is missing");
    }

    public void Dispose() => _folder.Dispose();
}
