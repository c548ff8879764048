namespace QuickAction.Core.Prompts;

/// <summary>A template of the catalogue, and where it comes from.</summary>
/// <param name="FileName">Name of its file, without the folder.</param>
/// <param name="Own">True when it comes from the council's own folder.</param>
/// <param name="ReplacedVersion">Version of the built-in template of the same id that it stands in for; null when it stands in for none.</param>
public sealed record CatalogueEntry(MinutesTemplate Template, string FileName, bool Own, int? ReplacedVersion);

/// <summary>Every minutes template there is: those that come with the program, and the council's own.</summary>
public sealed class TemplateCatalogue
{
    /// <summary>The template for a meeting of no known kind; always there.</summary>
    public const string DefaultId = "general-meeting";
    private const int MostBytes = 256 * 1024;
    private const int MostFiles = 200;

    private TemplateCatalogue(IReadOnlyList<CatalogueEntry> entries) => Entries = entries;

    /// <summary>By id, in alphabetical order.</summary>
    public IReadOnlyList<CatalogueEntry> Entries { get; }

    public IEnumerable<MinutesTemplate> Templates => Entries.Select(e => e.Template);

    public MinutesTemplate Default => Find(DefaultId) ?? throw Wrong("the template general-meeting is missing beside the program; install QuickAction again");

    /// <summary>What the person should know about the catalogue, one plain sentence each: which of their files stands in for a built-in one.</summary>
    public IReadOnlyList<string> Notes =>
    [
        .. Entries.Where(e => e.ReplacedVersion is not null).Select(e =>
            $"The template {e.Template.Id} is the council's own (version {e.Template.Version}); it replaces the built-in version {e.ReplacedVersion}."),
    ];

    public MinutesTemplate? Find(string id) => Entries.FirstOrDefault(e => e.Template.Id == id)?.Template;

    /// <param name="builtIn">The folder beside the program.</param>
    /// <param name="own">The council's own folder; null for none. Its template of an id replaces the built-in one.</param>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Misconfigured"/>: a folder is missing, or a file is wrong, with its line.</exception>
    public static TemplateCatalogue Load(string builtIn, string? own = null)
    {
        var entries = Read(builtIn, isOwn: false).ToDictionary(e => e.Template.Id, StringComparer.Ordinal);
        foreach (var entry in own is null ? [] : Read(own, isOwn: true))
        {
            var replaced = entries.GetValueOrDefault(entry.Template.Id)?.Template.Version;
            entries[entry.Template.Id] = entry with { ReplacedVersion = replaced };
        }

        var catalogue = new TemplateCatalogue([.. entries.Values.OrderBy(e => e.Template.Id, StringComparer.Ordinal)]);
        _ = catalogue.Default;
        return catalogue;
    }

    private static List<CatalogueEntry> Read(string folder, bool isOwn)
    {
        var entries = new List<CatalogueEntry>();
        foreach (var path in Files(folder, isOwn))
        {
            var fileName = Path.GetFileName(path);
            var template = TemplateParser.Parse(fileName, Bytes(path, fileName));
            if (entries.Find(e => e.Template.Id == template.Id) is { } twin)
            {
                throw Wrong($"{twin.FileName} and {fileName} both have the id {template.Id}; give one of them another");
            }

            entries.Add(new CatalogueEntry(template, fileName, isOwn, null));
        }

        return entries;
    }

    private static string[] Files(string folder, bool isOwn)
    {
        if (!Directory.Exists(folder))
        {
            throw Wrong(isOwn
                ? "the folder that the setting TemplatesFolder names does not exist; create it or correct the setting"
                : "the folder prompts/templates is missing beside the program; install QuickAction again");
        }

        // A folder of templates may explain itself in a README.
        var files = Directory.GetFiles(folder, "*.md")
            .Where(f => !Path.GetFileName(f).Equals("README.md", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return files.Length <= MostFiles
            ? files
            : throw Wrong($"the folder has more than {MostFiles} files; keep only the templates that are used");
    }

    private static byte[] Bytes(string path, string fileName)
    {
        try
        {
            return new FileInfo(path).Length <= MostBytes
                ? File.ReadAllBytes(path)
                : throw Wrong($"{fileName} is larger than {MostBytes / 1024} KB, which no template is; take it out of the folder");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new QuickActionException(
                ProblemCode.Misconfigured, $"The templates are wrong: {fileName} cannot be read; check that the program may open it.", inner: error);
        }
    }

    private static QuickActionException Wrong(string what) => new(ProblemCode.Misconfigured, $"The templates are wrong: {what}.");
}
