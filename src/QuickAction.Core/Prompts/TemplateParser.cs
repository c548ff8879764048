using System.Security.Cryptography;
using System.Text;

namespace QuickAction.Core.Prompts;

/// <summary>Reads a template file. Strict, because a council writes these by hand: every fault names its line and how to mend it.</summary>
public static class TemplateParser
{
    /// <summary>The pipeline adds the follow-up of earlier actions under this id itself.</summary>
    private const string ReservedId = "previous-actions";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="fileName">The file's name, for the refusal.</param>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Misconfigured"/>: the file and the line that is wrong.</exception>
    public static MinutesTemplate Parse(string fileName, ReadOnlySpan<byte> bytes)
    {
        var reader = new TemplateBlockReader(fileName, Lines(fileName, bytes));
        var values = new TemplateValues(fileName);
        var front = reader.ReadFront();
        var template = new MinutesTemplate
        {
            Id = values.Id(values.Needed(front, "id", "the head")),
            Title = values.Text(values.Needed(front, "title", "the head")),
            Version = values.Number(values.Needed(front, "version", "the head"), 1, 9999),
            ApprovedBy = values.TextOrNone(front, "approved-by"),
            About = values.TextOrNone(front, "about"),
            Detect = values.Weighted(front, "detect"),
            Forbidden = values.Phrases(front, "forbidden"),
            Sections = [],
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
        var blocks = reader.ReadSections();
        var sections = blocks.Select(block => Section(block, values)).ToList();
        TemplateChecks.Distinct(blocks, sections, values);
        TemplateChecks.KeepsItsOwnRule(front, template, blocks, sections, values);
        return template with { Sections = sections };
    }

    private static TemplateSection Section(TemplateBlock block, TemplateValues values)
    {
        var source = block["from"] is { } from ? values.Choice<SectionSource>(from) : SectionSource.Cues;
        var section = new TemplateSection
        {
            Id = values.Id(values.Needed(block, "id", "the section")),
            Title = block.Title,
            Kind = values.Choice<SectionKind>(values.Needed(block, "kind", "the section")),
            Source = source,
            Instruction = values.Text(values.Needed(block, "instruction", "the section")),
            Cues = values.Phrases(block, "cues"),
            Speakers = values.Roles(block, "speakers"),
            Only = values.Roles(block, "only"),
        };
        if (block["id"] is { } id && section.Id == ReservedId)
        {
            throw values.Fault(id.Line, $"the id {ReservedId} is kept for the follow-up of the minutes before; choose another");
        }

        TemplateChecks.CuesFitTheSource(block, section, values);
        return section with
        {
            Most = block["most"] is { } most ? values.Number(most, 1, 50) : section.Most,
            TakesQuestions = block["questions"] is { } questions && values.YesNo(questions),
            TakesUndertakings = block["undertakings"] is not { } undertakings || values.YesNo(undertakings),
            Shared = block["shared"] is { } shared && values.YesNo(shared),
            Required = block["required"] is not { } required || values.YesNo(required),
            WhenEmpty = values.TextOrNone(block, "when-empty") ?? section.WhenEmpty,
        };
    }

    private static string[] Lines(string fileName, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            return Utf8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
        }
        catch (DecoderFallbackException)
        {
            throw TemplateFault.At(fileName, FirstBadLine(bytes), "this line is not UTF-8 text; save the file as UTF-8");
        }
    }

    private static int FirstBadLine(ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            if (!System.Text.Unicode.Utf8.IsValid(bytes[range]))
            {
                return line;
            }

            line++;
        }

        return line;
    }
}
