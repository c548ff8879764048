using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Architecture;

public sealed class BoundaryTests
{
    [Fact]
    public void No_folder_of_Core_uses_one_that_it_may_not_know()
    {
        Boundaries.Broken(RepositoryRoot.Combine("src", "QuickAction.Core")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Documents/A.cs", "using QuickAction.Core.Extraction;", "Documents -> Extraction in Documents/A.cs")]
    [InlineData("Extraction/Pdf/A.cs", "var x = QuickAction.Core.Analysis.Cite.Whole(s);", "Extraction -> Analysis in Extraction/Pdf/A.cs")]
    [InlineData("Helpers/A.cs", "class A;", "Helpers has no boundary of its own in Helpers/A.cs")]
    public void A_use_that_is_not_allowed_is_found(string file, string code, string expected)
    {
        Boundaries.Broken(file, code).ShouldBe([expected]);
    }

    [Fact]
    public void Core_knows_no_host()
    {
        var project = File.ReadAllText(RepositoryRoot.Combine("src", "QuickAction.Core", "QuickAction.Core.csproj"));

        project.ShouldNotContain("Microsoft.AspNetCore");
        project.ShouldNotContain("System.CommandLine");
    }
}
