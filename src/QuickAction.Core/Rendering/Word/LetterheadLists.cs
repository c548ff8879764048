using System.Globalization;
using System.Xml.Linq;

namespace QuickAction.Core.Rendering.Word;

/// <summary>A letterhead's lists with our two added under numbers of their own.</summary>
internal sealed record LetterheadLists(XElement Xml, int Numbered, int Bullets)
{
    private static readonly XNamespace W = WordXml.Main;

    public static LetterheadLists Of(XElement? numbering)
    {
        var xml = numbering ?? new XElement(W + "numbering", new XAttribute(XNamespace.Xmlns + "w", WordXml.Main));
        var shape = Next(xml, "abstractNum", "abstractNumId");
        var list = Next(xml, "num", "numId");
        var ours = XElement.Parse($"<w:numbering xmlns:w=\"{WordXml.Main}\">{WordNumbering.Abstract(shape, shape + 1)}{WordNumbering.Lists(list, shape, list + 1, shape + 1)}</w:numbering>");

        // The schema wants all shapes before all lists.
        After(xml, ours.Elements(W + "abstractNum"), "abstractNum", "numPicBullet");
        After(xml, ours.Elements(W + "num"), "num", "abstractNum");

        // Bullets that are pictures would need their parts; the character behind them does as well.
        xml.Descendants().Where(e => e.Name == W + "numPicBullet" || e.Name == W + "lvlPicBulletId").Remove();
        return new LetterheadLists(xml, list, list + 1);
    }

    private static int Next(XElement xml, string name, string id) =>
        1 + xml.Elements(W + name).Select(e => int.TryParse((string?)e.Attribute(W + id), CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty(0).Max();

    private static void After(XElement xml, IEnumerable<XElement> added, string name, string before)
    {
        var last = xml.Elements(W + name).LastOrDefault() ?? xml.Elements(W + before).LastOrDefault();
        if (last is null)
        {
            xml.AddFirst(added);
        }
        else
        {
            last.AddAfterSelf(added);
        }
    }
}
