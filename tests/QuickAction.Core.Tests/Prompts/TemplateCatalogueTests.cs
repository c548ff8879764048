using QuickAction.Core.Prompts;

namespace QuickAction.Core.Tests.Prompts;

public sealed class TemplateCatalogueTests : IDisposable
{
    private readonly string _own = Directory.CreateTempSubdirectory("templates-").FullName;

    public void Dispose() => Directory.Delete(_own, recursive: true);

    [Fact]
    public void A_councils_own_template_joins_the_shipped_ones()
    {
        Own("tree-walk.md", TemplateText.Small);

        var catalogue = TemplateCatalogue.Load(TemplateText.ShippedFolder, _own);

        catalogue.Find("tree-walk")?.Version.ShouldBe(3);
        catalogue.Find("general-meeting").ShouldNotBeNull();
        catalogue.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_councils_own_template_replaces_the_shipped_one_of_its_id_and_that_is_said()
    {
        Own("ours.md", TemplateText.Small.Replace("id: tree-walk", "id: team-meeting"));

        var catalogue = TemplateCatalogue.Load(TemplateText.ShippedFolder, _own);

        catalogue.Find("team-meeting")?.Title.ShouldBe("Tree walk");
        catalogue.Entries.Single(e => e.Template.Id == "team-meeting").Own.ShouldBeTrue();
        catalogue.Notes.ShouldBe(["The template team-meeting is the council's own (version 3); it replaces the built-in version 1."]);
    }

    [Fact]
    public void One_bad_file_of_the_council_stops_everything_with_its_name_and_line()
    {
        Own("tree-walk.md", TemplateText.Small);
        Own("broken.md", TemplateText.Small.Replace("kind: list", "kind: lists"));

        Refusal().ShouldStartWith("The template broken.md is wrong at line 18: ");
    }

    [Fact]
    public void Two_files_of_the_council_with_one_id_are_refused()
    {
        Own("a.md", TemplateText.Small);
        Own("b.md", TemplateText.Small);

        Refusal().ShouldBe("The templates are wrong: a.md and b.md both have the id tree-walk; give one of them another.");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused()
    {
        Should.Throw<QuickActionException>(() => TemplateCatalogue.Load(TemplateText.ShippedFolder, Path.Combine(_own, "none")))
            .Message.ShouldContain("the folder that the setting TemplatesFolder names does not exist");
        Should.Throw<QuickActionException>(() => TemplateCatalogue.Load(Path.Combine(_own, "none")))
            .Message.ShouldContain("install QuickAction again");
    }

    [Fact]
    public void A_readme_and_other_files_in_the_folder_are_left_alone()
    {
        Own("README.md", "How we write templates.");
        Own("notes.txt", "Ask the parks board.");

        TemplateCatalogue.Load(TemplateText.ShippedFolder, _own).Entries.Count.ShouldBe(TemplateText.Shipped.Entries.Count);
    }

    [Fact]
    public void A_file_far_too_large_for_a_template_is_refused_unread()
    {
        Own("huge.md", new string('a', 300_000));

        Refusal().ShouldContain("huge.md is larger than 256 KB");
    }

    private void Own(string name, string text) => File.WriteAllText(Path.Combine(_own, name), text);

    private string Refusal() => Should.Throw<QuickActionException>(() => TemplateCatalogue.Load(TemplateText.ShippedFolder, _own)).Message;
}
