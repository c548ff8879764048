using System.Text;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Tests.Prompts;

/// <summary>Templates written out in a test, and where the shipped ones are.</summary>
internal static class TemplateText
{
    public const string Small =
        """
        ---
        id: tree-walk
        title: Tree walk
        version: 3
        approved-by: Parks board
        detect: tree walk (7); canopy (2)
        forbidden: fell* it
        ---

        ## Present
        id: present
        kind: table
        from: attendees
        instruction: Who came.

        ## Trees seen
        id: trees
        kind: list
        instruction: Each tree,
          with what was said of it.
        cues: oak; ash dieback;
          hornbeam
        """;

    /// <summary>The folder of shipped templates, beside the test binary as beside every host.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "prompts", "templates");

    public static TemplateCatalogue Shipped { get; } = TemplateCatalogue.Load(ShippedFolder);

    public static MinutesTemplate Parse(string text, string fileName = "tree-walk.md") => TemplateParser.Parse(fileName, Encoding.UTF8.GetBytes(text));

    public static MinutesTemplate Of(string id) => Shipped.Find(id) ?? throw new InvalidOperationException($"There is no template {id}.");
}
