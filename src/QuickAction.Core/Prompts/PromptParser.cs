using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace QuickAction.Core.Prompts;

/// <summary>
/// Reads a prompt file: front matter between two <c>---</c> lines, then <c># System</c> and <c># User</c>. <c>{{name}}</c> in the user part is the place of an
/// input. Strict, because a council may write its own: every fault names the file and how to mend it.
/// </summary>
public static partial class PromptParser
{
    private const int MostOutputTokens = 100_000;
    private const string SystemHeading = "\n# System\n";
    private const string UserHeading = "\n# User\n";
    private static readonly string[] Keys = ["name", "version", "purpose", "inputs", "output", "output-tokens", "tier"];
    private const string Draft = "draft";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="file">The file's name as the refusal shows it, such as <c>minutes-notes/v1.md</c>.</param>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Misconfigured"/>: what is wrong with the file.</exception>
    public static Prompt Parse(string file, ReadOnlySpan<byte> bytes)
    {
        var (front, body) = Parts(file, Text(file, bytes));
        var values = Values(file, front);
        var system = body.IndexOf(SystemHeading, StringComparison.Ordinal);
        var user = body.IndexOf(UserHeading, StringComparison.Ordinal);
        if (system != 0 || user < system)
        {
            throw Wrong(file, "after the head it needs the headings \"# System\" and \"# User\", in this order");
        }

        var prompt = new Prompt
        {
            Name = values["name"],
            Version = Number(file, values, "version", 9999),
            Purpose = values["purpose"],
            Inputs = [.. values["inputs"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Output = values["output"],
            OutputTokens = Number(file, values, "output-tokens", MostOutputTokens),
            Tier = Enum.TryParse<PromptTier>(values["tier"], ignoreCase: true, out var tier) && Enum.IsDefined(tier) ? tier : throw Wrong(file, "tier is fast or best"),
            System = body[SystemHeading.Length..user].Trim(),
            User = [.. Pieces(body[(user + UserHeading.Length)..].Trim())],
            IsDraft = values.GetValueOrDefault(Draft) switch
            {
                null or "no" => false,
                "yes" => true,
                _ => throw Wrong(file, "draft is yes or no"),
            },
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
        return Checked(file, prompt);
    }

    private static Prompt Checked(string file, Prompt prompt)
    {
        var places = prompt.User.Select(p => p.Input).OfType<string>().ToList();
        return file != $"{prompt.Name}/v{prompt.Version.ToString(CultureInfo.InvariantCulture)}.md" ? throw Wrong(file, $"name and version in it do not fit its place; it belongs in {prompt.Name}/v{prompt.Version}.md")
            : prompt.System.Length == 0 ? throw Wrong(file, "its system part is empty")
            : prompt.System.Contains("{{", StringComparison.Ordinal) ? throw Wrong(file, "its system part has a place for an input; inputs go into the user part")
            : !places.Order().SequenceEqual(prompt.Inputs.Order()) ? throw Wrong(file, $"its user part has the places {string.Join(", ", places)}, but its head lists the inputs {string.Join(", ", prompt.Inputs)}")
            : prompt;
    }

    private static IEnumerable<PromptPiece> Pieces(string user)
    {
        var at = 0;
        foreach (Match place in Place().Matches(user))
        {
            if (place.Index > at)
            {
                yield return new PromptPiece(user[at..place.Index]);
            }

            yield return new PromptPiece("", place.Value[2..^2]);
            at = place.Index + place.Length;
        }

        if (at < user.Length)
        {
            yield return new PromptPiece(user[at..]);
        }
    }

    private static (string Front, string Body) Parts(string file, string text)
    {
        const string fence = "---\n";
        var end = text.IndexOf("\n" + fence, fence.Length - 1, StringComparison.Ordinal);
        return text.StartsWith(fence, StringComparison.Ordinal) && end > 0
            ? (text[fence.Length..(end + 1)], text[(end + 1 + fence.Length)..])
            : throw Wrong(file, "it must begin with a head between two lines ---");
    }

    private static Dictionary<string, string> Values(string file, string front)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in front.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var key = colon < 0 ? line : line[..colon].Trim();
            if (colon < 0 || !(Keys.Contains(key) || key == Draft) || !values.TryAdd(key, line[(colon + 1)..].Trim()))
            {
                throw Wrong(file, $"the head has a line \"{key}\" that it should not have or has twice; its keys are {string.Join(", ", Keys)} and {Draft}");
            }
        }

        return Keys.FirstOrDefault(k => values.GetValueOrDefault(k) is not { Length: > 0 }) is { } missing
            ? throw Wrong(file, $"the head says nothing for {missing}")
            : values;
    }

    private static int Number(string file, Dictionary<string, string> values, string key, int most) =>
        int.TryParse(values[key], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw Wrong(file, $"{key} is not a number from 1 to {most}");

    private static string Text(string file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            throw Wrong(file, "it is not UTF-8 text; save it as UTF-8");
        }
    }

    internal static QuickActionException Wrong(string file, string what) => new(ProblemCode.Misconfigured, $"The prompt {file} is wrong: {what}.");

    [GeneratedRegex(@"\{\{[a-z]+\}\}")]
    private static partial Regex Place();
}
