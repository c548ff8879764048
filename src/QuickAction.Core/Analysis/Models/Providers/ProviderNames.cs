namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>The providers that configuration can name.</summary>
public static class ProviderNames
{
    /// <summary>Azure OpenAI by its v1 endpoint, with a key or Entra ID.</summary>
    public const string AzureOpenAi = "azure-openai";

    /// <summary>OpenAI, or any server that speaks its chat completions: Ollama, llama.cpp, vLLM and others.</summary>
    public const string OpenAi = "openai";
}
