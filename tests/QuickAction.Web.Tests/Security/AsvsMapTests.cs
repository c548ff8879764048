using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests.Security;

/// <summary>
/// <c>docs/security-asvs.md</c> says which test shows each requirement, and is made from the tests' own attributes. To take a change up: QUICKACTION_WRITE_ASVS=1 and this
/// test.
/// </summary>
public sealed partial class AsvsMapTests
{
    private static readonly string Path = RepositoryRoot.Combine("docs", "security-asvs.md");

    [Fact]
    public async Task The_committed_map_is_current()
    {
        var page = Page(Shown());
        if (Environment.GetEnvironmentVariable("QUICKACTION_WRITE_ASVS") == "1")
        {
            await File.WriteAllTextAsync(Path, page, TestContext.Current.CancellationToken);
        }

        (await File.ReadAllTextAsync(Path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n").ShouldBe(page);
    }

    [Fact]
    public void Every_requirement_has_a_test_or_says_why_it_has_none()
    {
        var shown = Shown().Select(s => s.Id).ToHashSet();

        AsvsRequirement.All.Where(r => r.Otherwise is null && !shown.Contains(r.Id)).Select(r => r.Id).ShouldBeEmpty("they claim a test and have none");
        AsvsRequirement.All.Where(r => r.Otherwise is not null && shown.Contains(r.Id)).Select(r => r.Id).ShouldBeEmpty("they have a test and say that they have none");
        AsvsRequirement.All.Select(r => r.Id).Distinct().Count().ShouldBe(AsvsRequirement.All.Count);
    }

    [Fact]
    public void Every_test_names_requirements_that_are_on_the_list() =>
        Shown().Where(s => AsvsRequirement.All.All(r => r.Id != s.Id)).Select(s => $"{s.Id} {s.Test}").ShouldBeEmpty();

    [Fact]
    public void An_attribute_in_a_source_is_found_with_its_test() => Of("""
        public sealed class DoorTests
        {
            [Asvs("V8.2.1", "V8.2.2")]
            [Theory]
            [InlineData("public async Task Not_this(")]
            public async Task The_door_is_shut(string name)
        """).ShouldBe([new ShownBy("V8.2.1", "DoorTests", "The_door_is_shut"), new ShownBy("V8.2.2", "DoorTests", "The_door_is_shut")]);

    private static List<ShownBy> Shown() =>
    [
        .. Directory.EnumerateFiles(RepositoryRoot.Combine("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("node_modules", StringComparison.Ordinal) && !f.EndsWith(nameof(AsvsMapTests) + ".cs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(f => Of(File.ReadAllText(f))),
    ];

    private static List<ShownBy> Of(string source)
    {
        var shown = new List<ShownBy>();
        foreach (Match attribute in Attribute().Matches(source))
        {
            var type = Type().Matches(source[..attribute.Index]).LastOrDefault()?.Groups[1].Value ?? "";
            var test = Method().Match(source, attribute.Index).Groups[1].Value;
            shown.AddRange(Id().Matches(attribute.Groups[1].Value).Select(id => new ShownBy(id.Value, type, test)));
        }

        return shown;
    }

    private static string Page(List<ShownBy> shown)
    {
        var page = new StringBuilder();
        var tested = AsvsRequirement.All.Count(r => r.Otherwise is null);
        page.Append(CultureInfo.InvariantCulture, $"""
            # The service and OWASP ASVS 5.0

            Which requirements of the Application Security Verification Standard 5.0 concern this service, and which of its tests shows that each is met. Made from the attribute `[Asvs]`
            on the tests: do not edit it; `QUICKACTION_WRITE_ASVS=1` and the class `AsvsMapTests` write it. What is asked is in our own words, and the standard's count. {tested} of
            {AsvsRequirement.All.Count} are shown by tests; each of the others says where its answer stands, or that it is not met.

            """);
        foreach (var chapter in AsvsRequirement.All.GroupBy(r => r.Chapter))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {chapter.Key}\n\n| id | asks | shown by |\n|---|---|---|\n");
            foreach (var requirement in chapter)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {requirement.Id} | {requirement.Asks} | {By(requirement, shown)} |\n");
            }
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string By(AsvsRequirement requirement, List<ShownBy> shown) => requirement.Otherwise is { } otherwise
        ? $"No test. {otherwise}"
        : string.Join("<br>", shown.Where(s => s.Id == requirement.Id).Select(s => $"`{s.Type}.{s.Test}`").Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\[Asvs\(([^)]*)\)\]")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^\s*(?:public|internal)[a-z ]* class (\w+)", RegexOptions.Multiline)]
    private static partial Regex Type();

    [GeneratedRegex(@"^\s*public (?:async )?(?:Task|void) (\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Method();

    [GeneratedRegex(@"V\d+\.\d+\.\d+")]
    private static partial Regex Id();

    private sealed record ShownBy(string Id, string Type, string Test);
}
