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

        var text = Encoding.UTF8.GetString(SettingsText.Of(settings));
        foreach (var word in new[] { "hunter", "raman", "Host=" })
        {
            text.ShouldNotContain(word);
        }

        settings.ToString().ShouldNotContain("hunter");
    }

    [Fact]
    public void Where_the_keys_to_content_and_the_mirror_are_changes_the_text_and_a_password_does_not()
    {
        static string Text(StoreSettings store) => Encoding.UTF8.GetString(SettingsText.Of(new QuickActionSettings { Store = store }));
        var texts = new[]
        {
            new StoreSettings(),
            new StoreSettings { MirrorFolder = "/mnt/other=disk/mirror" },
            new StoreSettings { MirrorFolder = "/mnt/other=disk/mirror-2" },
            new StoreSettings { KeysConnection = "Host=keys;Database=a;Password=hunter3" },
            new StoreSettings { KeysConnection = "Host=keys;Database=b;Password=hunter3" },
            new StoreSettings { JoinsOthers = true },
        };

        texts.Select(Text).Distinct().Count().ShouldBe(texts.Length);
        Text(new StoreSettings { KeysConnection = "Host=keys;Database=a;Password=hunter4" }).ShouldBe(Text(texts[3]));
        Text(new StoreSettings { KeysConnection = "database=a;host=keys" }).ShouldBe(Text(texts[3]));
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
