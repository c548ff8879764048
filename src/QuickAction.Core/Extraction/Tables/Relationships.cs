using System.Xml;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Containers;

namespace QuickAction.Core.Extraction.Tables;

/// <summary>The parts that a part of an Office Open XML package refers to (ECMA-376 part 2, 9.3), by their ids. Links out of the package are left out.</summary>
internal static class Relationships
{
    public static IReadOnlyDictionary<string, string> Of(string part, ZipGuard zip, DocumentLimits limits, CancellationToken cancellationToken)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var stream = zip.OpenEntry($"{folder}_rels/{part[folder.Length..]}.rels");
        if (stream is null)
        {
            return targets;
        }

        using var reader = SafeXml.Read(stream, limits, cancellationToken);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship"
                && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target && reader.GetAttribute("TargetMode") != "External")
            {
                targets[id] = Resolve(folder, target);
            }
        }

        return targets;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        var steps = folder.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var step in target.Split('/'))
        {
            if (step != "..")
            {
                steps.Add(step);
            }
            else if (steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
        }

        return string.Join('/', steps.Where(s => s != "."));
    }
}
