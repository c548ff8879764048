using System.Text.Json;

namespace QuickAction.TestKit;

/// <summary>What a tokenizer that we did not write counts (npm <c>js-tiktoken</c>, with the rank tables of OpenAI's models).</summary>
/// <param name="Cl100k">Tokens in <c>cl100k_base</c>.</param>
/// <param name="O200k">Tokens in <c>o200k_base</c>.</param>
public sealed record TrueTokens(int Cl100k, int O200k)
{
    public int Most => Math.Max(Cl100k, O200k);

    public static async Task<IReadOnlyList<TrueTokens>> CountAsync(IReadOnlyList<string> texts)
    {
        var answer = await OutsideProgram.RunAsync("node", [Path.Combine(OutsideProgram.Folder, "tokens.cjs")], JsonSerializer.Serialize(texts));
        answer.ExitCode.ShouldBe(0, answer.Error);
        return [.. JsonSerializer.Deserialize<int[][]>(answer.Out)!.Select(c => new TrueTokens(c[0], c[1]))];
    }
}
