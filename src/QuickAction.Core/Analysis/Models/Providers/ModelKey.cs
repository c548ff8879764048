namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>An API key that does not show itself.</summary>
internal sealed class ModelKey
{
    /// <summary>Longer than any provider's key; a longer file is not a key.</summary>
    private const int MostBytes = 8192;

    private readonly string _value;

    private ModelKey(string value) => _value = value;

    /// <summary>The key of the settings or of the file that they name; null when there is none.</summary>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Misconfigured"/>: the file cannot be read or holds no key.</exception>
    public static ModelKey? Of(ModelOptions options)
    {
        var text = options.Key.Length > 0 ? options.Key : options.KeyFile.Length > 0 ? Read(options.KeyFile) : "";
        var key = text.Trim();
        if (key.Length == 0)
        {
            return options.KeyFile.Length > 0 ? throw Wrong("the file that Model:KeyFile names is empty") : null;
        }

        // What a header cannot carry would come back in an exception's message.
        return key.All(c => c is > ' ' and <= '~') ? new ModelKey(key) : throw Wrong("the key has a character in it that no key has");
    }

    public string Reveal() => _value;

    public override string ToString() => "(key)";

    private static string Read(string path)
    {
        try
        {
            return new FileInfo(path).Length <= MostBytes ? File.ReadAllText(path) : throw Wrong("the file that Model:KeyFile names is too long for a key");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new QuickActionException(ProblemCode.Misconfigured, "The settings are wrong: the file that Model:KeyFile names cannot be read.", inner: error);
        }
    }

    private static QuickActionException Wrong(string what) => new(ProblemCode.Misconfigured, $"The settings are wrong: {what}.");
}
