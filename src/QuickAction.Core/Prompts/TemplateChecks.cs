namespace QuickAction.Core.Prompts;

/// <summary>What must hold between the parts of a template; each part alone is already right.</summary>
internal static class TemplateChecks
{
    public static void CuesFitTheSource(TemplateBlock block, TemplateSection section, TemplateValues values)
    {
        if (section.Source == SectionSource.Cues)
        {
            if (section.Cues.Count == 0 && section.Speakers.Count == 0)
            {
                throw values.Fault(block.Line, "the section has neither \"cues\" nor \"speakers\" and could never be filled; add one, or say where it comes from with \"from\"");
            }

            return;
        }

        foreach (var key in new[] { "cues", "speakers", "only", "questions", "undertakings", "shared", "most" })
        {
            if (block[key] is { } entry)
            {
                throw values.Fault(entry.Line, $"\"{key}\" belongs only to a section that is filled by cues; take the line away, or take \"from\" away");
            }
        }
    }

    /// <summary>No id, no title and no source (cues and hand apart) in two sections.</summary>
    public static void Distinct(IReadOnlyList<TemplateBlock> blocks, IReadOnlyList<TemplateSection> sections, TemplateValues values)
    {
        for (var i = 0; i < sections.Count; i++)
        {
            var (block, section) = (blocks[i], sections[i]);
            var before = sections.Take(i).ToList();
            if (before.Exists(s => s.Id == section.Id))
            {
                throw values.Fault(block["id"]?.Line ?? block.Line, $"the id {section.Id} is already taken by a section above; choose another");
            }

            if (before.Exists(s => string.Equals(s.Title, section.Title, StringComparison.OrdinalIgnoreCase)))
            {
                throw values.Fault(block.Line, "a section above has the same title; choose another, or join the two");
            }

            if (section.Source is not (SectionSource.Cues or SectionSource.Hand) && before.Exists(s => s.Source == section.Source))
            {
                throw values.Fault(
                    block["from"]?.Line ?? block.Line,
                    $"a section above already shows the {section.Source.ToString().ToLowerInvariant()}; take one of the two away");
            }
        }
    }

    /// <summary>A template that forbids a word must not print it itself: in its headings, in what it prints for nothing, or as its reason for being chosen.</summary>
    public static void KeepsItsOwnRule(
        TemplateBlock front, MinutesTemplate template, IReadOnlyList<TemplateBlock> blocks, IReadOnlyList<TemplateSection> sections, TemplateValues values)
    {
        if (template.Forbidden.Count == 0)
        {
            return;
        }

        var forbidden = new PhraseMatcher(template.Forbidden);
        Refuse(forbidden, template.Title, front["title"]?.Line ?? front.Line, values);
        foreach (var phrase in template.Detect)
        {
            Refuse(forbidden, phrase.Text, front["detect"]?.Line ?? front.Line, values);
        }

        for (var i = 0; i < sections.Count; i++)
        {
            Refuse(forbidden, sections[i].Title, blocks[i].Line, values);
            Refuse(forbidden, sections[i].WhenEmpty, blocks[i]["when-empty"]?.Line ?? blocks[i].Line, values);
        }
    }

    private static void Refuse(PhraseMatcher forbidden, string printed, int line, TemplateValues values)
    {
        if (forbidden.Any(printed))
        {
            throw values.Fault(line, "these words would be printed, and the template's own \"forbidden\" list forbids them; word it otherwise");
        }
    }
}
