using System.Text;
using FsCheck.Fluent;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Tests.Prompts;

public sealed class TemplateParserPropertyTests
{
    [Fact]
    public void Whatever_is_done_to_a_template_it_is_read_or_refused_with_a_line_that_it_has()
    {
        var lines = TemplateText.Small.Split('\n');
        var damage = Gen.Elements("", "---", "## ", "## Trees seen", "id: trees", "kind: list", "  ;", "cues: ;", "from: attendees", ":", "\t", "nonsense", "version: -1", "#");
        var change = Gen.Choose(0, lines.Length - 1).Zip(damage, (at, with) => (at, with)).ListOf();
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure, Prop.ForAll(Arb.From(change), changes =>
        {
            var damaged = lines.ToArray();
            foreach (var (at, with) in changes)
            {
                damaged[at] = with;
            }

            return ReadOrRefused(string.Join('\n', damaged));
        }));
    }

    [Fact]
    public void Any_bytes_are_read_or_refused()
    {
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure, Prop.ForAll<byte[]>(bytes => ReadOrRefused(bytes, int.MaxValue)));
    }

    private static bool ReadOrRefused(string text) => ReadOrRefused(Encoding.UTF8.GetBytes(text), text.Count(c => c == '\n') + 1);

    private static bool ReadOrRefused(byte[] bytes, int lines)
    {
        try
        {
            return TemplateParser.Parse("any.md", bytes).Sections.Count > 0;
        }
        catch (QuickActionException refusal) when (refusal.Code == ProblemCode.Misconfigured)
        {
            var line = int.Parse(refusal.Message.Split("at line ")[1].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);
            return line >= 1 && line <= lines;
        }
    }
}
