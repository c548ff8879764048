using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Settings;

namespace QuickAction.Core.Tests.Settings;

public sealed class SettingsTextTests
{
    [Fact]
    public void What_could_change_an_answer_is_in_the_text_and_changes_the_digest()
    {
        var before = SettingsText.Of(new QuickActionSettings());
        var after = SettingsText.Of(new QuickActionSettings { SummaryWords = 99, Limits = new DocumentLimits { FileBytes = 5 } });

        Encoding.UTF8.GetString(after).ShouldContain("\"SummaryWords\":\"99\"");
        Encoding.UTF8.GetString(after).ShouldContain("\"FileBytes\":\"5\"");
        SettingsText.Digest(after).ShouldNotBe(SettingsText.Digest(before));
        SettingsText.Digest(SettingsText.Of(new QuickActionSettings())).ShouldBe(SettingsText.Digest(before));
    }

    [Asvs("V13.3.1")]
    [Fact]
    public void Secrets_and_places_on_this_machine_are_not_in_the_text()
    {
        var settings = new QuickActionSettings
        {
            DataFolder = "/home/p.raman/data",
            Store = new StoreSettings { Connection = "Host=db;Password=hunter2", KeysConnection = "Host=keys;Password=hunter3", MirrorFolder = "/home/p.raman/mirror" },
            Model = new EngineSettings { Key = "hunter4", KeyFile = "/home/p.raman/key" },
        };

        SettingsText.Of(settings).ShouldBe(SettingsText.Of(new QuickActionSettings()));
        settings.ToString().ShouldNotContain("hunter");
    }

    [Fact]
    public void A_setting_whose_name_sounds_secret_is_not_recorded()
    {
        var text = Encoding.UTF8.GetString(SettingsText.Of(new QuickActionSettings()));

        foreach (var word in new[] { "Password", "Secret", "ApiKey", "Connection", "KeyFile", "Folder\"" })
        {
            text.ShouldNotContain(word, Case.Insensitive);
        }
    }
}
