using System.Xml;

namespace QuickAction.Core.Extraction.Office.Word;

/// <summary>Which parts of the package belong to another part, by kind: "styles", "footnotes", "header".</summary>
internal sealed class WordRelations
{
    private readonly List<(string Kind, string Part)> _all = [];

    /// <summary>Parts of the kind, in the order of the file, each once.</summary>
    public IEnumerable<string> Of(string kind) => _all.Where(r => r.Kind == kind).Select(r => r.Part).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <param name="folder">Folder of the part whose relations these are, without a slash at its end.</param>
    public void Read(XmlReader reader, string folder)
    {
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element
                || reader.LocalName != "Relationship"
                || reader.GetAttribute("TargetMode") == "External"
                || reader.GetAttribute("Type") is not { } type
                || reader.GetAttribute("Target") is not { } target)
            {
                continue;
            }

            _all.Add((type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target)));
        }
    }

    /// <summary>A target is relative to the folder of its part, or to the package when it begins with a slash. Steps up never leave the package.</summary>
    internal static string Resolve(string folder, string target)
    {
        var steps = new List<string>(target.StartsWith('/') ? [] : folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (step)
            {
                case ".":
                    break;
                case "..":
                    steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
                    break;
                default:
                    steps.Add(step);
                    break;
            }
        }

        return string.Join('/', steps);
    }
}
